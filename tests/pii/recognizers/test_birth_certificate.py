"""Medical birth certificates: a letter and nine digits after a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = identifiers.birth_certificate(Dice(35))

FOUND = [
    ("birth_certificate", f"出生医学证明：{NUMBER}", NUMBER, Tier.CHECKED, {"label"}),
    ("birth_certificate", f"出生证编号 {NUMBER}", NUMBER, Tier.CHECKED, {"label"}),
    ("birth_certificate", f"出生证号：{NUMBER.lower()}", NUMBER.lower(), Tier.CHECKED, {"label"}),
]

OTHER = [
    ("birth_certificate", NUMBER),
    ("birth_certificate", f"订单号：{NUMBER}"),
    ("birth_certificate", f"出生证：{NUMBER[:9]}"),
    ("birth_certificate", f"出生证：{NUMBER}1"),
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
