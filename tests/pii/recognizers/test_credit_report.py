"""What is read as credit report after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("芝麻信用分：725", "725"),
    ("征信记录：逾期3次", "逾期3次"),
    ("credit_score: 680", "680"),
    ("信用等级：良好", "良好"),
]

NO_VALUES = [
    "征信报告下载",
    "credit_score: number",
    "信用分：",
    "征信：2024",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("credit_report", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("credit_report", text) == []
