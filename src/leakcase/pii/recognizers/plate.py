"""Vehicle plates of mainland China (GA 36-2018): ordinary and new energy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.judging import among, count, counted, has, verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


_TAIL = counted(b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ")
_DIGITS = counted(b"0123456789")


def judge(tokens: Tokens) -> Verdict:
    """CHECKED when the characters are those of a plate (no I or O after the office's letter)."""
    text, length = tokens.text, tokens.length
    office = (text[:, 3] >= ord("A")) & (text[:, 3] <= ord("Z")) & (text[:, 3] != ord("I"))
    new_energy = length == 10
    tail = count(text[:, 4:10], _TAIL) == np.where(new_energy, 6, 5)
    energy_letter = _ENERGY[text[:, 4]] | _ENERGY[text[:, 9]]
    digits = count(text[:, 4:10], _DIGITS)
    ok = office & tail & (digits >= 2) & (~new_energy | (energy_letter & (digits >= 4)))
    # ordinary plates hold at most two letters after the office's (GA 36-2018 table 4)
    ok &= new_energy | (digits >= 3)
    free = ~has(tokens, Form.RIGHT_ALPHA)
    return verdict(ok & free, checked=ok, reasons=[(ok, Reason.STRUCTURE_OK)])


_ENERGY = among(b"ABCDEFGHJK")
"""Letters of new-energy plates; D and F at first, A, B, C and E, G, H, J, K added since."""

RECOGNIZERS = (TokenRecognizer("plate", Kind.PLATE, (9, 10), judge, priority=70, strong=True),)
