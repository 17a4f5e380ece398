"""Landline numbers: an allotted area code, written apart from the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = "010-62345079"

WRITTEN = [
    *(
        (text, text)
        for text in (
            NUMBER,
            "010 62345079",
            "(010)62345079",
            "（010）62345079",
            "+86-10-62345079",
            "+86 10 62345079",
            "0086-10-62345079",
            "86-21-62345079",
            "0551-53970623",
            "0551-53970623-801",
            "0351-2234507",
            "０１０－６２３４５０７９",
        )
    ),
    (f"电话{NUMBER}。", NUMBER),
    ("0551-53970623转801", "0551-53970623"),
    (f"\U0001f4de{NUMBER}", NUMBER),
]

OTHER = [
    "0000-62345079",
    "0101-23456079",
    "010-12345079",
    "2010-62345079",
    f"v{NUMBER}",
    f"{NUMBER}x",
    "2024-01-02",
    "2024-01-02 10:00",
    "400-800-1234",
    f"订单号：{NUMBER}",
]

TIERS = [
    (NUMBER, Tier.CHECKED, {"segment_known", "grouped"}),
    (f"传真：{NUMBER}", Tier.CONFIRMED, {"segment_known", "grouped", "label"}),
    ("01062345079", Tier.FORMAT, {"segment_known"}),
    ("电话：01062345079", Tier.CHECKED, {"segment_known", "label"}),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_it_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("landline", text) == [value]


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_one_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("landline", text) == []


@pytest.mark.parametrize(("text", "tier", "reasons"), TIERS)
def test_what_holds_decides_how_sure_it_is(
    text: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert [found[1:] for found in judged("landline", text)] == [(tier, reasons)]
