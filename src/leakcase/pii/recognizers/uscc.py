"""Unified social credit codes of organisations (GB 32100-2015).

Recognised so that they are not mistaken for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.checksums import all_digits, number, uscc
from leakcase.pii.judging import among, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """CHECKED when registry, region and check character hold."""
    text = tokens.text
    registry = _REGISTRIES[text[:, 0]]
    right = uscc(text)
    region = number(text[:, 2:8])
    plausible = (region >= 100_000) & (region < 900_000) & all_digits(text[:, 2:8])
    return verdict(
        registry & plausible & right,
        checked=right,
        reasons=[(right, Reason.CHECK_DIGIT_OK)],
    )


_REGISTRIES = among(b"1234569ANY")

RECOGNIZERS = (
    TokenRecognizer(
        "uscc", Kind.CODE | Kind.DIGITS, (18,), judge, priority=75, strong=True, first=b"1234569ANY"
    ),
)
