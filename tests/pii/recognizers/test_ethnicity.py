"""What is read as ethnicity after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("民族：汉族", "汉族"),
    ("民族：维吾尔族", "维吾尔族"),
    ("民族：汉", "汉"),
    ("民族: 藏族", "藏族"),
    ("ethnicity: Han", "Han"),
    ('"minzu":"回族"', "回族"),
]

NO_VALUES = [
    "民族团结",
    "民族：",
    "民族：必填",
    "民族：汉语言",
    "民族服饰",
    "ethnicity: string",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("ethnicity", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("ethnicity", text) == []
