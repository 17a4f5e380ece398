"""Foreigners' permanent residence cards: 15 characters (three letters, 12 digits; 2004) and 18
digits beginning with 9 (2023, GB 11643 check digit)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits, dates, resident_id
from leakcase.pii.judging import has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge_old(tokens: Tokens) -> Verdict:
    """CHECKED when the nationality letters are followed by region, birth date and check digit."""
    text = tokens.text
    letters = ((text[:, :3] >= ord("A")) & (text[:, :3] <= ord("Z"))).all(axis=1)
    century = np.full((len(text), 2), [ord("1"), ord("9")], np.uint8)
    young = np.full((len(text), 2), [ord("2"), ord("0")], np.uint8)
    birth = text[:, 7:13]
    dated = dates(np.hstack([century, birth])) | dates(np.hstack([young, birth]))
    tied = has(tokens, Form.LEFT_JOINED | Form.RIGHT_JOINED)
    return verdict(
        letters & dated & all_digits(text[:, 3:15]) & ~tied,
        checked=dated,
        reasons=[(dated, Reason.DATE_VALID)],
        weak=dated,
    )


def judge_new(tokens: Tokens) -> Verdict:
    """CHECKED when birth date and check digit hold."""
    text = tokens.text
    nine = (text[:, 0] == ord("9")) & all_digits(text[:, :17])
    right = resident_id(text)
    dated = dates(text[:, 6:14])
    return verdict(
        nine & dated & right,
        checked=right,
        reasons=[(right, Reason.CHECK_DIGIT_OK), (dated, Reason.DATE_VALID)],
    )


RECOGNIZERS = (
    TokenRecognizer("foreigner_pr_card", Kind.CODE, (15,), judge_old, priority=60),
    TokenRecognizer(
        "foreigner_pr_card", Kind.DIGITS | Kind.CODE, (18,), judge_new, priority=94, strong=True
    ),
)
