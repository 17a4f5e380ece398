"""Incomes after a label: an amount of at least 500; a range offered in an advertisement is none."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import words
from leakcase.pii.recognizer import LabelledRecognizer

_UNITS = words(
    [
        "万元",
        "万",
        "萬元",
        "元",
        "块",
        "k",
        "K",
        "RMB",
        "CNY",
        "USD",
        "元/月",
        "万/年",
        "元/年",
        "/月",
        "/年",
        "千元",
    ]
)
MONEY = re.compile(
    rb"(?<![<>])(?<![<>] )(?:(?:\xc2\xa5|\xef\xbf\xa5|\$|RMB|CNY|USD|US\$|NT\$"
    rb"|HK\$)\s?)?(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,10})(?:\.[0-9]{1,4})?(?![0-9,.]?[0-9])"
    rb"(?:\s?"
    + _UNITS
    + rb"){0,2}(?![0-9A-Za-z%_])(?!\s?(?:[-~]|\xe2\x80\x94|\xef\xbd\x9e|\xe8\x87\xb3"
    rb"|\xe5\x88\xb0)\s?[0-9])"
)
"""An amount of money, with its currency or unit where it has one."""
_THOUSANDS = re.compile("[万萬千kK]")


def amount(value: bytes) -> float:
    """The amount in the currency's unit."""
    text = value.decode("utf-8")
    digits = re.sub(r"[^\d.]", "", text)
    scale = 10_000 if re.search("[万萬]", text) else 1_000 if _THOUSANDS.search(text) else 1
    return float(digits.strip(".") or 0) * scale if digits.count(".") <= 1 else 0.0


def check(value: bytes) -> Tier | None:
    """CHECKED for an amount a person could earn."""
    return Tier.CHECKED if 500 <= amount(value) <= 1e9 else None


RECOGNIZERS = (LabelledRecognizer("income", MONEY, check),)
