"""Spelling: what a reader sees of text in markup, with entities read and white space folded."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leakcase.sources.html.view import View

ODD = re.compile(rb"[&\t\n\r\f]|  ")
"""Text without any of these is seen as it stands."""

_FOLDED = re.compile(
    rb"&(?:\#[xX][0-9a-fA-F]{1,8}+|\#[0-9]{1,8}+|[a-zA-Z][a-zA-Z0-9]{1,31}+);?+|[ \t\n\r\f]++"
)
_KEPT = re.compile(rb"&(?:\#[xX][0-9a-fA-F]{1,8}+|\#[0-9]{1,8}+|[a-zA-Z][a-zA-Z0-9]{1,31}+);?+")
_IN_VALUE = re.compile(rb"&(?:\#[xX][0-9a-fA-F]{1,8}+|\#[0-9]{1,8}+|[a-zA-Z][a-zA-Z0-9]{1,31}+);")
"""In a value an entity must be closed: ``?a=1&copy=2`` is an address."""


def spell(page: bytes, start: int, end: int, view: View, *, keep_space: bool = False) -> None:
    """Append the text that stands in the page from ``start`` to ``end`` as a reader sees it."""
    _spell(_KEPT if keep_space else _FOLDED, page, start, end, view)


def spell_value(page: bytes, start: int, end: int, view: View) -> None:
    """Append the value of an attribute."""
    if page.find(b"&", start, end) < 0:
        view.put(page[start:end], start, end)
    else:
        _spell(_IN_VALUE, page, start, end, view)


def _spell(odd: re.Pattern[bytes], page: bytes, start: int, end: int, view: View) -> None:
    at = start
    for found in odd.finditer(page, start, end):
        spelled = found[0]
        read = b" " if spelled[:1] != b"&" else _read(spelled)
        if read == spelled:
            continue
        if found.start() > at:
            view.put(page[at : found.start()], at, found.start())
        at = found.end()
        view.put(read, found.start(), at)
    if end > at:
        view.put(page[at:end], at, end)


def _read(entity: bytes) -> bytes:
    """What an entity stands for; a space that does not break is a space."""
    read = unescape(entity.decode("ascii"))
    return b" " if read == "\xa0" else read.encode("utf-8", "replace")
