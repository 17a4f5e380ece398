"""Access keys of cloud services, told by their prefix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

AMAZON = "AKIAZ2QX7NPL4WVT5RSM"
ALIBABA = "LTAI5tQz7WbNcXkRpVmHsDfG"

FOUND = [
    ("secret_key", AMAZON, AMAZON, Tier.CHECKED, {"issuer_known"}),
    ("secret_key", "ASIA" + AMAZON[4:], "ASIA" + AMAZON[4:], Tier.CHECKED, {"issuer_known"}),
    ("secret_key", ALIBABA, ALIBABA, Tier.CHECKED, {"issuer_known"}),
    ("secret_key", ALIBABA[:16], ALIBABA[:16], Tier.CHECKED, {"issuer_known"}),
    ("secret_key", f"（{AMAZON}）", AMAZON, Tier.CHECKED, {"issuer_known"}),
    ("secret_key", f"k={AMAZON};", AMAZON, Tier.CHECKED, {"issuer_known"}),
    (
        "secret_key",
        f"access_key_id={ALIBABA}",
        ALIBABA,
        Tier.CONFIRMED,
        {"issuer_known", "label"},
    ),
]

OTHER = [
    ("secret_key", AMAZON[:19]),
    ("secret_key", f"{AMAZON}X"),
    ("secret_key", f"x{AMAZON}"),
    ("secret_key", f"BKIA{AMAZON[4:]}"),
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
