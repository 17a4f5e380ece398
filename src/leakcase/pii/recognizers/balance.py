"""Balances, deposits and debts after a label: an amount of money with a fraction, unit or size."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer
from leakcase.pii.recognizers.income import MONEY, amount


def check(value: bytes) -> Tier | None:
    """CHECKED where it reads as money, FORMAT for a bare number."""
    if not 0 < amount(value) <= 1e12:
        return None
    plain = re.fullmatch(rb"[0-9]+", value) is not None
    if plain:
        return Tier.FORMAT if amount(value) >= 100 else None
    return Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("balance", MONEY, check),)
