"""Vehicle identification numbers: the check character holds, or a label says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = identifiers.vin(Dice(20))
WRONG = NUMBER[:8] + ("1" if NUMBER[8] != "1" else "2") + NUMBER[9:]

WRITTEN = [
    *(
        (text, text)
        for text in (
            NUMBER,
            NUMBER.lower(),
            f"{NUMBER[:3]} {NUMBER[3:9]} {NUMBER[9:]}",
            f"{NUMBER[:3]}-{NUMBER[3:]}",
        )
    ),
    (f"车{NUMBER}号", NUMBER),
    (f"（{NUMBER}）", NUMBER),
]

OTHER = [
    WRONG,
    f"VIN：{NUMBER[:16]}",
    f"{NUMBER}1",
    f"x{NUMBER}",
    f"VIN:I{NUMBER[1:]}",
    f"订单号：{NUMBER}",
    "commit 1a2b3c4d5e6f7a8b9",
    "1" * 17,
]

TIERS = [
    (NUMBER, Tier.CHECKED, {"check_digit_ok"}),
    (f"车架号：{NUMBER}", Tier.CONFIRMED, {"check_digit_ok", "label"}),
    (f"VIN: {WRONG}", Tier.FORMAT, {"check_digit_wrong", "label"}),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_it_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("vin", text) == [value]


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_one_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("vin", text) == []


@pytest.mark.parametrize(("text", "tier", "reasons"), TIERS)
def test_what_holds_decides_how_sure_it_is(
    text: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert [found[1:] for found in judged("vin", text)] == [(tier, reasons)]


def test_every_invented_number_is_found(values: Callable[[str, str], list[str]]) -> None:
    dice = Dice(21)
    numbers = [identifiers.vin(dice) for _ in range(200)]
    assert values("vin", "\n".join(f"车{number}" for number in numbers)) == numbers
