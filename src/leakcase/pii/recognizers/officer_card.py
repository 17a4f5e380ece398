"""Military officer, soldier and police cards after a label: 军字第…号 and the like, or a number."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import words
from leakcase.pii.recognizer import LabelledRecognizer

_ARMS = words(
    [
        "军",
        "政",
        "后",
        "装",
        "参",
        "海",
        "空",
        "南",
        "北",
        "沈",
        "兰",
        "济",
        "广",
        "成",
        "武",
        "警",
        "士",
        "文",
        "干",
        "火",
        "战",
        "东",
        "西",
        "中",
        "部",
        "总",
        "陆",
        "支",
        "国",
        "科",
        "武警",
        "海军",
        "空军",
    ]
)
VALUE = re.compile(
    rb"(?:" + _ARMS + rb"(?:\xe5\xad\x97)?(?:\xe7\xac\xac)?\s?[0-9]{4,10}(?:\s?\xe5\x8f\xb7)?"
    rb"|[0-9]{6,10})(?![0-9A-Za-z])"
)


def check(value: bytes) -> Tier | None:
    """CONFIRMED in the form the card prints, CHECKED as a bare number."""
    if value[:1].isdigit():
        return Tier.CHECKED if len(set(value)) > 1 else None
    return Tier.CONFIRMED


# the card's own wording names itself: 军字第1234567号 needs no label before it
PRINTED = re.compile(
    _ARMS + rb"\xe5\xad\x97\xe7\xac\xac\s?[0-9]{4,10}(?:\s?\xe5\x8f\xb7)?(?![0-9A-Za-z])"
)

RECOGNIZERS = (
    LabelledRecognizer("officer_card", VALUE, check, connector=False, priority=60),
    LabelledRecognizer(
        "officer_card", PRINTED, check, connector=False, from_label=True, priority=61
    ),
)
