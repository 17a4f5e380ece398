"""E-mail addresses (RFC 5321 as people write them)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.judging import verdict
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens


_NOT_DOMAINS = ("png", "jpg", "jpeg", "gif", "webp", "svg", "css", "js", "html", "json", "txt")
"""Last labels that name a file: ``logo@2x.png`` is no address."""
_EXAMPLE = re.compile(
    rb"@(?:example|test)\.|^(?:user|name|xxx|noreply|no-reply|test|git)@"
    rb"|[@.](?:host|hostname|remotehost|domain|server)\.(?:domain|dom|ext|tld|name)$|\.(?:domain|ext|tld)$"
)
_NO_DOMAIN = re.compile(rb"@[.-]")


def judge(tokens: Tokens) -> Verdict:
    """CHECKED when the domain looks like one; FORMAT for addresses that look like examples."""
    rows = [row.rstrip(b"\0") for row in tokens.text.view("S32").ravel().tolist()]
    other = [row.endswith(_ENDINGS) or _NO_DOMAIN.search(row) is not None for row in rows]
    nothing = np.array(other, np.bool_)
    example = np.array([_EXAMPLE.search(row) is not None for row in rows], np.bool_)
    return verdict(
        ~nothing,
        checked=~example,
        reasons=[(~nothing, Reason.STRUCTURE_OK), (example, Reason.PLACEHOLDER)],
    )


_ENDINGS = tuple(f".{name}".encode() for name in _NOT_DOMAINS)

RECOGNIZERS = (TokenRecognizer("email", Kind.EMAIL, (), judge, priority=90, strong=True),)
