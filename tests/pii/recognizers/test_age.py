"""What is read as age after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("年龄：35岁", "35岁"),
    ("年龄：8", "8"),
    ("age: 42", "42"),
    ('"age":29,', "29"),
    ("年齡：66歲", "66歲"),
]

NO_VALUES = [
    "年龄段",
    "年龄：18-60岁",
    "年龄：18岁以上",
    "年龄：",
    "age: 3600",
    "age: int",
    "年龄：35.5",
    "page: 12",
    "max-age=100",
    "age > 18 or age < 5 and age = x",
    "年龄：130",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("age", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("age", text) == []
