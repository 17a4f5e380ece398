"""What is read as income after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("月收入：12000元", "12000元"),
    ("年薪：30万", "30万"),
    ("salary: 8500", "8500"),
    ("工资：¥9,800.00", "¥9,800.00"),
    ("税后收入：8500.50", "8500.50"),
]

NO_VALUES = [
    "工资：面议",
    "薪资：8k-12k",
    "营业收入：12000元",
    "salary: number",
    "月收入：5000-8000元",
    "收入：3%",
    "工资：3",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("income", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("income", text) == []
