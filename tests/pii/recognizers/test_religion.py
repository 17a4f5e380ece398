"""What is read as religion after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("宗教信仰：佛教", "佛教"),
    ("宗教：伊斯兰教", "伊斯兰教"),
    ("religion: Catholic", "Catholic"),
    ("宗教信仰：基督徒", "基督徒"),
]

NO_VALUES = [
    "宗教信仰：无",
    "宗教信仰自由",
    "religion: string",
    "宗教：佛教/道教",
    "宗教信仰",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("religion", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("religion", text) == []
