"""Disability cards: the holder's resident ID, and a digit each for kind and degree.

20 characters, 22 with a reissue mark.
"""

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
    """CHECKED when the resident ID inside holds and kind (1-7) and degree (1-4) are in range."""
    text = tokens.text
    right = resident_id(text) & dates(text[:, 6:14])
    kind = (text[:, 18] >= ord("1")) & (text[:, 18] <= ord("7"))
    degree = (text[:, 19] >= ord("1")) & (text[:, 19] <= ord("4"))
    return verdict(
        right & kind & degree,
        checked=right,
        reasons=[(right, Reason.CHECK_DIGIT_OK), (kind & degree, Reason.STRUCTURE_OK)],
    )


RECOGNIZERS = (
    TokenRecognizer(
        "disability_card", Kind.DIGITS | Kind.CODE, (20,), judge, priority=97, strong=True
    ),
)
