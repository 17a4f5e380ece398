"""Compressed streams: gzip, bzip2, xz and zstd, of one or many members."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.containers.inflate import (
    bzip2_chunks,
    gzip_chunks,
    xz_chunks,
    zstd_chunks,
)
from leakcase.sources.containers.metering import Packed, metered
from leakcase.sources.streams import ForwardStream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_ENDINGS = {
    ".gz": "",
    ".tgz": ".tar",
    ".svgz": ".svg",
    ".bz2": "",
    ".tbz": ".tar",
    ".tbz2": ".tar",
    ".xz": "",
    ".txz": ".tar",
    ".lzma": "",
    ".zst": "",
    ".zstd": "",
    ".tzst": ".tar",
}


def read_gzip(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read what a gzip file holds."""
    yield from _read(stream, location, reading, gzip_chunks)


def read_bzip2(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read what a bzip2 file holds."""
    yield from _read(stream, location, reading, bzip2_chunks)


def read_xz(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read what an xz file holds."""
    yield from _read(stream, location, reading, xz_chunks)


def read_zstd(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read what a zstd file holds."""
    yield from _read(stream, location, reading, zstd_chunks)


def inner_name(name: str) -> str:
    """The name of what a compressed file holds: ``members.csv`` for ``members.csv.gz``."""
    base = name.replace("\\", "/").rpartition("/")[2]
    for ending, inner in _ENDINGS.items():
        if base.lower().endswith(ending) and len(base) > len(ending):
            return base[: -len(ending)] + inner
    return base or "data"


def _read(
    stream: BinaryIO,
    location: Location,
    reading: Reading,
    chunks: Callable[[Packed], Iterator[bytes]],
) -> Iterator[Piece]:
    packed = Packed(stream)
    name = inner_name(reading.name)
    inner = ForwardStream(metered(chunks(packed), packed, reading))
    yield from reading.member(inner, location.inside(name), name=name)
