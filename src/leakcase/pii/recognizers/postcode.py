"""Postcodes of mainland China after a label: six digits in the range of a province (GB/T 15001)."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(rb"(?:0[1-7]|[1-7][0-9]|8[0-6])[0-9]{4}(?![0-9A-Za-z_]|[-.][0-9])")


def check(value: bytes) -> Tier | None:
    """CONFIRMED: label and range agree."""
    return Tier.CONFIRMED if len(set(value)) > 1 else None


RECOGNIZERS = (LabelledRecognizer("postcode", VALUE, check, connector=False),)
