"""What a source yields: text segments, table segments, and problems on the way.

Every source is an iterable of these three. Nothing in ``sources/`` looks for personal
information, and nothing above it opens a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from leakcase.pii.finding import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from leakcase.pii.finding import Location
    from leakcase.pii.offsets import OffsetMap, Original


@dataclass(frozen=True, slots=True)
class TextSegment:
    """A piece of text with its place.

    Attributes:
        location: of the piece; ``offset`` and ``line`` are those of its first byte where the
            original has bytes and lines.
        text: the text as UTF-8.
        offsets: map from ``text`` to bytes of the original, relative to ``location.offset``; None
            where they advance together (UTF-8 files) or where the original has no bytes to point
            into (a PDF page).
        seen: how a reader meets it; for HTML, of the places no region covers.
        regions: ascending (start, end, seen) spans of ``text`` that differ from ``seen``.
        size: bytes of the original that this piece stands for, for progress and speed.
        repeated: bytes at the start of ``text`` that the segment before held too: its last line
            was longer than a segment and was cut.
        continues: the last line goes on in the next segment, which repeats the end of this one.
        original: what line and column are counted in, where the lines of ``text`` are not those of
            the original (the visible text of a page); several segments share one.
    """

    location: Location
    text: bytes
    offsets: OffsetMap | None = None
    seen: Seen = Seen.DATA
    regions: Sequence[tuple[int, int, Seen]] = ()
    size: int = 0
    repeated: int = 0
    continues: bool = False
    original: Original | None = None


@dataclass(frozen=True, slots=True)
class TableSegment:
    """Some consecutive rows of one table.

    Attributes:
        location: of the table (path, members, sheet); rows are counted from ``first_row``.
        header: one name a column, ``""`` where it has none; the same in every segment of a table.
        rows: cells as text, each row as long as ``header``.
        first_row: 1-based number of ``rows[0]``, the header not counted.
        lines: line number of each row in the original, where it has lines.
        seen: how a reader meets it.
        size: bytes of the original that this piece stands for.
        last: no more rows of this table follow.
        offsets: byte offset of each cell in the original, -1 where it has none; None where the
            cells have no bytes to point at.
        columns_seen: how a reader meets each column, where they differ (a column hidden by a
            style); None where all are ``seen``.
        breaks: by (index in ``rows``, column), where a cell's text does not stand in the original
            byte for byte: (byte of its UTF-8, offset in the original) as in an ``OffsetMap``.
    """

    location: Location
    header: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    first_row: int = 1
    lines: Sequence[int] | None = None
    seen: Seen = Seen.DATA
    size: int = 0
    last: bool = True
    offsets: Sequence[Sequence[int]] | None = None
    columns_seen: Sequence[Seen] | None = None
    breaks: Mapping[tuple[int, int], Sequence[tuple[int, int]]] | None = None


class ProblemKind(StrEnum):
    """Why something was not read, or not to its end."""

    TRUNCATED = "truncated"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    TOO_LARGE = "too_large"
    TOO_DEEP = "too_deep"
    TOO_MANY = "too_many"
    UNREADABLE = "unreadable"
    UNSUPPORTED = "unsupported"
    TIMEOUT = "timeout"
    REFUSED = "refused"
    FORBIDDEN_ADDRESS = "forbidden_address"
    ROBOTS = "robots"
    LOOP = "loop"
    LIMIT = "limit"
    HTTP = "http"
    SOFT_404 = "soft_404"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, or not to its end. It makes the result partial.

    Attributes:
        location: what, and where in it.
        kind: why.
        detail: one plain English clause for a person: what was wrong and what was read before;
            never contains text of the thing read.
        partial: False for notices that take nothing away from the result (a rule of robots.txt
            obeyed, a duplicate skipped).
    """

    location: Location
    kind: ProblemKind
    detail: str = ""
    partial: bool = True


@dataclass(frozen=True, slots=True)
class Note:
    """How the reading goes: something was opened or finished. For progress only.

    Attributes:
        location: what.
        done: things finished so far (files, pages, tables).
        expected: things known of so far, None where unknown.
    """

    location: Location
    done: int
    expected: int | None = None


Piece = TextSegment | TableSegment | Problem | Note


class Source(Protocol):
    """Something that yields text."""

    @property
    def name(self) -> str:
        """What a report calls it; without credentials."""

    def read(self) -> Iterator[Piece]:
        """Its pieces, in order, lazily; never raises for what it reads, yields a Problem."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of hostile input is read before we stop. All sizes in bytes.

    Attributes:
        segment: largest text segment a source yields; longer text is cut at a line or, failing
            that, at a character border.
        overlap: bytes repeated after a cut that no line end allowed.
        member: largest decompressed size of one archive member.
        expanded: largest decompressed size of everything inside one outermost file.
        ratio: largest compression ratio of one member above 1 MiB.
        members: most members in one archive, nested ones counted.
        depth: deepest nesting of containers.
        pages: most pages of one document.
        columns: most columns of a table; the rest are read as text.
        cell: longest cell; longer is cut and reported.
        seconds: longest time spent in one document's parser.
    """

    segment: int = 1 << 20
    overlap: int = 256
    member: int = 4 << 30
    expanded: int = 16 << 30
    ratio: int = 1000
    members: int = 100_000
    depth: int = 8
    pages: int = 20_000
    columns: int = 2_000
    cell: int = 1 << 20
    seconds: float = 120.0


DEFAULT_LIMITS = Limits()
"""Limits that keep a scan under 400 MB of memory."""

__all__ = [
    "DEFAULT_LIMITS",
    "Limits",
    "Note",
    "Piece",
    "Problem",
    "ProblemKind",
    "Source",
    "TableSegment",
    "TextSegment",
]
