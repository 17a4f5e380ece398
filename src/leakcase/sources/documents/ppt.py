"""Old presentations (.ppt): the text atoms of the record tree, after [MS-PPT] 2.9."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.documents.ole import open_container, properties, stream_bytes
from leakcase.sources.documents.prose import Prose
from leakcase.sources.segment import ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_HEADER = struct.Struct("<HHI")
_CONTAINER = 0x0F
_TEXT_CHARS, _TEXT_BYTES, _STRING, _ENCRYPTION = 0x0FA0, 0x0FA8, 0x0FBA, 0x2F14


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read an old presentation."""
    container = open_container(stream)
    try:
        yield from properties(container, location, reading)
        prose = Prose(location, reading.limits)
        for text in _texts(stream_bytes(container, "PowerPoint Document"), reading):
            prose.line(text.replace("\r", "\n").replace("\x0b", "\n"))
            if prose.full:
                yield from prose.take()
        yield from prose.take()
    finally:
        container.close()


def _texts(records: bytes, reading: Reading) -> Iterator[str]:
    """Texts in the order of the file; containers are stepped into by their header alone."""
    at = 0
    while at + _HEADER.size <= len(records):
        version, kind, length = _HEADER.unpack_from(records, at)
        at += _HEADER.size
        if kind == _ENCRYPTION:
            raise Unreadable(ProblemKind.ENCRYPTED, "a presentation locked with a password")
        if version & _CONTAINER == _CONTAINER:
            reading.clock.check()
            continue
        body = records[at : at + length]
        if kind in {_TEXT_CHARS, _STRING}:
            yield body.decode("utf-16-le", "replace")
        elif kind == _TEXT_BYTES:
            yield body.decode("latin-1")
        at += length
