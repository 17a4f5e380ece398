"""Results of health tests after a label: a number with its unit, or positive and negative."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_HAN, words
from leakcase.pii.recognizer import LabelledRecognizer

_UNITS = [
    "mmHg",
    "mmol/L",
    "μmol/L",
    "umol/L",
    "mg/dL",
    "mg/L",
    "g/L",
    "g/dL",
    "U/L",
    "IU/L",
    "ng/mL",
    "pg/mL",
    "kg",
    "KG",
    "公斤",
    "斤",
    "cm",
    "CM",
    "厘米",
    "℃",
    "°C",
    "度",
    "bpm",
    "次/分",
    "次/分钟",
    "×10^9/L",
    "10^9/L",
]
_WORDS = ["阳性", "阴性", "弱阳性", "未见异常", "未见明显异常", "异常", "正常", "陽性", "陰性"]
VALUE = re.compile(
    rb"(?:[0-9]{2,3}/[0-9]{2,3}(?:\s?mmHg)?(?![0-9A-Za-z/])|[0-9]{1,4}(?:\.[0-9]{1,3})?\s?"
    + words(_UNITS)
    + rb"(?![A-Za-z])"
    rb"|"
    + words(_WORDS)
    + rb"(?:\s?\(?[+-]{1,3}\)?)?"
    + NOT_HAN
    + rb"|(?:positive|negative|Positive|Negative|POSITIVE|NEGATIVE|non-reactive"
    rb"|reactive)(?![A-Za-z]))"
)


def check(_value: bytes) -> Tier:
    """CONFIRMED: the label and a unit or a finding agree."""
    return Tier.CONFIRMED


RECOGNIZERS = (LabelledRecognizer("health_test", VALUE, check),)
