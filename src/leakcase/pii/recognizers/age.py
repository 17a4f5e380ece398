"""Ages after a label, 0 to 120; ranges and limits (18-60 岁, 18 岁以上) are no one's age."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import words
from leakcase.pii.recognizer import LabelledRecognizer

_LIMIT = words(
    [
        "以上",
        "以下",
        "以内",
        "及以上",
        "及以下",
        "至",
        "到",
        "~",
        "-",
        "－",
        "—",
        "～",
        "+",
        "%",
        "不限",
        "或",
        ">",
        "<",
        "*",
    ]
)
VALUE = re.compile(
    rb"(?<![<>])(?<![<>=] )(?<!==)(?:1[01][0-9]|120|[1-9]?[0-9])(?![0-9A-Za-z_.:/]"
    rb"|\xef\xbc\x85)(?!\s?" + _LIMIT + rb")"
    rb"(?:\s?"
    + words(["周岁", "岁", "週歲", "歲", "个月", "years old", "yrs", "years"])
    + rb"(?!"
    + _LIMIT
    + rb"))?"
    rb"(?!\s?" + words(["岁", "周岁", "歲"]) + rb")"
)


def check(value: bytes) -> Tier:
    """CONFIRMED with its unit, CHECKED without."""
    return Tier.CHECKED if value.isdigit() else Tier.CONFIRMED


RECOGNIZERS = (LabelledRecognizer("age", VALUE, check),)
