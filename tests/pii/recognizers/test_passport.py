"""Passports: Chinese ones by their letters, others by label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

FOUND = [
    ("passport_cn", "E12345679", "E12345679", Tier.FORMAT, {"structure_ok"}),
    ("passport_cn", "EA1234569", "EA1234569", Tier.FORMAT, {"structure_ok"}),
    ("passport_cn", "G12345679", "G12345679", Tier.FORMAT, {"structure_ok"}),
    ("passport_cn", "他持E12345679，", "E12345679", Tier.FORMAT, {"structure_ok"}),
    ("passport_cn", "护照号：E12345679", "E12345679", Tier.CHECKED, {"structure_ok", "label"}),
    ("passport_cn", "护照号：E 12345679", "E 12345679", Tier.CHECKED, {"structure_ok", "label"}),
    ("passport_cn", "护照：D12345679", "D12345679", Tier.CHECKED, {"label"}),
    ("passport_cn", "护照号码：SE1234569", "SE1234569", Tier.CHECKED, {"label"}),
    (
        "passport_cn",
        "护照号：Ｅ１２３４５６７９",
        "Ｅ１２３４５６７９",
        Tier.CHECKED,
        {"structure_ok", "label", "decoded"},
    ),
    ("passport_foreign", "passport no: AB1234569", "AB1234569", Tier.CHECKED, {"label"}),
    ("passport_foreign", "passport: 923456789", "923456789", Tier.CHECKED, {"label"}),
    ("passport_foreign", "护照：K1234569A", "K1234569A", Tier.CHECKED, {"label"}),
]

OTHER = [
    ("passport_cn", "D12345679"),
    ("passport_cn", "E1234569"),
    ("passport_cn", "E123456790"),
    ("passport_cn", "xE12345679"),
    ("passport_cn", "E12345679-1"),
    ("passport_cn", "型号E12345679"),
    ("passport_cn", "订单号：E12345679"),
    ("passport_cn", "护照 EI1234569"),
    ("passport_foreign", "AB1234569"),
    ("passport_foreign", "passport: 12345"),
    ("passport_foreign", "passport: required"),
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
