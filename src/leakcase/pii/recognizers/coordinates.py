"""Coordinates: a pair of decimal degrees, in either order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.judging import verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """CHECKED inside China's bounding box; FORMAT, which wants a label, elsewhere on Earth."""
    pairs = [_degrees(bytes(row).rstrip(b"\0")) for row in tokens.text]
    earth = np.array([pair is not None for pair in pairs], np.bool_)
    china = np.array([pair is not None and _in_china(*pair) for pair in pairs], np.bool_)
    # two numbers with no comma between are a drawing's as often as a place's
    comma = (tokens.text == ord(",")).any(axis=1)
    weak = ~china | ~comma
    return verdict(earth, checked=china, reasons=[(china, Reason.REGION_KNOWN)], weak=weak)


def _degrees(text: bytes) -> tuple[float, float] | None:
    """Two numbers that could be degrees of latitude and longitude, as written."""
    found = _NUMBER.findall(text)
    if len(found) != 2:
        return None
    one, two = float(found[0]), float(found[1])
    if min(abs(one), abs(two)) <= 90 and max(abs(one), abs(two)) <= 180:
        return one, two
    return None


def _in_china(one: float, two: float) -> bool:
    latitude, longitude = min(one, two), max(one, two)
    return 3.5 <= latitude <= 54 and 73 <= longitude <= 136


_NUMBER = re.compile(rb"-?\d{1,3}\.\d{1,15}")

RECOGNIZERS = (TokenRecognizer("coordinates", Kind.PAIR, (), judge, priority=60, strong=True),)
