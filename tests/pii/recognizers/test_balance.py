"""What is read as balance after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("账户余额：12,345.67元", "12,345.67元"),
    ("余额：500.00", "500.00"),
    ("balance: 1024.50", "1024.50"),
    ("存款：20万", "20万"),
]

NO_VALUES = [
    "余额不足",
    "余额：0.00",
    "balance: 0",
    "期末余额：12,345.67",
    "account_balance: number",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("balance", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("balance", text) == []
