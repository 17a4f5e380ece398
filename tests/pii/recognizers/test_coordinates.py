"""Coordinates: a pair of decimal degrees in China, or on Earth after a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

PAIR = "111.917261,29.383441"

FOUND = [
    ("coordinates", PAIR, PAIR, Tier.CHECKED, {"region_known"}),
    (
        "coordinates",
        PAIR.replace(",", ", "),
        PAIR.replace(",", ", "),
        Tier.CHECKED,
        {"region_known"},
    ),
    ("coordinates", f"[{PAIR}]", PAIR, Tier.CHECKED, {"region_known"}),
    ("coordinates", f"位于{PAIR}附近", PAIR, Tier.CHECKED, {"region_known"}),
    ("coordinates", f"坐标：{PAIR}", PAIR, Tier.CONFIRMED, {"region_known", "label"}),
    (
        "coordinates",
        "坐标：29.383441,111.917261",
        "29.383441,111.917261",
        Tier.CONFIRMED,
        {"region_known", "label"},
    ),
    (
        "coordinates",
        "经纬度 111.917261 29.383441",
        "111.917261 29.383441",
        Tier.CONFIRMED,
        {"region_known", "label"},
    ),
    ("coordinates", "坐标：-73.9857,40.7484", "-73.9857,40.7484", Tier.CHECKED, {"label"}),
    ("coordinates", f"订单号：{PAIR}", PAIR, Tier.FORMAT, {"region_known", "other_label"}),
]

OTHER = [
    ("coordinates", "-73.985712,40.748412"),
    ("coordinates", "200.123456,39.123456"),
    ("coordinates", "坐标：200.123456,39.123456"),
    ("coordinates", "1.234567,2.345678"),
    ("coordinates", "0.12345,0.54321"),
    ("coordinates", "116.40,39.90"),
    ("coordinates", "111.917261"),
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
