"""What is read as security answer after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("密保答案：小花猫", "小花猫"),
    ("security_answer: Rover77", "Rover77"),
]

NO_VALUES = [
    "密保答案：请输入",
    "security_answer: string",
    "密保答案不能为空",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("security_answer", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("security_answer", text) == []
