"""Spelling: what entities stand for, in text and in the values of attributes."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leakcase.sources.html.view import View

_IN_VALUE = re.compile(rb"&(?:\#[xX][0-9a-fA-F]{1,8}+|\#[0-9]{1,8}+|[a-zA-Z][a-zA-Z0-9]{1,31}+);")
"""In a value an entity must be closed: ``?a=1&copy=2`` is an address."""


def spell_value(page: bytes, start: int, end: int, view: View) -> None:
    """Append the value of an attribute."""
    at = start
    for found in _IN_VALUE.finditer(page, start, end):
        if found.start() > at:
            view.put(page[at : found.start()], at, found.start())
        at = found.end()
        view.put(read_entity(found[0]), found.start(), at)
    if end > at:
        view.put(page[at:end], at, end)


def read_entity(entity: bytes) -> bytes:
    """What an entity stands for; a space that does not break is a space."""
    read = unescape(entity.decode("ascii"))
    return b" " if read == "\xa0" else read.encode("utf-8", "replace")
