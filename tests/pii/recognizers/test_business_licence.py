"""Business registration numbers of 15 digits, after a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable


def _licence(first14: str) -> str:
    """ISO 7064 MOD 11,10."""
    product = 10
    for digit in first14:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return first14 + str((11 - product) % 10)


NUMBER = _licence("11010800123456")
WRONG = NUMBER[:-1] + str((int(NUMBER[-1]) + 1) % 10)

FOUND = [
    (
        "business_licence",
        f"营业执照注册号：{NUMBER}",
        NUMBER,
        Tier.CONFIRMED,
        {"check_digit_ok", "label"},
    ),
]

OTHER = [
    ("business_licence", NUMBER),
    ("business_licence", f"营业执照注册号：{WRONG}"),
    ("business_licence", f"订单号：{NUMBER}"),
]


@pytest.mark.parametrize(("category", "text", "value", "tier", "reasons"), FOUND)
def test_what_holds_decides_how_sure_it_is(
    category: str,
    text: str,
    value: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert judged(category, text) == [(value, tier, reasons)]


@pytest.mark.parametrize(("category", "text"), OTHER)
def test_what_only_looks_like_one_is_left(
    category: str, text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values(category, text) == []
