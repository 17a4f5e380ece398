"""Resident ID numbers of 15 digits: no check digit, so region and date must hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = identifiers.resident_id_15(Dice(13))

WRITTEN = [
    (NUMBER, NUMBER),
    (f"{NUMBER[:6]} {NUMBER[6:12]} {NUMBER[12:]}", f"{NUMBER[:6]} {NUMBER[6:12]} {NUMBER[12:]}"),
    (f"老身份证{NUMBER}。", NUMBER),
]

OTHER = [
    f"{NUMBER[:6]}991332{NUMBER[12:]}",
    f"999998{NUMBER[6:]}",
    f"{NUMBER}1",
    f"{NUMBER}.5",
    f"订单号：{NUMBER}",
]

TIERS = [
    (NUMBER, Tier.FORMAT, {"region_known", "date_valid"}),
    (f"身份证号：{NUMBER}", Tier.CHECKED, {"region_known", "date_valid", "label"}),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_it_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("resident_id_15", text) == [value]


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_one_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("resident_id_15", text) == []


@pytest.mark.parametrize(("text", "tier", "reasons"), TIERS)
def test_what_holds_decides_how_sure_it_is(
    text: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert [found[1:] for found in judged("resident_id_15", text)] == [(tier, reasons)]
