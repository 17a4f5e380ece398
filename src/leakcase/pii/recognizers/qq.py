"""QQ numbers after a label: 5 to 11 digits, the first not 0."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(rb"[1-9][0-9]{4,10}(?![0-9A-Za-z_@%]|[.:-][0-9])")


def check(value: bytes) -> Tier | None:
    """CHECKED unless it is rather a mobile number."""
    mobile = len(value) == 11 and value[:1] == b"1" and value[1:2] in b"3456789"
    return None if mobile or len(set(value)) == 1 else Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("qq", VALUE, check, connector=False),)
