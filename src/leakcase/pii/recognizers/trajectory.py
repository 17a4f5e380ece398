"""Trajectories after a label: a run of coordinates, or places joined by arrows."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, words
from leakcase.pii.recognizer import LabelledRecognizer

_PAIR = rb"-?[0-9]{1,3}\.[0-9]{3,10},\s?-?[0-9]{1,3}\.[0-9]{3,10}"
_ARROW = rb"\s?" + words(["→", "->", "⇒", "——", "—>", "=>", "⟶"]) + rb"\s?"
_PLACE = rb"(?:" + HAN + rb"|[0-9A-Za-z]){1,20}"
VALUE = re.compile(
    rb"(?:"
    + _PAIR
    + rb"(?:[\s;,|\]\[)(]{1,4}"
    + _PAIR
    + rb"){1,500}|"
    + _PLACE
    + rb"(?:"
    + _ARROW
    + _PLACE
    + rb"){1,30})"
)


def check(_value: bytes) -> Tier:
    """CONFIRMED: a label and two places or more."""
    return Tier.CONFIRMED


RECOGNIZERS = (LabelledRecognizer("trajectory", VALUE, check, priority=85),)
