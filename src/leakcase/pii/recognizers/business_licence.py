"""Business registration numbers of 15 digits (GS 15-2006): organisations, not people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.checksums import business_licence
from leakcase.pii.judging import verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge_licence(tokens: Tokens) -> Verdict:
    """CHECKED when the check digit holds."""
    right = business_licence(tokens.text)
    return verdict(right, checked=right, reasons=[(right, Reason.CHECK_DIGIT_OK)])


RECOGNIZERS = (
    TokenRecognizer(
        "business_licence", Kind.DIGITS, (15,), judge_licence, needs_label=True, priority=40
    ),
)
