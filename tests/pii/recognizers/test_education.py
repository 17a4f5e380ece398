"""What is read as education after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("学历：本科", "本科"),
    ("文化程度：高中", "高中"),
    ("最高学历：硕士研究生", "硕士研究生"),
    ("毕业院校：某某工业大学", "某某工业大学"),
    ("education: Bachelor's degree", "Bachelor's degree"),
]

NO_VALUES = [
    "学历：本科及以上",
    "学历要求",
    "学历：不限",
    "education: string",
    "学历：本科/硕士",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("education", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("education", text) == []
