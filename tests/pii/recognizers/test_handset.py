"""Numbers of handsets and SIM cards: IMEI by label, IMSI and ICCID by their structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

_DICE = Dice(31)
IMEI = identifiers.imei(_DICE)
WRONG = IMEI[:-1] + str((int(IMEI[-1]) + 1) % 10)
IMSI = identifiers.imsi(_DICE)
ICCID = identifiers.iccid(_DICE)
WRONG_ICCID = ICCID[:-1] + str((int(ICCID[-1]) + 1) % 10)
APART = f"{IMEI[:2]}-{IMEI[2:8]}-{IMEI[8:14]}-{IMEI[14]}"

FOUND = [
    ("imei", f"IMEI:{IMEI}", IMEI, Tier.CONFIRMED, {"check_digit_ok", "label"}),
    ("imei", f"imei={APART}", APART, Tier.CONFIRMED, {"check_digit_ok", "label"}),
    ("imei", f"设备 {IMEI}", IMEI, Tier.CONFIRMED, {"check_digit_ok", "context"}),
    ("imei", f"IMEI: {WRONG}", WRONG, Tier.FORMAT, {"check_digit_wrong", "label"}),
    ("imsi", IMSI, IMSI, Tier.CHECKED, {"structure_ok"}),
    ("imsi", f"IMSI:{IMSI}", IMSI, Tier.CONFIRMED, {"structure_ok", "label"}),
    ("iccid", ICCID, ICCID, Tier.CHECKED, {"check_digit_ok", "issuer_known"}),
    (
        "iccid",
        f"ICCID：{ICCID}",
        ICCID,
        Tier.CONFIRMED,
        {"check_digit_ok", "issuer_known", "label"},
    ),
    ("iccid", WRONG_ICCID, WRONG_ICCID, Tier.FORMAT, {"check_digit_wrong", "issuer_known"}),
    (
        "iccid",
        f"ICCID：{WRONG_ICCID}",
        WRONG_ICCID,
        Tier.FORMAT,
        {"check_digit_wrong", "issuer_known", "label"},
    ),
]

OTHER = [
    ("imei", IMEI),
    ("imei", f"订单号：{IMEI}"),
    ("imei", "IMEI：123456789012345"),
    ("imei", "imei：000000000000000"),
    ("imei", f"IMEI:{IMEI}0"),
    ("imsi", "IMSI: 310150123456789"),
    ("imsi", "460991234567890"),
    ("imsi", f"{IMSI}1"),
    ("iccid", f"1{ICCID}"),
    ("iccid", "79861191215673012482"),
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
