"""Reading: finds out what bytes are and hands them to the reader of their kind.

Files, archive members, mail attachments, downloads and objects all come through here, so that a
spreadsheet inside a zip inside a mail is read as any other. A reader is a function

    def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]

named in :data:`READERS`. It yields pieces lazily, raises :class:`Unreadable` (or anything else)
where it cannot go on, and passes what it contains to ``reading.member``.
"""

from __future__ import annotations

import io
import os
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from leakcase.errors import MissingExtra
from leakcase.sources.kinds import HEAD, Kind, sniff
from leakcase.sources.refining import refine
from leakcase.sources.segment import (
    DEFAULT_LIMITS,
    Limits,
    Piece,
    Problem,
    ProblemKind,
    TableSegment,
    TextSegment,
)
from leakcase.sources.streams import ForwardStream, Unreadable, spooled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location


class Reader(Protocol):
    """Reads one kind. The stream stands at its first byte."""

    def __call__(
        self, stream: BinaryIO | ForwardStream, location: Location, reading: Reading
    ) -> Iterator[Piece]: ...


@dataclass(frozen=True, slots=True)
class Plan:
    """How a kind is read.

    Attributes:
        reader: ``module:function`` below ``leakcase.sources``, imported at first use.
        seeks: it needs a stream that can seek; without, it may get one that only goes forward.
        timed: it is a document's parser, bounded by ``limits.seconds``.
        fallback: how to read it where its reader fails before it yielded anything.
    """

    reader: str
    seeks: bool = False
    timed: bool = False
    fallback: Kind | None = None


READERS: dict[Kind, Plan] = {
    Kind.EMPTY: Plan("plain:read_nothing"),
    Kind.TEXT: Plan("plain:read"),
    Kind.BINARY: Plan("binary:read"),
    Kind.HTML: Plan("html:read", fallback=Kind.TEXT),
    Kind.XML: Plan("documents.xml:read", seeks=True, fallback=Kind.TEXT),
    Kind.CSV: Plan("tables.delimited:read", fallback=Kind.TEXT),
    Kind.TSV: Plan("tables.delimited:read", fallback=Kind.TEXT),
    Kind.JSON: Plan("tables.json_values:read", fallback=Kind.TEXT),
    Kind.JSONL: Plan("tables.json_values:read", fallback=Kind.TEXT),
    Kind.SQL: Plan("databases.sql_dump:read", fallback=Kind.TEXT),
    Kind.XLSX: Plan("tables.workbook:read", seeks=True, fallback=Kind.ZIP),
    Kind.XLS: Plan("tables.workbook:read", seeks=True, fallback=Kind.BINARY),
    Kind.XLSB: Plan("tables.workbook:read", seeks=True, fallback=Kind.ZIP),
    Kind.ODS: Plan("tables.workbook:read", seeks=True, fallback=Kind.ZIP),
    Kind.PARQUET: Plan("tables.arrow:read", seeks=True, fallback=Kind.BINARY),
    Kind.SQLITE: Plan("databases.sqlite_file:read", seeks=True, fallback=Kind.BINARY),
    Kind.DOCX: Plan("documents.docx:read", seeks=True, timed=True, fallback=Kind.ZIP),
    Kind.PPTX: Plan("documents.pptx:read", seeks=True, timed=True, fallback=Kind.ZIP),
    Kind.ODT: Plan("documents.opendocument:read", seeks=True, timed=True, fallback=Kind.ZIP),
    Kind.ODP: Plan("documents.opendocument:read", seeks=True, timed=True, fallback=Kind.ZIP),
    Kind.EPUB: Plan("containers.zip:read", seeks=True, fallback=Kind.BINARY),
    Kind.DOC: Plan("documents.doc:read", seeks=True, timed=True, fallback=Kind.BINARY),
    Kind.PPT: Plan("documents.ppt:read", seeks=True, timed=True, fallback=Kind.BINARY),
    Kind.RTF: Plan("documents.rtf:read", timed=True, fallback=Kind.TEXT),
    Kind.PDF: Plan("documents.pdf:read", seeks=True, timed=True, fallback=Kind.BINARY),
    Kind.EML: Plan("mail.eml:read", fallback=Kind.TEXT),
    Kind.MBOX: Plan("mail.mbox:read", fallback=Kind.TEXT),
    Kind.MSG: Plan("mail.msg:read", seeks=True, timed=True, fallback=Kind.BINARY),
    Kind.IMAGE: Plan("images:read", seeks=True, timed=True),
    Kind.GZIP: Plan("containers.compressed:read_gzip"),
    Kind.BZIP2: Plan("containers.compressed:read_bzip2"),
    Kind.XZ: Plan("containers.compressed:read_xz"),
    Kind.ZSTD: Plan("containers.compressed:read_zstd"),
    Kind.ZIP: Plan("containers.zip:read", seeks=True, fallback=Kind.BINARY),
    Kind.TAR: Plan("containers.tar:read"),
    Kind.OLE: Plan("binary:read", seeks=True),
    Kind.ENCRYPTED: Plan("containers.unsupported:read_encrypted"),
    Kind.UNSUPPORTED: Plan("containers.unsupported:read"),
}


@dataclass(slots=True)
class Allowance:
    """What is left of the limits for everything inside one outermost file."""

    members: int
    expanded: int


@dataclass(slots=True)
class Clock:
    """Time spent in one document's parser, the time of whoever consumes its pieces not counted."""

    seconds: float
    spent: float = 0.0
    since: float = 0.0

    def check(self) -> None:
        """Stop where the time is over; parsers call it every page or every few hundred steps."""
        if self.spent + monotonic() - self.since > self.seconds:
            raise Unreadable(
                ProblemKind.TIMEOUT, f"took longer than {self.seconds:.0f} s; the rest is unread"
            )

    def run(self, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """The pieces, with the clock running while the next one is made and still otherwise."""
        self.since = monotonic()
        for piece in pieces:
            self.spent += monotonic() - self.since
            yield piece
            self.since = monotonic()


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asks of readers.

    Attributes:
        ocr: read the text in images (needs the ``ocr`` extra).
        said: notices already given once, for example that an extra is missing.
    """

    ocr: bool = False
    said: set[str] = field(default_factory=set)

    def first(self, notice: str) -> bool:
        """Whether the notice has not been given yet; from now on it has."""
        new = notice not in self.said
        self.said.add(notice)
        return new


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader is told beside the bytes and their place.

    Attributes:
        limits: as set for the scan.
        options: as set for the scan.
        allowance: shared by everything inside one outermost file.
        clock: of the document being read.
        depth: containers around it.
        kind: as which kind it is read.
        name: file name, or path of a URL; ``""`` where it has none.
        content_type: media type with its parameters (``text/html; charset=gbk``) as declared.
    """

    limits: Limits
    options: Options
    allowance: Allowance
    clock: Clock
    depth: int = 0
    kind: Kind = Kind.TEXT
    name: str = ""
    content_type: str = ""

    @classmethod
    def begin(
        cls,
        limits: Limits = DEFAULT_LIMITS,
        options: Options | None = None,
        *,
        name: str = "",
        content_type: str = "",
    ) -> Reading:
        """The reading of an outermost file."""
        return cls(
            limits,
            options or Options(),
            Allowance(limits.members, limits.expanded),
            Clock(limits.seconds),
            name=name,
            content_type=content_type,
        )

    def member(
        self,
        stream: BinaryIO | ForwardStream,
        location: Location,
        *,
        name: str,
        content_type: str = "",
    ) -> Iterator[Piece]:
        """Read something that stands inside what is being read."""
        if self.depth >= self.limits.depth:
            yield Problem(
                location,
                ProblemKind.TOO_DEEP,
                f"nested more than {self.limits.depth} containers deep; not read",
            )
            return
        if self.allowance.members <= 0:
            raise Unreadable(
                ProblemKind.TOO_MANY,
                f"holds more than {self.limits.members} members; the rest is unread",
            )
        self.allowance.members -= 1
        inner = replace(
            self,
            depth=self.depth + 1,
            name=name,
            content_type=content_type,
            clock=Clock(self.limits.seconds),
        )
        yield from read_stream(stream, location, inner)

    def as_kind(self, kind: Kind) -> Reading:
        """The same reading, now that the kind is known."""
        return replace(self, kind=kind)


def read_bytes(
    data: bytes | Path,
    location: Location,
    *,
    content_type: str = "",
    name: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    options: Options | None = None,
) -> Iterator[Piece]:
    """Read bytes, or a file already on disk, as whatever they turn out to be.

    Args:
        data: the bytes, or the path of a file.
        location: what findings in them are located in.
        content_type: media type as declared by whoever sent them.
        name: a file name to tell the kind by; the end of ``location.path`` where not given.
        limits: bounds of everything inside.
        options: what the user asks of readers.
    """
    reading = Reading.begin(
        limits,
        options,
        name=name if name is not None else (location.members or (location.path,))[-1],
        content_type=content_type,
    )
    if isinstance(data, Path):
        with data.open("rb", buffering=0) as stream:
            yield from read_stream(cast("BinaryIO", stream), location, reading)
    else:
        yield from read_stream(io.BytesIO(data), location, reading)


def read_stream(
    stream: BinaryIO | ForwardStream, location: Location, reading: Reading
) -> Iterator[Piece]:
    """Read a stream from its first byte; one that only goes forward is spooled where need be."""
    forward = None if stream.seekable() else _forward(stream)
    with ExitStack() as cleanup:
        source = cast("BinaryIO", forward or stream)
        kind = sniff(_head(source, forward), name=reading.name, content_type=reading.content_type)
        if forward is not None and READERS[kind].seeks:
            source = cleanup.enter_context(spooled(source))
        if kind in {Kind.ZIP, Kind.OLE}:
            kind = refine(kind, source)
        yield from _read_as(kind, source, location, reading)
    if forward is not None and forward.failure is not None:
        yield Problem(location, forward.failure.kind, forward.failure.detail)


def _forward(stream: BinaryIO | ForwardStream) -> ForwardStream:
    return stream if isinstance(stream, ForwardStream) else ForwardStream.of(stream)


def _head(stream: BinaryIO, forward: ForwardStream | None) -> bytes:
    if forward is not None:
        return forward.peek(HEAD)
    head = stream.read(HEAD)
    stream.seek(0)
    return head


def _read_as(kind: Kind, stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read as this kind; turn whatever goes wrong into a problem; fall back where it can."""
    plan = READERS[kind]
    yielded = False
    try:
        pieces = _load(plan.reader)(stream, location, reading.as_kind(kind))
        for piece in reading.clock.run(pieces) if plan.timed else pieces:
            yielded = yielded or isinstance(piece, TextSegment | TableSegment)
            yield piece
    except Unreadable as stop:
        yield Problem(location, stop.kind, stop.detail)
        again = stop.kind in {ProblemKind.CORRUPT, ProblemKind.TRUNCATED, ProblemKind.UNSUPPORTED}
    except MissingExtra as missing:
        if reading.options.first(str(missing)):
            yield Problem(location, ProblemKind.UNSUPPORTED, str(missing), partial=False)
        again = False
    except OSError as error:
        yield Problem(location, *_broken_off(kind, error))
        again = error.errno is None
    except Exception as error:  # noqa: BLE001  (parsers raise anything on hostile input)
        yield Problem(location, ProblemKind.CORRUPT, _clause(kind, error))
        again = True
    else:
        return
    if again and not yielded and plan.fallback is not None and stream.seekable():
        stream.seek(0)
        yield from _read_as(plan.fallback, stream, location, reading)


def _broken_off(kind: Kind, error: OSError) -> tuple[ProblemKind, str]:
    """An error of the system is one; decoders use the same class for broken input."""
    if error.errno is None:
        return ProblemKind.CORRUPT, _clause(kind, error)
    reason = os.strerror(error.errno)
    return ProblemKind.UNREADABLE, f"could not be read on: {reason}; what came before it was read"


def _clause(kind: Kind, error: Exception) -> str:
    """What went wrong, by the name of the error only: its message may quote what was read."""
    return f"could not be read as {kind.value} ({type(error).__name__}); what came before it was"


def _load(reader: str) -> Reader:
    module, _, function = reader.partition(":")
    return cast("Reader", getattr(import_module(f"leakcase.sources.{module}"), function))


__all__ = [
    "READERS",
    "Kind",
    "Options",
    "Plan",
    "Reader",
    "Reading",
    "Unreadable",
    "read_bytes",
    "read_stream",
]
