"""Social security numbers after a label: the ID number, a card's nine characters, a city's own."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    NOT_TEMPLATE + rb"(?:[0-9]{17}[0-9Xx]|[A-Z][0-9]{8}|[0-9]{3}-[0-9]{2}-[0-9]{4}"
    rb"|[0-9]{7,16})(?![0-9A-Za-z]|[.-][0-9])"
)


def check(value: bytes) -> Tier | None:
    """CHECKED: the label names it; the forms of cities have no check digit in common."""
    return Tier.CHECKED if len(set(value)) > 2 else None


RECOGNIZERS = (LabelledRecognizer("social_security", VALUE, check, priority=45),)
