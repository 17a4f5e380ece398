"""Accounts of social networks after a label: a handle with ``@``, a digit or ``_`` in it."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE, is_expression, is_nothing
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    NOT_TEMPLATE + rb"@?[0-9A-Za-z][0-9A-Za-z_.-]{3,29}(?<![.-])(?![0-9A-Za-z@/(\[]|:/"
    rb"|[.-][0-9A-Za-z])"
)


def check(value: bytes) -> Tier | None:
    """CHECKED: a handle has no check digit."""
    text = value.decode("ascii")
    if is_nothing(text) or (not text.startswith("@") and is_expression(text)):
        return None
    marked = text.startswith("@") or re.search(r"[0-9_]", text) is not None
    return Tier.CHECKED if marked else None


RECOGNIZERS = (LabelledRecognizer("social_account", VALUE, check),)
