"""Passports: Chinese ordinary, service and diplomatic ones, and foreign ones by label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits
from leakcase.pii.judging import has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge_chinese(tokens: Tokens) -> Verdict:
    """FORMAT in the shape of a Chinese passport: E12345678, EA1234567, G..., DE..., SE..., PE..."""
    text = tokens.text
    first, second = text[:, 0], text[:, 1]
    eight = np.isin(first, np.frombuffer(b"EGDSPHKM", np.uint8)) & all_digits(text[:, 1:9])
    seven = (
        np.isin(first, np.frombuffer(b"EDSPKM", np.uint8))
        & (second >= ord("A"))
        & (second <= ord("Z"))
        & ~np.isin(second, np.frombuffer(b"IO", np.uint8))
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
    digits = ((text[:, :9] >= ord("0")) & (text[:, :9] <= ord("9"))).sum(axis=1)
    return verdict(digits >= 5, checked=np.zeros(len(text), np.bool_), reasons=[])


RECOGNIZERS = (
    TokenRecognizer("passport_cn", Kind.CODE, (9,), judge_chinese, priority=52),
    TokenRecognizer(
        "passport_foreign",
        Kind.CODE | Kind.DIGITS,
        (6, 7, 8, 9),
        judge_foreign,
        needs_label=True,
        priority=30,
    ),
)
