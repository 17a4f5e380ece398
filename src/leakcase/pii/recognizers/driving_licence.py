"""Driving licence and file numbers after a label: the holder's ID number, or twelve digits."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    NOT_TEMPLATE + rb"(?:[1-8][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx]|[1-8][0-9]{11}"
    rb"|[A-Z][0-9]{7,12})(?![0-9A-Za-z])"
)


def check(value: bytes) -> Tier | None:
    """CHECKED: the label names it; twelve digits have no check digit."""
    return Tier.CHECKED if len(set(value)) > 2 else None


RECOGNIZERS = (LabelledRecognizer("driving_licence", VALUE, check, priority=45),)
