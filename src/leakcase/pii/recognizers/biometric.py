"""Biometric data after a label: an embedding, a template in hex or base64, a picture's file."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer

_NUMBER = rb"-?[0-9]{1,3}\.[0-9]{1,18}"
VALUE = re.compile(
    rb"(?:" + _NUMBER + rb"(?:[,\s]{1,3}" + _NUMBER + rb"){7,2048}"
    rb"|(?:data:image/[a-z]{3,4};base64,)?[0-9A-Za-z+/]{48,65536}={0,2}(?![0-9A-Za-z])"
    rb"|(?![<{(%$])[0-9A-Za-z_./:-]{3,200}\.(?:jpg|jpeg|png|bmp|dat|fir|ist)(?![0-9A-Za-z])"
    rb"|[ACGT]{20,65536}(?![A-Za-z]))"
)


def check(value: bytes) -> Tier | None:
    """CHECKED: the label says what the bytes are."""
    return Tier.CHECKED if len(set(value)) >= 4 else None


RECOGNIZERS = (LabelledRecognizer("biometric", VALUE, check, priority=75),)
