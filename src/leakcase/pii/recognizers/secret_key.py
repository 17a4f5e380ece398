"""Keys of programs after a label (API keys, signing keys), and recovery phrases of wallets."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE, is_expression, is_nothing, random_looking
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    NOT_TEMPLATE + rb"(?:[0-9A-Za-z_+/.=~-]{16,200}(?![0-9A-Za-z(])"
    rb"|(?:[a-z]{3,8} ){11,23}[a-z]{3,8}(?![a-z ]))"
)
_SAMPLE = re.compile(
    r"example|sample|your|changeme|placeholder|1234567890|abcdefgh|test_?key|dummy", re.IGNORECASE
)


def check(value: bytes) -> Tier | None:
    """CHECKED where it looks drawn at random and is not the documentation's example."""
    text = value.decode("ascii")
    if " " in text:
        return Tier.CHECKED if len(set(text.split())) >= 10 else None
    if is_nothing(text) or is_expression(text) or _SAMPLE.search(text):
        return None
    return Tier.CHECKED if random_looking(text, length=16, distinct=9) else None


RECOGNIZERS = (LabelledRecognizer("secret_key", VALUE, check, priority=65),)
