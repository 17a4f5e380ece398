"""Alike: notices pages that a server gives for every address, the same but for what was asked."""

from __future__ import annotations

import re
from hashlib import blake2b
from urllib.parse import unquote, urlsplit

SAME = 5
"""Pages alike after which their links are not followed any more."""
FEW = 2
"""Pages alike in the rough after which they are compared more closely."""
LONGEST = 1 << 20
"""Bytes of a page that are compared."""


class Alike:
    """Counts pages that differ only in what varies by itself."""

    def __init__(self) -> None:
        self._rough: dict[bytes, int] = {}
        self._counts: dict[bytes, int] = {}

    def count(self, url: str, body: bytes) -> int:
        """How many pages like this one were met, this one included."""
        text = body[:LONGEST]
        own = _own(url)
        for part in own:
            text = text.replace(part, b"")
        key = blake2b(text.translate(None, _DIGITS), digest_size=16).digest()
        count = self._rough[key] = self._rough.get(key, 0) + 1
        if count <= FEW:
            return count
        # only what looks alike without its numbers is worth a closer look
        key = _skeleton(text)
        self._counts[key] = self._counts.get(key, FEW) + 1
        return self._counts[key]


def _own(url: str) -> list[bytes]:
    """The spellings of its own address that a page may repeat, the longest first."""
    parts = urlsplit(url)
    name = parts.path.rstrip("/").rpartition("/")[2]
    spellings = {url, parts.path, parts.query, name}
    if "%" in url:
        spellings |= {unquote(spelling) for spelling in spellings}
    spellings.update(_NUMBER.findall(url))
    own = [spelling.encode("utf-8", "replace") for spelling in spellings if len(spelling) > 2]
    return sorted(own, key=len, reverse=True)


def _skeleton(text: bytes) -> bytes:
    """A digest of a page without its links and its short numbers.

    Numbers of five digits and more stay: telephone and identity numbers make pages different.
    """
    return blake2b(_VARYING.sub(b"", text), digest_size=16).digest()


_NUMBER = re.compile(r"(?<!\d)\d{4,10}(?!\d)")
"""Dates and counters in an address; a longer number may be a person's."""
_DIGITS = b"0123456789 \t\r\n"
_VARYING = re.compile(
    rb"""(?:href|src|action|nonce)\s?=\s?(?:"[^"]*+"|'[^']*+')|(?<!\d)\d{1,4}(?!\d)|\s++"""
    rb"""|(?:token|csrf)[\w-]{0,20}+["'=:\s]{1,5}+(?:value|content)?[="']{0,3}[\w+/=-]{8,200}+"""
)


__all__ = ["SAME", "Alike"]
