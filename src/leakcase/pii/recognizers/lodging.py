"""Lodging after a label: a hotel's name, a room, a day of arrival or departure."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import DATE, HAN, NOT_HAN, is_nothing, words
from leakcase.pii.recognizer import LabelledRecognizer

_HOUSES = words(
    [
        "酒店",
        "宾馆",
        "饭店",
        "旅馆",
        "民宿",
        "客栈",
        "公寓",
        "旅店",
        "招待所",
        "度假村",
        "青年旅舍",
        "飯店",
        "賓館",
        "旅館",
    ]
)
_CLOCK = rb"(?:[ T][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?)?"
VALUE = re.compile(
    rb"(?:"
    + DATE
    + _CLOCK
    + rb"|(?:[A-Z]|[0-9]{1,2}-)?[0-9]{3,4}(?:\xe5\xae\xa4|\xe5\x8f\xb7\xe6\x88\xbf"
    rb"|\xe6\x88\xbf\xe9\x97\xb4?|\xe6\x88\xbf)?(?![0-9A-Za-z:/.-]|\xe5\xb9\xb4|\xe5\x85\x83)"
    + NOT_HAN
    + rb"|(?:"
    + HAN
    + rb"|[0-9A-Za-z]){2,24}?"
    + _HOUSES
    + rb"(?:\xef\xbc\x88"
    + HAN
    + rb"{2,12}\xef\xbc\x89|\("
    + HAN
    + rb"{2,12}\))?"
    + NOT_HAN
    + rb"|(?:[A-Z][A-Za-z'&-]{1,20} ){1,6}(?:Hotel|Inn|Resort|Hostel|Suites|Motel)(?![A-Za-z]))"
)


def check(value: bytes) -> Tier | None:
    """CHECKED unless it only holds a place."""
    return None if is_nothing(value.decode("utf-8", "replace")) else Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("lodging", VALUE, check),)
