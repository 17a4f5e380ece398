"""XML and SVG: read as text in which markup gives way to spaces, byte for byte.

``<mobile>138…</mobile>`` becomes `` mobile:138…          ``: labels stay beside their values, and
every offset and line stays true. Nothing is parsed, so no entity is expanded and nothing is
fetched; broken XML reads as well as sound XML.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from leakcase.pii.finding import Seen
from leakcase.sources.plain import text_segments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_MARKUP = re.compile(
    rb"<!--|-->"
    rb"|<!\[CDATA\[|\]\]>"
    rb"|</[^<>]{0,200}>"
    rb"|<[^<>/!\s][^<>\s/]{0,200}\s{0,8}/?>"
    rb"|<(?=[^<>/!\s])|(?<=[\"'])\s{0,8}/?>"
)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,8}=\s{0,8}[\"']([\w.:-]{1,40})[\"']")


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read XML of any size."""
    head = stream.read(400)
    stream.seek(0)
    match = _DECLARED.search(head)
    declared = match[1].decode() if match else reading.content_type.partition("charset=")[2]
    inside = False
    for segment in text_segments(stream, location, reading.limits, declared=declared):
        regions, inside = _comments(segment.text, open_before=inside)
        yield replace(segment, text=_MARKUP.sub(_spaced, segment.text), regions=regions)


def _spaced(match: re.Match[bytes]) -> bytes:
    """Markup as as many bytes that say the same to a reader of text."""
    markup = match[0]
    if not markup.startswith(b"<") or markup.startswith((b"<!", b"</")):
        return re.sub(rb"[^\n]", b" ", markup)
    if markup == b"<":
        return b" "
    name = markup[1:].rstrip(b"/>").rstrip()
    closing = b":" if not markup.endswith(b"/>") else b" "
    rest = re.sub(rb"[^\n]", b" ", markup[1 + len(name) :])
    return b" " + name + (closing + rest[1:] if rest[:1] == b" " else rest)


def _comments(text: bytes, *, open_before: bool) -> tuple[list[tuple[int, int, Seen]], bool]:
    """Where comments stand, and whether one is still open at the end."""
    regions: list[tuple[int, int, Seen]] = []
    at, inside = 0, open_before
    while True:
        if inside:
            end = text.find(b"-->", at)
            stop = len(text) if end < 0 else end
            regions.append((at, stop, Seen.COMMENT))
            if end < 0:
                return regions, True
            at, inside = end + 3, False
        begin = text.find(b"<!--", at)
        if begin < 0:
            return regions, False
        at, inside = begin + 4, True
