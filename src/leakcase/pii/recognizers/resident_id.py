"""Resident identity card numbers of 18 characters (GB 11643-1999).

Residence permits of Hong Kong, Macao and Taiwan residents share their form (region 81, 82, 83).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits, dates, number, resident_id
from leakcase.pii.data import regions
from leakcase.pii.judging import has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """CHECKED when check digit, birth date and region hold; FORMAT when one of them does not."""
    text = tokens.text
    region = number(text[:, :6])
    known = regions.known()[np.clip(region, 0, 999_999)]
    dated = dates(text[:, 6:14])
    right = resident_id(text)
    tied = has(tokens, Form.LEFT_JOINED | Form.RIGHT_JOINED | Form.LEFT_ALPHA | Form.RIGHT_ALPHA)
    ordinary = region < 720_000
    whole = all_digits(text[:, :17])
    shape = whole & ordinary & dated & (right | (known & ~tied & ~has(tokens, Form.WRAPPED)))
    return verdict(
        shape & (known | ~tied),
        checked=right & known & dated,
        reasons=[
            (right, Reason.CHECK_DIGIT_OK),
            (~right, Reason.CHECK_DIGIT_WRONG),
            (known, Reason.REGION_KNOWN),
            (~known, Reason.REGION_UNKNOWN),
            (dated, Reason.DATE_VALID),
            (has(tokens, Form.GROUPED), Reason.GROUPED),
        ],
    )


def judge_permit(tokens: Tokens) -> Verdict:
    """The same form with region 810000 (Hong Kong), 820000 (Macao) or 830000 (Taiwan)."""
    text = tokens.text
    region = number(text[:, :6])
    ours = (region == 810_000) | (region == 820_000) | (region == 830_000)
    right = resident_id(text)
    dated = dates(text[:, 6:14])
    return verdict(
        ours & dated & all_digits(text[:, :17]),
        checked=right,
        reasons=[
            (right, Reason.CHECK_DIGIT_OK),
            (~right, Reason.CHECK_DIGIT_WRONG),
            (dated, Reason.DATE_VALID),
            (has(tokens, Form.GROUPED), Reason.GROUPED),
        ],
    )


_KINDS = Kind.DIGITS | Kind.CODE

RECOGNIZERS = (
    TokenRecognizer(
        "resident_id", _KINDS, (18,), judge, priority=95, strong=True, first=b"01234567"
    ),
    TokenRecognizer(
        "hmt_residence_permit", _KINDS, (18,), judge_permit, priority=96, strong=True, first=b"8"
    ),
)
