"""Access keys of cloud services, by the prefix their issuer gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.judging import verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


_PREFIXES = ((b"AKIA", 20), (b"ASIA", 20), (b"LTAI", 16), (b"LTAI", 24))
"""Amazon long-lived and temporary, Alibaba Cloud old and new: prefix and length."""


def judge(tokens: Tokens) -> Verdict:
    """CHECKED with a known prefix and its length."""
    known = np.zeros(len(tokens), np.bool_)
    for prefix, length in _PREFIXES:
        begins = (tokens.text[:, :4] == np.frombuffer(prefix, np.uint8)).all(axis=1)
        known |= begins & (tokens.length == length)
    return verdict(known, checked=known, reasons=[(known, Reason.ISSUER_KNOWN)])


RECOGNIZERS = (
    TokenRecognizer(
        "secret_key", Kind.CODE, (16, 20, 24), judge, priority=70, strong=True, first=b"AL"
    ),
)
