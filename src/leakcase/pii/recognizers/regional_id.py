"""Identity cards of Hong Kong, Macao and Taiwan."""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits, hong_kong_id, taiwan_id
from leakcase.pii.judging import among, has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge_hong_kong(tokens: Tokens) -> Verdict:
    """CHECKED when the check digit holds; unless it stood in brackets a label must agree."""
    text = tokens.text
    letters = np.where(tokens.length == 9, 2, 1)
    body = np.where(letters == 2, all_digits(text[:, 2:8]), all_digits(text[:, 1:7]))
    first = (text[:, 0] >= ord("A")) & (text[:, 0] <= ord("Z"))
    second = (letters == 1) | ((text[:, 1] >= ord("A")) & (text[:, 1] <= ord("Z")))
    last = text[np.arange(len(text)), tokens.length - 1]
    check = ((last >= ord("0")) & (last <= ord("9"))) | (last == ord("A"))
    right = hong_kong_id(text)
    return verdict(
        body.astype(np.bool_) & first & second & check,
        checked=right,
        reasons=[(right, Reason.CHECK_DIGIT_OK), (~right, Reason.CHECK_DIGIT_WRONG)],
        weak=~has(tokens, Form.BRACKETED) | ~right,
    )


def judge_macao(tokens: Tokens) -> Verdict:
    """FORMAT: 1, 5 or 7, six digits and an unpublished check digit; a label must agree."""
    text = tokens.text
    first = _MACAO[text[:, 0]] & all_digits(text[:, :8])
    bracketed = has(tokens, Form.BRACKETED)
    return verdict(first, checked=bracketed, reasons=[(bracketed, Reason.STRUCTURE_OK)])


def judge_taiwan(tokens: Tokens) -> Verdict:
    """A letter, 1, 2, 8 or 9, and eight digits, by label only; CHECKED by its check digit."""
    text = tokens.text
    sex = _SEX[text[:, 1]]
    right = taiwan_id(text)
    return verdict(
        sex & all_digits(text[:, 2:10]) & (text[:, 0] >= ord("A")),
        checked=right,
        reasons=[(right, Reason.CHECK_DIGIT_OK), (~right, Reason.CHECK_DIGIT_WRONG)],
        weak=np.ones(len(text), np.bool_),
    )


_MACAO, _SEX = among(b"157"), among(b"1289")

_LETTERS = ascii_uppercase.encode()

RECOGNIZERS = (
    TokenRecognizer("hk_id", Kind.CODE, (8, 9), judge_hong_kong, priority=58, first=_LETTERS),
    TokenRecognizer(
        "macao_id", Kind.DIGITS, (8,), judge_macao, needs_label=True, priority=48, first=b"157"
    ),
    TokenRecognizer("taiwan_id", Kind.CODE, (10,), judge_taiwan, priority=50, first=_LETTERS),
)
