"""Card security codes (three or four digits) and expiry dates (month and year) after a label."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    rb"(?:(?:0[1-9]|1[0-2])\s?[/-]\s?(?:20)?[2-4][0-9]|20[2-4][0-9](?:[/-]"
    rb"|\xe5\xb9\xb4)(?:0?[1-9]|1[0-2])(?:\xe6\x9c\x88)?"
    rb"|[0-9]{3,4})(?![0-9A-Za-z]|[-/:.,][0-9]|\s?(?:\xe4\xbd\x8d|\xe5\xb9\xb4|\xe6\x9c\x88"
    rb"|\xe5\xa4\xa9|\xe5\x88\x86|\xe5\x85\x83))"
)


def check(value: bytes) -> Tier | None:
    """CHECKED: a code has no inner structure."""
    return Tier.CHECKED if len(set(value)) > 1 else None


RECOGNIZERS = (LabelledRecognizer("card_security", VALUE, check, priority=60),)
