"""Real estate titles after a label: 省(年)市不动产权第…号 and older forms, or a unit number."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, words
from leakcase.pii.recognizer import LabelledRecognizer

_RIGHTS = words(
    [
        "不动产权",
        "不动产证明",
        "房权证",
        "房地证",
        "房产证",
        "国用",
        "集用",
        "土地证",
        "房地权证",
        "宅基地",
    ]
)
_BRACKET = rb"(?:[(\[]|\xef\xbc\x88|\xe3\x80\x94)"
_CLOSING = rb"(?:[)\]]|\xef\xbc\x89|\xe3\x80\x95)"
VALUE = re.compile(
    rb"(?:"
    + HAN
    + rb"{0,6}?"
    + rb"(?:"
    + _BRACKET
    + rb"[0-9]{4}"
    + _CLOSING
    + rb")?"
    + HAN
    + rb"{0,10}?"
    + _RIGHTS
    + HAN
    + rb"{0,6}?"
    rb"(?:"
    + _BRACKET
    + rb"[0-9]{4}"
    + _CLOSING
    + rb")?(?:\xe7\xac\xac)?[0-9A-Z-]{3,20}(?:\xe5\x8f\xb7)?"
    rb"|[0-9]{12}[A-Z]{2}[0-9]{5}[A-Z][0-9]{8}|[0-9][0-9-]{5,24})(?![0-9A-Za-z])"
)


def check(value: bytes) -> Tier | None:
    """CONFIRMED in the form the register writes, CHECKED as a bare number."""
    if value[:1].isdigit():
        return Tier.CHECKED if len(set(value)) > 1 else None
    return Tier.CONFIRMED


RECOGNIZERS = (LabelledRecognizer("property_right", VALUE, check, priority=60),)
