"""Alike: notices pages that a server gives for every address, the same but for what was asked."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

SAME = 5
"""Pages alike after which their links are not followed any more."""
LONGEST = 1 << 20
"""Bytes of a page that are compared."""


class Alike:
    """Counts pages that differ only in what varies by itself."""

    def __init__(self) -> None:
        self._counts: dict[bytes, int] = {}

    def count(self, url: str, body: bytes) -> int:
        """How many pages like this one were met, this one included."""
        key = skeleton(url, body)
        count = self._counts[key] = self._counts.get(key, 0) + 1
        return count


def skeleton(url: str, body: bytes) -> bytes:
    """A digest of a page without its own address, its links and its short numbers.

    Numbers of five digits and more stay: telephone and identity numbers make pages different.
    """
    text = body[:LONGEST]
    parts = urlsplit(url)
    for own in {url, unquote(url), parts.path, unquote(parts.path), parts.query}:
        if len(own) > 1:
            text = text.replace(own.encode("utf-8", "replace"), b"")
    name = unquote(parts.path.rstrip("/").rpartition("/")[2])
    if len(name) > 2:
        text = text.replace(name.encode("utf-8", "replace"), b"")
    return blake2b(_VARYING.sub(b"", text), digest_size=16).digest()


_VARYING = re.compile(
    rb"""(?:href|src|action|nonce)\s?=\s?(?:"[^"]*+"|'[^']*+')|(?<!\d)\d{1,4}(?!\d)|\s++"""
    rb"""|(?:token|csrf)[\w-]{0,20}+["'=:\s]{1,5}+(?:value|content)?[="']{0,3}[\w+/=-]{8,200}+"""
)


__all__ = ["SAME", "Alike", "skeleton"]
