"""Native places after a label: a province's name and what follows it, or a place with its rank."""

from __future__ import annotations

import re

from leakcase.pii.data.regions import PROVINCES
from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, words
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    words(PROVINCES.values())
    + HAN
    + rb"{0,12}|"
    + HAN
    + rb"{1,5}?"
    + words(["省", "市", "县", "州", "縣"])
    + HAN
    + rb"{0,10}"
)


def check(value: bytes) -> Tier | None:
    """CHECKED for something as short as a place's name."""
    return Tier.CHECKED if len(value.decode("utf-8", "replace")) <= 14 else None


RECOGNIZERS = (LabelledRecognizer("native_place", VALUE, check),)
