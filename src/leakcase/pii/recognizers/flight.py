"""Flight numbers after a label (IATA designator and three or four digits) and ticket numbers."""

from __future__ import annotations

import re

from leakcase.pii.data.airlines import DESIGNATORS
from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(rb"(?:[0-9A-Z]{2}\s?[0-9]{3,4}[A-Z]?|[0-9]{3}-?[0-9]{10})(?![0-9A-Za-z_-])")


def check(value: bytes) -> Tier | None:
    """CONFIRMED for a designator in use, CHECKED for a ticket number."""
    text = value.decode("ascii")
    if len(text) >= 13:
        return Tier.CHECKED
    return Tier.CONFIRMED if text[:2] in DESIGNATORS else None


RECOGNIZERS = (LabelledRecognizer("flight", VALUE, check, connector=False, priority=55),)
