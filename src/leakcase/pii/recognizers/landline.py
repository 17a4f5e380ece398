"""Landline numbers with their area code, extensions included (national numbering plan)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import all_digits, number
from leakcase.pii.data import landline
from leakcase.pii.judging import at_rows, group_sizes, has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """CHECKED when the area code is allotted and the number is written apart from it."""
    rows = np.flatnonzero((tokens.text[:, 0] == ord("0")) | has(tokens, Form.COUNTRY_CODE))
    return at_rows(tokens, rows, _judge(tokens.take(rows)))


def _judge(tokens: Tokens) -> Verdict:
    """The same of numbers that begin with a nought or stand behind a country code."""
    text = tokens.text
    zero = text[:, 0] == ord("0")
    coded = has(tokens, Form.COUNTRY_CODE) & ~zero
    # the area code without its zero: two digits where it begins with 1 or 2, else three
    digits = np.where(coded[:, None], text[:, :11], text[:, 1:12])
    short = digits[:, 0] < ord("3")
    area = np.where(short, number(digits[:, :2]), number(digits[:, :3]))
    size = np.where(short, 2, 3)
    local = tokens.length.astype(np.int64) - size - zero
    first = digits[np.arange(len(text)), size]
    grouped = has(tokens, Form.GROUPED)
    extension = (local > 8) & grouped
    known = landline.area_codes()[np.clip(area, 0, 9999)]
    fits = (local == 7) | (local == 8) | (extension & (local <= 13))
    heads = group_sizes(tokens.groups)
    apart = ~grouped | (heads == size + zero) | (heads > 8)
    ok = (zero | coded) & known & fits & apart & (first >= ord("2")) & (first <= ord("9"))
    tied = has(tokens, Form.LEFT_JOINED | Form.LEFT_ALPHA | Form.RIGHT_ALPHA)
    return verdict(
        ok & ~tied & all_digits(text[:, :10]) & ~has(tokens, Form.WRAPPED),
        checked=grouped,
        reasons=[(known, Reason.SEGMENT_KNOWN), (grouped, Reason.GROUPED)],
    )


RECOGNIZERS = (TokenRecognizer("landline", Kind.DIGITS, tuple(range(9, 19)), judge, priority=55),)
