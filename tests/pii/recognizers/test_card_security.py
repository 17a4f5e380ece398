"""What is read as card security after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("CVV：123", "123"),
    ("cvc: 8821", "8821"),
    ("信用卡有效期：08/27", "08/27"),
    ("valid thru: 11/2028", "11/2028"),
    ("卡有效期：2027年08月", "2027年08月"),
]

NO_VALUES = [
    "CVV：3位",
    "cvv: string",
    "cvv: null",
    "信用卡有效期 3 年",
    "cvv: 000",
    "CVV 位于卡背面",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("card_security", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("card_security", text) == []
