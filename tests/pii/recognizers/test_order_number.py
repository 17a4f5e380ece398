"""What is read as order number after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("订单号：20240501123456", "20240501123456"),
    ("order_no: SO-2024050112", "SO-2024050112"),
    ("商户订单号: 8812345678901234", "8812345678901234"),
]

NO_VALUES = [
    "订单号：",
    "order_id: string",
    "订单号：12",
    "订单已发货",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("order_number", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("order_number", text) == []
