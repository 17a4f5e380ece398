"""Medical birth certificates: a letter for the edition and nine digits."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits
from leakcase.pii.judging import verdict
from leakcase.pii.recognizer import TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """FORMAT: a letter and nine digits; a label must agree."""
    text = tokens.text
    letter = (text[:, 0] >= ord("A")) & (text[:, 0] <= ord("Z"))
    return verdict(
        letter & all_digits(text[:, 1:10]), checked=np.zeros(len(text), np.bool_), reasons=[]
    )


RECOGNIZERS = (
    TokenRecognizer(
        "birth_certificate",
        Kind.CODE,
        (10,),
        judge,
        needs_label=True,
        priority=51,
        first=ascii_uppercase.encode(),
    ),
)
