"""Blood types after a label: ABO with or without Rh."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_HAN, words
from leakcase.pii.recognizer import LabelledRecognizer

_RH = (
    rb"(?:\s?[,\xef\xbc\x8c(]{0,3}\s?(?:RH|Rh|rh)\s?(?:\(?[DE]\)?)?\s?"
    + words(
        ["+", "-", "阳性", "阴性", "阳", "阴", "positive", "negative", "陽性", "陰性", "(+)", "(-)"]
    )
    + rb")"
)
VALUE = re.compile(
    rb"(?:AB|A|B|O)(?:\s?\xe5\x9e\x8b)?(?:"
    + _RH
    + rb"|[+-](?![0-9A-Za-z])|\s(?:positive|negative))?"
    rb"(?![0-9A-Za-z_*=.'])" + NOT_HAN + rb"(?!\s?(?:/|,|\xe3\x80\x81|\|)\s?(?:A|B|O))"
    rb"|" + words(["RH阴性", "Rh阴性", "RH阳性", "Rh阳性", "熊猫血"])
)


def check(_value: bytes) -> Tier:
    """CONFIRMED: the label and one of few words agree."""
    return Tier.CONFIRMED


RECOGNIZERS = (LabelledRecognizer("blood_type", VALUE, check),)
