"""Mobile numbers of mainland China: 11 digits in an allotted number segment (YD/T 2581)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.checksums import all_digits, number
from leakcase.pii.data import mobile
from leakcase.pii.judging import has, placeholder, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """CHECKED in an allotted segment, FORMAT in another or where more digits are tied on."""
    text = tokens.text
    segment = mobile.segments()[number(text[:, :4])]
    shape = (text[:, 0] == ord("1")) & (text[:, 1] >= ord("3")) & all_digits(text[:, :11])
    tied = has(tokens, Form.LEFT_JOINED | Form.RIGHT_JOINED | Form.RIGHT_ALPHA)
    tied |= has(tokens, Form.LEFT_ALPHA) & ~has(tokens, Form.COUNTRY_CODE)
    example = placeholder(text[:, :11])
    wrapped = has(tokens, Form.WRAPPED)
    return verdict(
        shape & (segment | ~(tied | wrapped)),
        weak=tied | wrapped,
        checked=segment & ~tied & ~example & ~wrapped,
        reasons=[
            (segment, Reason.SEGMENT_KNOWN),
            (tied, Reason.JOINED),
            (example, Reason.PLACEHOLDER),
            (has(tokens, Form.GROUPED), Reason.GROUPED),
        ],
    )


RECOGNIZERS = (TokenRecognizer("mobile", Kind.DIGITS, (11,), judge, priority=60, first=b"1"),)
