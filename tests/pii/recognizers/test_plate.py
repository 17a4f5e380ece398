"""Vehicle plates: province, office, five or six characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

WRITTEN = [
    *(
        (text, text)
        for text in (
            "京A12347",
            "京A·12347",
            "京A-12347",
            "京A 12347",
            "京a12347",
            "苏E6X6X6",
            "沪ADM1234",
            "京AD12347",
            "京A12347D",
            "京Ａ１２３４７",
        )
    ),
    ("车牌京A12347", "京A12347"),
    ("在京A12347停", "京A12347"),
    ("北京A12347，", "京A12347"),
]

OTHER = [
    "京I12347",
    "京A1234I",
    "京A1234O",
    "京AABCDE",
    "京AABCD1",
    "京A123456",
    "京A1234",
    "京A12347abc",
    "津A12345678",
    "云A股12347",
    "房A12347",
]

TIERS = [
    ("京A12347", Tier.CHECKED, {"structure_ok"}),
    ("车牌号：京A12347", Tier.CONFIRMED, {"structure_ok", "label"}),
    ("订单号：京A12347", Tier.FORMAT, {"structure_ok", "other_label"}),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_it_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("plate", text) == [value]


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_one_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("plate", text) == []


@pytest.mark.parametrize(("text", "tier", "reasons"), TIERS)
def test_what_holds_decides_how_sure_it_is(
    text: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert [found[1:] for found in judged("plate", text)] == [(tier, reasons)]


def test_every_invented_plate_is_found(values: Callable[[str, str], list[str]]) -> None:
    dice = Dice(19)
    plates = [identifiers.plate(dice) for _ in range(100)]
    plates += [identifiers.plate_new_energy(dice) for _ in range(100)]
    assert values("plate", "、".join(plates)) == plates
