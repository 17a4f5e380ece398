"""SQLite files: every table, read-only and immutable, and what is left of deleted rows.

The schema of a hostile file is not trusted: no views, no virtual tables, no functions in it.
"""

from __future__ import annotations

import io
import os
import re
import sqlite3
import struct
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import quote

from leakcase.sources.databases.cells import as_cell, text_of
from leakcase.sources.kinds import Kind, sniff
from leakcase.sources.segment import DEFAULT_LIMITS, Limits, Note, Problem, ProblemKind
from leakcase.sources.streams import Unreadable
from leakcase.sources.tables.batches import ROWS, Batch, as_table
from leakcase.sources.tables.leftover import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

IN_MEMORY = 64 << 20
"""Largest file without a path of its own that is opened in memory."""
EMBEDDED = 128
"""Fewest bytes of a value that may be a document or an image."""
_RUN = re.compile(rb"(?:[\x20-\x7e\t]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}){6,}+")
"""Text among the remains of deleted rows."""


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read one SQLite file."""
    with closing(_open(stream, location)) as database:
        distrust(database, reading.limits)
        try:
            tables = _tables(database)
        except sqlite3.Error as error:
            raise Unreadable(ProblemKind.CORRUPT, "is no readable SQLite database") from error
        for done, table in enumerate(tables):
            yield Note(location.at(sheet=table), done, len(tables))
            yield from _read_table(database, table, location, reading)
    yield from _deleted(stream, location, reading)


def _open(stream: BinaryIO, location: Location) -> sqlite3.Connection:
    """The file at its path where it has one, else in memory or by its descriptor."""
    if not location.members and _is_at(stream, location.path):
        return _open_path(location.path)
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    if size <= IN_MEMORY:
        database = sqlite3.connect(":memory:")
        database.deserialize(stream.read())
        return database
    descriptor = Path(f"/proc/self/fd/{stream.fileno()}")
    if not descriptor.exists():
        raise Unreadable(
            ProblemKind.TOO_LARGE, f"is larger than {IN_MEMORY >> 20} MiB inside a container"
        )
    return _open_path(str(descriptor))


def _is_at(stream: BinaryIO, path: str) -> bool:
    """Whether the stream is the file at this path, and no other that took its place."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), Path(path).stat())
    except (OSError, ValueError):
        return False


def _open_path(path: str) -> sqlite3.Connection:
    try:
        return sqlite3.connect(
            f"file:{quote(str(Path(path).resolve()))}?mode=ro&immutable=1", uri=True
        )
    except sqlite3.Error as error:
        raise Unreadable(ProblemKind.CORRUPT, "cannot be opened as SQLite") from error


def distrust(database: sqlite3.Connection, limits: Limits = DEFAULT_LIMITS) -> None:
    """Bound what the file may make SQLite do, and read any bytes as text."""
    database.text_factory = partial(str, encoding="utf-8", errors="replace")
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    database.execute("PRAGMA cell_size_check = ON")
    database.execute("PRAGMA cache_size = -8192")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, min(64 * limits.cell, 1 << 30))


def _tables(database: sqlite3.Connection) -> list[str]:
    """Names of the tables that hold rows; views and virtual tables hold none of their own."""
    rows = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name"
    )
    return [str(name) for (name,) in rows if name is not None]


def _read_table(
    database: sqlite3.Connection, table: str, location: Location, reading: Reading
) -> Iterator[Piece]:
    place = location.at(sheet=table)
    quoted = '"' + table.replace('"', '""') + '"'
    try:
        cursor = database.execute(f"SELECT * FROM {quoted}")  # noqa: S608  (quoted; names cannot be bound)
    except sqlite3.Error:
        yield Problem(place, ProblemKind.CORRUPT, "a table's definition is broken; not read")
        return
    header = [str(column[0]) for column in cursor.description]
    batches = _batches(cursor, header, place, reading)
    yield from as_table(place, header, batches, reading.limits)


def _batches(
    cursor: sqlite3.Cursor, header: list[str], place: Location, reading: Reading
) -> Iterator[Batch | Piece]:
    """Rows in batches; documents and images among the values are read as such."""
    done = 0
    while True:
        try:
            values = cursor.fetchmany(ROWS)
        except (sqlite3.Error, OverflowError):
            yield Problem(
                place.at(row=done + 1),
                ProblemKind.CORRUPT,
                f"a table is broken after {done} rows; its rest is unread",
            )
            return
        if not values:
            return
        batch = Batch.of([[v if type(v) is str else as_cell(v) for v in row] for row in values])
        batch.first_row = done + 1
        yield batch
        if bytes in set(map(type, chain.from_iterable(values))):
            yield from _documents(values, done + 1, header, place, reading)
        done += len(values)


def _documents(
    rows: list[tuple[object, ...]], first: int, header: list[str], place: Location, reading: Reading
) -> Iterator[Piece]:
    for number, row in enumerate(rows, first):
        for name, value in zip(header, row, strict=False):
            if isinstance(value, bytes) and len(value) >= EMBEDDED:
                yield from _embedded(value, place, number, name, reading)


def _embedded(
    value: bytes, place: Location, row: int, column: str, reading: Reading
) -> Iterator[Piece]:
    """A value that is a document, an image or an archive."""
    if text_of(value) is None and sniff(value) not in {Kind.BINARY, Kind.EMPTY, Kind.TEXT}:
        member = place.inside(f"{place.sheet}/{row}/{column}")
        yield from reading.member(io.BytesIO(value), member, name="")


def _deleted(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Text in the free pages: rows deleted and not yet written over."""
    stream.seek(0)
    head = stream.read(100)
    if len(head) < 100:
        return
    size = int.from_bytes(head[16:18], "big")
    size = 65536 if size == 1 else size
    trunk, count = struct.unpack(">II", head[32:40])
    seen: set[int] = set()
    while trunk and trunk not in seen and len(seen) < count:
        seen.add(trunk)
        page = _page(stream, trunk, size)
        if len(page) < size or size < 512:
            return
        following, leaves = struct.unpack(">II", page[:8])
        numbers = struct.unpack(
            f">{min(leaves, size // 4 - 2)}I", page[8 : 8 + 4 * min(leaves, size // 4 - 2)]
        )
        for number in numbers:
            if number in seen or len(seen) >= count:
                continue
            seen.add(number)
            text = b"\n".join(_RUN.findall(_page(stream, number, size)))
            if text:
                yield from as_text(text, location.at(offset=(number - 1) * size), reading.limits)
        trunk = following


def _page(stream: BinaryIO, number: int, size: int) -> bytes:
    stream.seek((number - 1) * size)
    return stream.read(size)


__all__ = ["distrust", "read"]
