"""Disability cards: a resident ID and two digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = identifiers.disability_card(Dice(36))
WRONG = NUMBER[:17] + ("1" if NUMBER[17] != "1" else "2") + NUMBER[18:]
GOOD = {"check_digit_ok", "date_valid", "structure_ok"}

FOUND = [
    ("disability_card", NUMBER, NUMBER, Tier.CHECKED, GOOD),
    ("disability_card", f"残疾人证：{NUMBER}", NUMBER, Tier.CONFIRMED, {*GOOD, "label"}),
    (
        "disability_card",
        f"残疾人证：{WRONG}",
        WRONG,
        Tier.FORMAT,
        {"check_digit_wrong", "date_valid", "structure_ok", "label"},
    ),
]

OTHER = [
    ("disability_card", WRONG),
    ("disability_card", f"{NUMBER[:18]}81"),
    ("disability_card", f"{NUMBER[:18]}15"),
    ("disability_card", f"{NUMBER}1"),
    ("resident_id", NUMBER),
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
