"""Bank card numbers: an issuer's prefix and the Luhn digit (ISO/IEC 7812, JR/T 0008)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import luhn, number
from leakcase.pii.data import bins
from leakcase.pii.judging import has, placeholder, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """CHECKED with a known issuer and a right check digit; FORMAT with one of the two."""
    text = tokens.text
    right = np.zeros(len(text), np.bool_)
    for length in _LENGTHS:
        rows = np.flatnonzero(tokens.length == length)
        right[rows] = luhn(text[rows, :length])
    issuer = bins.prefixes()[np.clip(number(text[:, :6]), 0, 999_999)]
    union_pay = (text[:, 0] == ord("6")) & (text[:, 1] == ord("2"))
    tied = has(tokens, Form.LEFT_JOINED | Form.RIGHT_JOINED | Form.LEFT_ALPHA | Form.RIGHT_ALPHA)
    example = placeholder(text[:, :15])
    loose = has(tokens, Form.WRAPPED | Form.WINDOW)
    return verdict(
        ((right & (issuer | union_pay)) | (issuer & ~tied & ~loose)) & ~example,
        checked=right & issuer & ~tied,
        reasons=[
            (right, Reason.CHECK_DIGIT_OK),
            (~right, Reason.CHECK_DIGIT_WRONG),
            (issuer, Reason.ISSUER_KNOWN),
            (tied, Reason.JOINED),
            (has(tokens, Form.GROUPED), Reason.GROUPED),
        ],
    )


_LENGTHS = (15, 16, 17, 18, 19)

RECOGNIZERS = (
    TokenRecognizer("bank_card", Kind.DIGITS, _LENGTHS, judge, priority=80, first=b"34569"),
)
