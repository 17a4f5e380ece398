"""Zip archives, also broken ones: names in any encoding, lying sizes, no directory at the end."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, BinaryIO

from leakcase.pii.finding import Seen
from leakcase.sources.containers.inflate import (
    deflate_chunks,
    stored_chunks,
    zip_bzip2_chunks,
    zip_lzma_chunks,
    zip_zstd_chunks,
)
from leakcase.sources.containers.metering import Packed, metered
from leakcase.sources.containers.zip_entries import Entry, entries
from leakcase.sources.names import decoded, displayed, name_segment
from leakcase.sources.segment import Problem, ProblemKind, TextSegment
from leakcase.sources.streams import ForwardStream, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_METHODS: dict[int, Callable[[Packed], Iterator[bytes]]] = {
    0: stored_chunks,
    8: deflate_chunks,
    12: zip_bzip2_chunks,
    14: zip_lzma_chunks,
    93: zip_zstd_chunks,
}
"""Compression methods by their number (APPNOTE 4.4.5)."""


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read every member that can be read, and say how many cannot."""
    locked = foreign = total = 0
    directory = entries(stream, reading.limits.members)
    if directory.comment:
        comment = decoded(directory.comment).encode()
        yield TextSegment(location, comment, seen=Seen.METADATA, size=len(comment))
    for entry in directory.entries:
        total += 1
        place = location.inside(displayed(entry.name))
        yield name_segment(place, entry.name)
        if entry.name.endswith("/"):
            continue
        if entry.encrypted:
            locked += 1
        elif entry.method not in _METHODS:
            foreign += 1
        else:
            yield from _read_member(stream, entry, place, reading)
    if locked:
        yield Problem(
            location,
            ProblemKind.ENCRYPTED,
            f"{locked} of {total} members are locked with a password; only their names were read",
        )
    if foreign:
        yield Problem(
            location,
            ProblemKind.UNSUPPORTED,
            f"{foreign} of {total} members are compressed in ways that are not read here",
        )
    if directory.problem is not None:
        raise directory.problem


def _read_member(
    stream: BinaryIO, entry: Entry, place: Location, reading: Reading
) -> Iterator[Piece]:
    packed = Packed(stream, start=entry.start, size=entry.packed)
    chunks = metered(_METHODS[entry.method](packed), packed, reading)
    inner = ForwardStream(_checked(chunks, entry))
    yield from reading.member(inner, place, name=entry.name)
    if entry.packed is None:
        while inner.read(1 << 20):
            pass
        entry.ended(packed)


def _checked(chunks: Iterator[bytes], entry: Entry) -> Iterator[bytes]:
    """The chunks, compared with what the archive says of them."""
    size = crc = 0
    for chunk in chunks:
        size += len(chunk)
        crc = zlib.crc32(chunk, crc)
        yield chunk
    if entry.size is not None and size != entry.size:
        raise Unreadable(
            ProblemKind.CORRUPT,
            f"the archive says it has {entry.size} bytes, it has {size}; all of these were read",
        )
    if entry.crc is not None and crc != entry.crc:
        raise Unreadable(
            ProblemKind.CORRUPT, "its checksum differs from the archive's; read all the same"
        )
