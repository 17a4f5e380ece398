"""Travel permits: a letter and digits are one only when a label says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

_LABEL = {"label"}

FOUND = [
    ("hk_macao_permit", "回乡证：H12345679", "H12345679", Tier.CHECKED, _LABEL),
    ("hk_macao_permit", "回乡证 M12345679", "M12345679", Tier.CHECKED, _LABEL),
    (
        "hk_macao_permit",
        "港澳居民来往内地通行证 H1234567901",
        "H1234567901",
        Tier.CHECKED,
        _LABEL,
    ),
    ("taiwan_permit", "台胞证：12345679", "12345679", Tier.CHECKED, _LABEL),
    ("taiwan_permit", "台胞证号 1234567901", "1234567901", Tier.CHECKED, _LABEL),
    ("taiwan_permit", "台湾居民来往大陆通行证：T12345679", "T12345679", Tier.CHECKED, _LABEL),
    ("exit_permit", "港澳通行证：C12345679", "C12345679", Tier.CHECKED, _LABEL),
    ("exit_permit", "往来港澳通行证：CA1234569", "CA1234569", Tier.CHECKED, _LABEL),
    ("exit_permit", "往来台湾通行证：L12345679", "L12345679", Tier.CHECKED, _LABEL),
]

OTHER = [
    ("hk_macao_permit", "H12345679"),
    ("hk_macao_permit", "回乡证：H1234567"),
    ("hk_macao_permit", "订单号：H12345679"),
    ("taiwan_permit", "12345679"),
    ("taiwan_permit", "台胞证：1234567"),
    ("exit_permit", "C12345679"),
    ("exit_permit", "L12345679"),
    ("exit_permit", "港澳通行证：C1234567X"),
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
