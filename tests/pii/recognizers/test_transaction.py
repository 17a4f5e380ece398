"""What is read as transaction after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("交易号：2024050122001412345678", "2024050122001412345678"),
    ("流水号: TXN20240501000123", "TXN20240501000123"),
    ("transaction_id=4200001234202405", "4200001234202405"),
]

NO_VALUES = [
    "交易号：",
    "transaction_id: string",
    "流水号：1",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("transaction", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("transaction", text) == []
