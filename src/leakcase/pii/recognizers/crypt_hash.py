"""Password hashes in the notation of crypt(3): bcrypt, argon2, SHA-crypt, MD5-crypt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.judging import verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


def judge(tokens: Tokens) -> Verdict:
    """CHECKED: the notation names its algorithm."""
    begins = tokens.text[:, 0] == ord("$")
    return verdict(begins, checked=begins, reasons=[(begins, Reason.STRUCTURE_OK)])


RECOGNIZERS = (TokenRecognizer("password_hash", Kind.LONG, (), judge, priority=85, strong=True),)
