"""E-mail addresses (RFC 5321 as people write them)."""

from __future__ import annotations

import re
from functools import lru_cache
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
    rb"^(?:example|test)\."
    rb"|(?:^|\.)(?:host|hostname|remotehost|domain|server)\.(?:domain|dom|ext|tld|name)$"
    rb"|\.(?:domain|ext|tld)$"
)


def judge(tokens: Tokens) -> Verdict:
    """CHECKED when the domain looks like one; FORMAT for addresses that look like examples."""
    rows: list[bytes] = tokens.text.view("S32").ravel().tolist()  # without trailing zeros
    parts = [row.partition(b"@") for row in rows]
    nothing, invented = np.array([_domain(part[2]) for part in parts], np.bool_).T
    example = invented | np.array([part[0] in _NOBODY for part in parts], np.bool_)
    return verdict(
        ~nothing,
        checked=~example,
        reasons=[(~nothing, Reason.STRUCTURE_OK), (example, Reason.PLACEHOLDER)],
    )


@lru_cache(maxsize=4096)
def _domain(domain: bytes) -> tuple[bool, bool]:
    """Whether the domain is none, and whether it is an example; a few serve most addresses."""
    return domain.endswith(_ENDINGS) or domain[:1] in (b".", b"-"), _EXAMPLE.search(
        domain
    ) is not None


_NOBODY = frozenset({b"user", b"name", b"xxx", b"noreply", b"no-reply", b"test", b"git"})
_ENDINGS = tuple(f".{name}".encode() for name in _NOT_DOMAINS)

RECOGNIZERS = (TokenRecognizer("email", Kind.EMAIL, (), judge, priority=90, strong=True),)
