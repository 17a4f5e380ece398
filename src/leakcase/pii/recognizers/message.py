"""Contents of messages after a label: a sentence, up to the end of the line or of its quotes."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import is_nothing
from leakcase.pii.recognizer import LabelledRecognizer

_CHARACTER = (
    rb"(?:[ !#-;=?-z~]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})"
)
VALUE = re.compile(rb"(?<![<{\[(%$])" + _CHARACTER + rb"{4,200}")


def check(value: bytes) -> Tier | None:
    """CHECKED for four Hanzi or four words; FORMAT never."""
    text = value.decode("utf-8", "ignore").strip()
    if is_nothing(text[:12]) or re.match(r"[\w.]+\(", text):
        return None
    hanzi = len(re.findall(r"[\u4e00-\u9fff]", text))
    return Tier.CHECKED if hanzi >= 4 or len(re.findall(r"[A-Za-z']{2,}", text)) >= 4 else None


RECOGNIZERS = (LabelledRecognizer("message", VALUE, check, priority=5),)
