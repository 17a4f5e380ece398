"""Travel permits between the mainland and Hong Kong, Macao and Taiwan.

To the mainland: H or M for residents of Hong Kong and Macao, 8 digits for those of Taiwan; from it:
C, W, L.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits
from leakcase.pii.judging import among, verdict
from leakcase.pii.recognizer import TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge_hk_macao(tokens: Tokens) -> Verdict:
    """FORMAT: H or M and 8 digits, or 10 with the old issue number."""
    text = tokens.text
    first = (text[:, 0] == ord("H")) | (text[:, 0] == ord("M"))
    digits = np.where(
        tokens.length == 9, all_digits(text[:, 1:9]), all_digits(text[:, 1:11])
    ).astype(np.bool_)
    return verdict(first & digits, checked=_never(tokens), reasons=[])


def judge_taiwan(tokens: Tokens) -> Verdict:
    """FORMAT: 8 digits, or 10 with the old issue number, or T and digits; a label must agree."""
    text = tokens.text
    digits = np.where(
        tokens.length == 8,
        all_digits(text[:, 1:8]),
        np.where(tokens.length == 9, all_digits(text[:, 1:9]), all_digits(text[:, 1:10])),
    ).astype(np.bool_)
    lead = (text[:, 0] < ord("A")) | (text[:, 0] == ord("T"))
    return verdict(digits & lead, checked=_never(tokens), reasons=[])


def judge_exit(tokens: Tokens) -> Verdict:
    """FORMAT: C, W, L or T and 8 characters, the second a digit or a letter."""
    text = tokens.text
    first = _EXIT[text[:, 0]]
    return verdict(first & all_digits(text[:, 2:9]), checked=_never(tokens), reasons=[])


def _never(tokens: Tokens) -> NDArray[np.bool_]:
    return np.zeros(len(tokens), np.bool_)


_EXIT = among(b"CWLT")

RECOGNIZERS = (
    TokenRecognizer(
        "hk_macao_permit",
        Kind.CODE,
        (9, 11),
        judge_hk_macao,
        needs_label=True,
        priority=54,
        first=b"HM",
    ),
    TokenRecognizer(
        "taiwan_permit",
        Kind.DIGITS | Kind.CODE,
        (8, 9, 10),
        judge_taiwan,
        needs_label=True,
        priority=45,
        first=b"0123456789T",
    ),
    TokenRecognizer(
        "exit_permit", Kind.CODE, (9,), judge_exit, needs_label=True, priority=53, first=b"CWLT"
    ),
)
