"""Old Word documents (.doc): the text by its piece table, after [MS-DOC] 2.4.1."""

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

_CLX = 0x01A2
"""Where the file information block says where the piece table is."""
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_COMPRESSED = 1 << 30
_WORD_97 = 0x00C1
_MARKS = str.maketrans({"\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x07": "\t", "\x1e": "-"})
_DROPPED = dict.fromkeys((*range(7), 8, 14, 15, 16, 17, 18, 19, 20, 21, 0x1F), " ")
"""Marks of fields, pictures and notes."""


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read an old Word document: body, notes, headers, comments and text boxes alike."""
    container = open_container(stream)
    try:
        yield from properties(container, location, reading)
        document = stream_bytes(container, "WordDocument")
        if len(document) < _CLX + 8:
            raise Unreadable(ProblemKind.CORRUPT, "a Word document that is cut short; not read")
        version, flags = struct.unpack_from("<H", document, 2)[0], document[10] | document[11] << 8
        if flags & _ENCRYPTED:
            raise Unreadable(
                ProblemKind.ENCRYPTED, "a Word document locked with a password; not read"
            )
        if version < _WORD_97:
            raise Unreadable(ProblemKind.UNSUPPORTED, "a Word document older than Word 97")
        table = stream_bytes(container, "1Table" if flags & _TABLE_1 else "0Table")
        prose = Prose(location, reading.limits)
        for text in _pieces(document, table):
            reading.clock.check()
            prose.add(text.translate(_MARKS).translate(_DROPPED))
            if prose.full:
                yield from prose.take()
        yield from prose.take()
    finally:
        container.close()


def _pieces(document: bytes, table: bytes) -> Iterator[str]:
    """The pieces of text, in order."""
    positions, descriptors = _piece_table(document, table)
    for index, start in enumerate(positions[:-1]):
        count = positions[index + 1] - start
        place = struct.unpack_from("<I", descriptors, index * 8 + 2)[0]
        if count <= 0:
            continue
        if place & _COMPRESSED:
            begin = (place & ~_COMPRESSED) // 2
            yield document[begin : begin + count].decode("cp1252", "replace")
        else:
            yield document[place : place + count * 2].decode("utf-16-le", "replace")


def _piece_table(document: bytes, table: bytes) -> tuple[tuple[int, ...], bytes]:
    """Character positions and descriptors ([MS-DOC] 2.8.35, 2.9.38)."""
    start, length = struct.unpack_from("<II", document, _CLX)
    block = table[start : start + length]
    at = 0
    while block[at : at + 1] == b"\x01" and at + 3 <= len(block):
        at += 3 + int.from_bytes(block[at + 1 : at + 3], "little")
    if block[at : at + 1] != b"\x02":
        raise Unreadable(ProblemKind.CORRUPT, "a Word document without a table of its text")
    size = int.from_bytes(block[at + 1 : at + 5], "little")
    pieces = block[at + 5 : at + 5 + size]
    count = max((len(pieces) - 4) // 12, 0)
    positions = struct.unpack_from(f"<{count + 1}i", pieces) if count else ()
    return positions, pieces[(count + 1) * 4 :]
