"""What is read as birth date after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("出生日期：1990-03-07", "1990-03-07"),
    ("出生日期：1990年3月7日", "1990年3月7日"),
    ("生日：19900307", "19900307"),
    ("birthday: 1990/03/07", "1990/03/07"),
    ("Date of birth: March 7, 1990", "March 7, 1990"),
    ("出生年月：1990年3月", "1990年3月"),
    ("dob=07/03/1990", "07/03/1990"),
    ("他生于1962年4月5日", "1962年4月5日"),
]

NO_VALUES = [
    "出生日期：",
    "生日快乐",
    "出生日期：1990-13-45",
    "birthday: date",
    "出生日期：yyyy-MM-dd",
    "birth_date: null",
    "生日：20259999",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("birth_date", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("birth_date", text) == []
