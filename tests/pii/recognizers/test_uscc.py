"""Unified social credit codes: organisations, so that they are not taken for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

CODE = identifiers.uscc(Dice(37))
WRONG = CODE[:-1] + ("A" if CODE[-1] != "A" else "B")

FOUND = [
    ("uscc", CODE, CODE, Tier.CHECKED, {"check_digit_ok"}),
    ("uscc", CODE.lower(), CODE.lower(), Tier.CHECKED, {"check_digit_ok"}),
    ("uscc", f"（{CODE}）", CODE, Tier.CHECKED, {"check_digit_ok"}),
    ("uscc", f"统一社会信用代码：{CODE}", CODE, Tier.CONFIRMED, {"check_digit_ok", "label"}),
]

OTHER = [
    ("uscc", WRONG),
    ("uscc", f"B{CODE[1:]}"),
    ("uscc", f"{CODE}1"),
    ("resident_id", CODE),
    ("bank_card", CODE),
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


def test_every_invented_code_is_found(values: Callable[[str, str], list[str]]) -> None:
    dice = Dice(38)
    codes = [identifiers.uscc(dice) for _ in range(200)]
    assert values("uscc", "\n".join(codes)) == codes
