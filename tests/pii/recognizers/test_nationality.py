"""What is read as nationality after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("国籍：中国", "中国"),
    ("国籍：美国", "美国"),
    ("nationality: Chinese", "Chinese"),
]

NO_VALUES = [
    "国籍：",
    "国籍：请选择",
    "nationality: string",
    "国籍：中国/美国",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("nationality", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("nationality", text) == []
