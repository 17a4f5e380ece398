"""Waybill numbers whose shape names the carrier."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits
from leakcase.pii.judging import verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


_SHAPES = ((b"SF", 14), (b"SF", 15), (b"YT", 15), (b"JDVB", 15), (b"JDVA", 15), (b"JT", 15))
"""Prefix and length: SF Express, YTO, JD Logistics, J&T."""


def judge(tokens: Tokens) -> Verdict:
    """CHECKED with a carrier's prefix and the right number of digits after it."""
    text = tokens.text
    known = np.zeros(len(text), np.bool_)
    for prefix, length in _SHAPES:
        size = len(prefix)
        begins = (text[:, :size] == np.frombuffer(prefix, np.uint8)).all(axis=1)
        known |= begins & (tokens.length == length) & all_digits(text[:, size:length])
    return verdict(known, checked=known, reasons=[(known, Reason.ISSUER_KNOWN)])


RECOGNIZERS = (
    TokenRecognizer("waybill", Kind.CODE, (14, 15), judge, priority=60, strong=True, first=b"SYJ"),
)
