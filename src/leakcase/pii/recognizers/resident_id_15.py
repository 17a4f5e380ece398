"""Resident identity card numbers of 15 digits, issued before 1999 (GB 11643-1989)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits, dates, number
from leakcase.pii.data import regions
from leakcase.pii.judging import has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """FORMAT when region and date hold: there is no check digit, so a label must agree."""
    text = tokens.text
    known = regions.known()[np.clip(number(text[:, :6]), 0, 999_999)]
    century = np.full((len(text), 2), [ord("1"), ord("9")], np.uint8)
    dated = dates(np.hstack([century, text[:, 6:12]]))
    return verdict(
        known & dated & all_digits(text[:, :15]),
        checked=np.zeros(len(text), np.bool_),
        reasons=[
            (known, Reason.REGION_KNOWN),
            (dated, Reason.DATE_VALID),
            (has(tokens, Form.GROUPED), Reason.GROUPED),
        ],
    )


RECOGNIZERS = (
    TokenRecognizer("resident_id_15", Kind.DIGITS, (15,), judge, priority=70, first=b"12345678"),
)
