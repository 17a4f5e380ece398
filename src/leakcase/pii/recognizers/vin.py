"""Vehicle identification numbers (GB 16735-2019, ISO 3779)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.checksums import all_digits, vin, vin_alphabet
from leakcase.pii.judging import has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """CHECKED when the check character holds; FORMAT, which wants a label, when it does not."""
    text = tokens.text
    letters = (text[:, :17] >= ord("A")).sum(axis=1)
    shape = vin_alphabet(text) & (letters >= 2) & (letters <= 13)
    right = vin(text)
    serial = all_digits(text[:, 13:17])
    free = ~has(tokens, Form.LEFT_JOINED | Form.RIGHT_JOINED)
    return verdict(
        shape & serial & free,
        checked=right,
        reasons=[(right, Reason.CHECK_DIGIT_OK), (~right, Reason.CHECK_DIGIT_WRONG)],
        weak=~right,
    )


RECOGNIZERS = (TokenRecognizer("vin", Kind.CODE, (17,), judge, priority=65),)
