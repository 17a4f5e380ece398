"""What is read as gender after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("性别：男", "男"),
    ("性别男 年龄 35", "男"),
    ("性别：女 年龄：20", "女"),
    ("gender: female", "female"),
    ('"sex":"M"', "M"),
    ("性别：男性，", "男性"),
    ("Gender: Male", "Male"),
]

NO_VALUES = [
    "性别：",
    "性别：男/女",
    "性别：□男 □女",
    "性别平等",
    "gender: string",
    "sex: male/female",
    "性别：男装专区",
    "gender: M/F",
    "性别：不限",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("gender", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("gender", text) == []
