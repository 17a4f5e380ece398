"""One-time codes after a label: four to eight digits, or capitals with digits."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE
from leakcase.pii.recognizer import LabelledRecognizer

_UNIT = (
    rb"(?![0-9A-Za-z.:/%_-]|\s?(?:\xe4\xbd\x8d|\xe5\xb9\xb4|\xe5\x88\x86|\xe7\xa7\x92"
    rb"|\xe4\xb8\xaa|\xe6\xac\xa1|\xe5\x85\x83|\xe5\xa4\xa9))"
)
VALUE = re.compile(
    NOT_TEMPLATE + rb"(?:(?:[A-Z]-)?[0-9]{4,8}(?:(?=\.(?![0-9A-Za-z]))|" + _UNIT + rb")"
    rb"|(?=[A-Z]{0,7}[0-9])[0-9A-Z]{4,8}" + _UNIT + rb")"
)


def check(value: bytes) -> Tier | None:
    """CHECKED: nothing in a code can be verified."""
    return Tier.CHECKED if len(set(value)) > 1 else None


RECOGNIZERS = (LabelledRecognizer("otp", VALUE, check, connector=False, priority=60),)
