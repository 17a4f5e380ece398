"""Disability cards: the holder's resident ID, a digit for the kind, a digit for the degree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.checksums import dates, resident_id
from leakcase.pii.judging import verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """CHECKED when the resident ID inside holds; else FORMAT, which wants a label.

    Kind (1-7) and degree (1-4) must be in range.
    """
    text = tokens.text
    right = resident_id(text)
    dated = dates(text[:, 6:14])
    kind = (text[:, 18] >= ord("1")) & (text[:, 18] <= ord("7"))
    degree = (text[:, 19] >= ord("1")) & (text[:, 19] <= ord("4"))
    return verdict(
        dated & kind & degree,
        checked=right,
        reasons=[
            (right, Reason.CHECK_DIGIT_OK),
            (~right, Reason.CHECK_DIGIT_WRONG),
            (dated, Reason.DATE_VALID),
            (kind & degree, Reason.STRUCTURE_OK),
        ],
        weak=~right,
    )


RECOGNIZERS = (
    TokenRecognizer(
        "disability_card", Kind.DIGITS | Kind.CODE, (20,), judge, priority=97, strong=True
    ),
)
