"""Waybill numbers whose shape names the carrier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

FOUND = [
    *(
        ("waybill", number, number, Tier.CHECKED, {"issuer_known"})
        for number in (
            "SF7582773126639",
            "SF758277312663",
            "YT7582773126639",
            "JT7582773126639",
            "JDVA54560004296",
            "sf7582773126639",
        )
    ),
    (
        "waybill",
        "运单号：SF7582773126639",
        "SF7582773126639",
        Tier.CONFIRMED,
        {"issuer_known", "label"},
    ),
    (
        "waybill",
        "快递SF7582773126639已签收",
        "SF7582773126639",
        Tier.CONFIRMED,
        {"issuer_known", "context"},
    ),
]

OTHER = [
    ("waybill", "SF123"),
    ("waybill", "YT758277312663"),
    ("waybill", "JDX012345678901"),
    ("waybill", "xSF7582773126639"),
    ("waybill", "SF75827731266390"),
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
