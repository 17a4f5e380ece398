"""Answers to security questions after a label: a few words up to the end of the field."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, NOT_TEMPLATE, is_nothing
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(NOT_TEMPLATE + rb"(?:" + HAN + rb"|[0-9A-Za-z]){2,20}(?![(\[])")


def check(value: bytes) -> Tier | None:
    """CHECKED unless it only holds the place of an answer."""
    return None if is_nothing(value.decode("utf-8", "replace")) else Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("security_answer", VALUE, check),)
