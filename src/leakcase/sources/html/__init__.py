"""HTML: what a visitor sees and what stands hidden beside it, with places in the original bytes.

A page becomes a few segments: the visible text, attribute values, comments, scripts, styles; its
tables and the JSON in its scripts become table segments and are not repeated in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.encodings import Charset, bom_length, decode, detect, whole
from leakcase.sources.html.markup import CHARSET
from leakcase.sources.html.page import Page
from leakcase.sources.html.scripts import script_pieces
from leakcase.sources.html.segments import Stretch, page_segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece
    from leakcase.sources.streams import ForwardStream

STRETCH = 2 << 20
"""Bytes of a page read at a time; few pages have more."""
DECLARES = 4096
"""Bytes in which a page names its encoding."""


def read(stream: BinaryIO | ForwardStream, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read a page of any size and encoding, however broken its markup."""
    data = _fill(stream, b"")
    charset = page_charset(data, reading.content_type)
    offset, line = bom_length(data), 1
    data = data[offset:]
    page = Page()
    while data:
        cut = len(data) if len(data) < STRETCH else _cut(data, charset)
        raw = data[:cut]
        data = _fill(stream, data[cut:])
        text, base = decode(raw, charset)
        content = page.read(text, last=not data)
        stretch = Stretch(location.at(offset=offset, line=line), text, base, len(raw))
        yield from page_segments(content, stretch, reading.limits)
        offset += len(raw)
        line += text.count(b"\n")


def page_charset(head: bytes, content_type: str = "") -> Charset:
    """The encoding of a page, from its mark, what the server says, what it says itself, its bytes.

    Args:
        head: its first bytes.
        content_type: media type as declared by the server.
    """
    declared = content_type.lower().partition("charset=")[2].partition(";")[0].strip("\"' ")
    return detect(head, declared or _said(head[:DECLARES].lower()))


def _said(head: bytes) -> str:
    """What a page says of its encoding, in a ``<meta>`` or an XML declaration."""
    for word in (b"charset", b"encoding"):
        at = head.find(word)
        if at >= 0 and (found := CHARSET.match(head, at)):
            return found[1].decode("ascii", "replace")
    return ""


def _fill(stream: BinaryIO | ForwardStream, data: bytes) -> bytes:
    """``data`` with as much of the stream behind it as makes a stretch, or all there is."""
    parts = [data]
    missing = STRETCH - len(data)
    while missing > 0 and (part := stream.read(missing)):
        parts.append(part)
        missing -= len(part)
    return b"".join(parts) if len(parts) > 1 else data


def _cut(data: bytes, charset: Charset) -> int:
    """Where to cut a page that goes on: before a row or a tag, else between characters."""
    if charset not in {Charset.UTF_16_LE, Charset.UTF_16_BE}:
        for mark in (b"<tr", b"\n<", b"<"):
            at = data.rfind(mark, len(data) // 2)
            if at > 0:
                return at
    return whole(data, charset) or len(data)


__all__ = ["page_charset", "read", "script_pieces"]
