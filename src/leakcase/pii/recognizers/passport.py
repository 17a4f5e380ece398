"""Passports: Chinese ordinary, service and diplomatic ones, and foreign ones by label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits
from leakcase.pii.judging import among, count, counted, has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge_chinese(tokens: Tokens) -> Verdict:
    """FORMAT in the shape of a Chinese passport: E12345678, EA1234567, G..., DE..., SE..., PE..."""
    text = tokens.text
    first, second = text[:, 0], text[:, 1]
    eight = _ONE_LETTER[first] & all_digits(text[:, 1:9])
    seven = (
        _TWO_LETTERS[first]
        & (second >= ord("A"))
        & (second <= ord("Z"))
        & ~_NEVER[second]
        & all_digits(text[:, 2:9])
    )
    ordinary = (first == ord("E")) | (first == ord("G"))
    tied = has(tokens, Form.LEFT_JOINED | Form.RIGHT_JOINED)
    return verdict(
        (eight | seven) & ~tied,
        checked=np.zeros(len(text), np.bool_),
        reasons=[(ordinary, Reason.STRUCTURE_OK)],
        weak=~ordinary | has(tokens, Form.LOWER),
    )


def judge_foreign(tokens: Tokens) -> Verdict:
    """FORMAT for 6 to 9 letters and digits with at least five digits; the label decides."""
    text = tokens.text
    digits = count(text[:, :9], _DIGITS)
    return verdict(digits >= 5, checked=np.zeros(len(text), np.bool_), reasons=[])


_ONE_LETTER, _TWO_LETTERS, _NEVER = among(b"EGDSPHKM"), among(b"EDSPKM"), among(b"IO")
_DIGITS = counted(b"0123456789")

RECOGNIZERS = (
    TokenRecognizer("passport_cn", Kind.CODE, (9,), judge_chinese, priority=52, first=b"EGDSPHKM"),
    TokenRecognizer(
        "passport_foreign",
        Kind.CODE | Kind.DIGITS,
        (6, 7, 8, 9),
        judge_foreign,
        needs_label=True,
        priority=30,
    ),
)
