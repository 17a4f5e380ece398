"""JSON Web Tokens (RFC 7519): a header, a payload and a signature in base64url."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.judging import verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """CHECKED: three parts, the first beginning like an encoded JSON object."""
    begins = (tokens.text[:, :3] == np.frombuffer(b"eyJ", np.uint8)).all(axis=1)
    return verdict(begins, checked=begins, reasons=[(begins, Reason.STRUCTURE_OK)])


RECOGNIZERS = (TokenRecognizer("jwt", Kind.LONG, (), judge, priority=90, strong=True),)
