"""Binary files: nothing to parse, so their printable runs are read, as ``strings`` would.

Finds runs in UTF-8, GBK and UTF-16; a notice says that only these were read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from leakcase.pii.offsets import OffsetMap
from leakcase.sources.encodings import Charset, decode
from leakcase.sources.segment import Problem, ProblemKind, TextSegment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

BLOCK = 1 << 20
CARRY = 1 << 16
"""Longest run put together across two blocks."""

_RUNS: tuple[tuple[re.Pattern[bytes], Charset], ...] = (
    (
        re.compile(
            rb"(?:[\t\x20-\x7e]++|(?:[\xe3-\xe9][\x80-\xbf]{2})++|\xef[\xbc-\xbd][\x80-\xbf])++"
        ),
        Charset.UTF_8,
    ),
    (
        re.compile(
            rb"[\t\x20-\x7e]*+(?:(?:[\xb0-\xf7][\xa1-\xfe]){2,}+(?:[\xa1-\xa3][\xa1-\xfe]|[\t\x20-\x7e])*+)++"
        ),
        Charset.GB18030,
    ),
)
_WIDE_RUN = re.compile(rb"(?:[\t\x20-\x7e]\x00|[\x00-\xff][\x4e-\x9f]|[\x00-\xff][\x30\xff]){6,}+")
_SHORTEST = 6
"""Bytes of the shortest run worth reading: a word or a name, not noise."""


def read(stream: BinaryIO, location: Location, _reading: Reading) -> Iterator[Piece]:
    """Read the printable runs of anything."""
    yield Problem(
        location,
        ProblemKind.UNSUPPORTED,
        "not a format that is known here; only its runs of printable text were read",
        partial=False,
    )
    yield from printable(stream, location)


def printable(stream: BinaryIO, location: Location) -> Iterator[TextSegment]:
    """The printable runs of a stream, one a line, with the places they come from."""
    offset, rest = 0, b""
    while fresh := stream.read(BLOCK):
        data = rest + fresh
        keep = _open_run(data) if len(fresh) == BLOCK else len(data)
        yield from _segment(data[:keep], location, offset, len(fresh))
        rest, offset = data[keep:], offset + keep
    if rest:
        yield from _segment(rest, location, offset, 0)


def _segment(data: bytes, location: Location, offset: int, size: int) -> Iterator[TextSegment]:
    texts: list[bytes] = []
    pairs: list[tuple[int, int]] = []
    view = 0
    for start, end, charset in _spans(data):
        text, inner = decode(data[start:end], charset)
        if inner is None:
            pairs.append((view, start))
        else:
            pairs += zip(
                (inner.view + view).tolist(), (inner.original + start).tolist(), strict=True
            )
        pairs.append((view + len(text), end))
        texts.append(text)
        view += len(text) + 1
    if texts:
        place = location.at(offset=offset)
        yield TextSegment(place, b"\n".join(texts), OffsetMap.of(pairs), size=size)


def _spans(data: bytes) -> list[tuple[int, int, Charset]]:
    """Runs in order, of those that overlap the longest."""
    eight_bit = [
        (match.start(), match.end(), charset)
        for pattern, charset in _RUNS
        for match in pattern.finditer(data)
        if match.end() - match.start() >= _SHORTEST
    ]
    eight_bit.sort(key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int, Charset]] = []
    for span in eight_bit:
        if kept and span[0] < kept[-1][1]:
            if span[1] - span[0] > kept[-1][1] - kept[-1][0]:
                kept[-1] = span
        else:
            kept.append(span)
    return _with_wide(data, kept)


def _with_wide(data: bytes, kept: list[tuple[int, int, Charset]]) -> list[tuple[int, int, Charset]]:
    """The runs with those of UTF-16 added where nothing else was found.

    Any two letters of ASCII would make a Chinese character of UTF-16.
    """
    edges = [0, *(edge for span in kept for edge in span[:2]), len(data)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    wide = [
        (match.start(), match.end(), Charset.UTF_16_LE)
        for start, end in gaps
        if end - start >= _SHORTEST
        for match in _WIDE_RUN.finditer(data, start, end)
    ]
    return sorted(kept + wide) if wide else kept


def _open_run(data: bytes) -> int:
    """Where the run begins that the end of the block may cut, or the end."""
    tail = data[-CARRY:]
    near = max(len(tail) - _SHORTEST - 2, 0)
    start = min([near, *(span[0] for span in _spans(tail) if span[1] > near)])
    return len(data) - len(tail) + start if start > 0 else len(data)
