"""Gender after a label; a choice offered (男/女, □男 □女) is no answer."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_HAN, words
from leakcase.pii.recognizer import LabelledRecognizer

_OTHER = words(["/", "|", "、", "□", "☐", "○", "或", "&", "，", ","])
VALUE = re.compile(
    rb"(?:"
    + words(["男", "女", "男性", "女性"])
    + NOT_HAN
    + rb"|(?:(?:fe|Fe)?male|Male|(?:FE)?MALE|[MF])(?![0-9A-Za-z'_-]))"
    rb"(?!\s?"
    + _OTHER
    + rb"\s?(?:"
    + words(["男", "女", "M", "F", "male", "fe", "Fe", "Ma", "□", "other", "未知"])
    + rb"))"
)


def check(_value: bytes) -> Tier:
    """CONFIRMED: the label and one of few words agree."""
    return Tier.CONFIRMED


RECOGNIZERS = (LabelledRecognizer("gender", VALUE, check, connector=False),)
