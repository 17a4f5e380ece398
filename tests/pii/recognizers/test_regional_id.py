"""Identity cards of Hong Kong, Macao and Taiwan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import check_digits, identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

_DICE = Dice(32)
HONG_KONG = identifiers.hk_id(_DICE)
BARE = HONG_KONG.replace("(", "").replace(")", "")
WRONG = HONG_KONG[:-2] + ("1" if HONG_KONG[-2] != "1" else "2") + ")"
TWO_LETTERS = f"WX123456({check_digits.hong_kong('WX123456')})"
WIDE = HONG_KONG.replace("(", "（").replace(")", "）")
MACAO = identifiers.macao_id(_DICE)
TAIWAN = identifiers.taiwan_id(_DICE)
WRONG_TAIWAN = TAIWAN[:-1] + str((int(TAIWAN[-1]) + 1) % 10)

FOUND = [
    ("hk_id", HONG_KONG, HONG_KONG, Tier.CHECKED, {"check_digit_ok"}),
    ("hk_id", WIDE, WIDE, Tier.CHECKED, {"check_digit_ok"}),
    ("hk_id", HONG_KONG.lower(), HONG_KONG.lower(), Tier.CHECKED, {"check_digit_ok"}),
    ("hk_id", TWO_LETTERS, TWO_LETTERS, Tier.CHECKED, {"check_digit_ok"}),
    ("hk_id", f"持{HONG_KONG}。", HONG_KONG, Tier.CHECKED, {"check_digit_ok"}),
    ("hk_id", f"HKID: {HONG_KONG}", HONG_KONG, Tier.CONFIRMED, {"check_digit_ok", "label"}),
    ("hk_id", f"香港身份证：{BARE}", BARE, Tier.CONFIRMED, {"check_digit_ok", "label"}),
    ("hk_id", f"身份证号：{BARE}", BARE, Tier.CONFIRMED, {"check_digit_ok", "label"}),
    ("hk_id", f"香港身份证：{WRONG}", WRONG, Tier.FORMAT, {"check_digit_wrong", "label"}),
    ("macao_id", f"澳门身份证：{MACAO}", MACAO, Tier.CONFIRMED, {"structure_ok", "label"}),
    ("macao_id", "澳门身份证 12345679", "12345679", Tier.CHECKED, {"label"}),
    ("taiwan_id", f"台湾身份证：{TAIWAN}", TAIWAN, Tier.CONFIRMED, {"check_digit_ok", "label"}),
    ("taiwan_id", f"身分證字號：{TAIWAN}", TAIWAN, Tier.CONFIRMED, {"check_digit_ok", "label"}),
    (
        "taiwan_id",
        f"台湾身份证：{WRONG_TAIWAN}",
        WRONG_TAIWAN,
        Tier.FORMAT,
        {"check_digit_wrong", "label"},
    ),
]

OTHER = [
    ("hk_id", BARE),
    ("hk_id", WRONG),
    ("hk_id", f"型号{BARE}"),
    ("hk_id", f"订单号：{HONG_KONG}"),
    ("macao_id", MACAO),
    ("macao_id", "澳门身份证：2219017(7)"),
    ("taiwan_id", TAIWAN),
    ("taiwan_id", f"订单号：{TAIWAN}"),
    ("taiwan_id", f"台湾身份证：{TAIWAN[0]}3{TAIWAN[2:]}"),
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
