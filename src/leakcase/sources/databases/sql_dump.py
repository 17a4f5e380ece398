"""SQL dumps as tables: INSERT rows and COPY blocks stream by, everything else is text.

mysqldump, pg_dump, SQLite's ``.dump`` and SQL Server scripts. A statement of any size takes the
memory of one row; a string that never closes costs a problem and is read as text.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.databases.sql_text import (
    STATEMENT,
    Row,
    cells_of,
    copied_cells,
    defined_columns,
    grammar_of,
    name_of,
    names_of,
    row_at,
)
from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.tables.batches import BYTES, ROWS, Batch, Table
from leakcase.sources.tables.decoding import TextBlocks
from leakcase.sources.tables.leftover import as_text, lines_as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.databases.sql_text import Grammar
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Limits, Piece

STATEMENT_HEAD = 128 << 10
"""Longest beginning of a statement, its column list included."""
TABLES = 10_000
"""Tables whose columns are remembered."""
BROKEN = 16
"""Rows that do not parse, after which the rest is read as text."""

_BEGINS = re.compile(r"^[ \t]*+(?:INSERT|REPLACE|COPY|CREATE)\b", re.IGNORECASE | re.MULTILINE)
_NOTHING = re.compile(r"[\s;]*+(?:GO\b[\s;]*+)?\Z", re.IGNORECASE)


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read one dump."""
    yield from _Dump(TextBlocks.of(stream, reading), location, reading.limits).pieces()


class _Dump:
    """A window over the text of a dump, and the table its rows belong to."""

    def __init__(self, blocks: TextBlocks, location: Location, limits: Limits) -> None:
        self._taken = blocks.taken
        self._blocks = iter(blocks)
        self._location = location
        self._limits = limits
        self._text = next(self._blocks, "")
        self._at = 0
        self._line = 1
        self._counted = 0
        self._ended = False
        self._grammar: Grammar = grammar_of(self._text[:STATEMENT_HEAD])
        self._columns: dict[str, tuple[str, ...]] = {}
        self._counts: dict[tuple[str, tuple[str, ...]], int] = {}
        self._table: Table | None = None
        self._used: tuple[str, tuple[str, ...]] | None = None
        self._batch = Batch()
        self._lines: list[int] = []
        self._waiting = 0
        self._broken = 0

    def pieces(self) -> Iterator[Piece]:
        """Everything in the dump, in its order."""
        while self._broken < BROKEN:
            found = STATEMENT.search(self._text, self._at)
            if found is None or (found.end() == len(self._text) and not self._ended):
                yield from self._outside(self._last_beginning())
                if self._more():
                    continue
                yield from self._outside(len(self._text))
                break
            yield from self._outside(found.start())
            self._at = found.start()
            self._here()
            self._at = found.end()
            if found["create"]:
                yield from self._create(found)
            elif found["copy"]:
                yield from self._copy(name_of(found["copied"]), found["fields"])
            else:
                yield from self._insert(found)
        yield from self._close()
        if self._broken >= BROKEN:
            place = self._location.at(line=self._here())
            rest = chain((self._text[self._at :],), self._blocks)
            yield from lines_as_text(rest, place, self._limits)

    def _outside(self, end: int) -> Iterator[Piece]:
        """What stands between the statements we know, as text."""
        if end <= self._at:
            return
        line, start = self._here(), self._at
        self._at = end
        if not _NOTHING.match(self._text, start, end):
            text = self._text[start:end]
            yield from as_text(text, self._location.at(line=line), self._limits)

    def _last_beginning(self) -> int:
        """Up to where the text holds no beginning of a statement that may be cut off."""
        begins = _BEGINS.search(self._text, max(self._at, len(self._text) - STATEMENT_HEAD))
        if begins is not None:
            return begins.start()
        return max(self._text.rfind("\n") + 1, self._at, len(self._text) - STATEMENT_HEAD)

    def _create(self, found: re.Match[str]) -> Iterator[Piece]:
        """Remember the columns; the statement itself is text too."""
        line, head = self._line, found[0]
        definition = self._match(self._grammar.definition)
        if definition is None:
            self._broken += 1
            return
        if len(self._columns) < TABLES:
            columns = defined_columns(definition[1], self._grammar)
            self._columns[name_of(found["created"])] = columns
        self._at = definition.end()
        yield from as_text(head + definition[0], self._location.at(line=line), self._limits)

    def _insert(self, found: re.Match[str]) -> Iterator[Piece]:
        """The rows of one INSERT."""
        table, columns, again = name_of(found["into"]), found["columns"], "\n" + found[0]
        names = names_of(columns) if columns else self._columns.get(table, ())
        more_follow = True
        while more_follow:
            row = self._match(self._grammar.row)
            if row is None:
                yield from self._break()
                return
            if self._used != (table, names):
                width = len(cells_of(row[1], self._grammar))
                yield from self._use(table, names, width)
            more_follow = self._take_rows(row, again)
            if len(self._batch.rows) >= ROWS or self._waiting > BYTES:
                yield from self._flush()

    def _take_rows(self, found: re.Match[str], again: str) -> bool:
        """Take in this row and those after it, up to a full batch or the end of the window.

        Args:
            found: the first of them.
            again: the beginning of the statement, as it would stand after the end of this one.

        Returns:
            Whether the statement has more rows.
        """
        rows, lines, grammar, text = self._batch.rows, self._lines, self._grammar, self._text
        line, counted, longest = self._here(), self._counted, self._batch.longest
        row: Row | None = Row(cells_of(found[1], grammar), found[2], found.start(1), found.end())
        comma: str | None = ","
        while row is not None:
            cells, comma, start, end = row
            line += text.count("\n", counted, start)
            lines.append(line)
            rows.append(cells)
            longest = max(longest, end - start)
            self._waiting += end - start
            if comma == ";" and text.startswith(again, end):
                end += len(again)  # most dumps repeat the same INSERT for each row
                comma = ","
            self._at, counted = end, start
            if comma != "," or len(rows) >= ROWS or self._waiting > BYTES:
                break
            row = row_at(text, end, len(cells), grammar)
            if row is not None and row.end == len(text):
                break  # what follows the row may not have been read yet
        self._line, self._counted, self._batch.longest = line, counted, longest
        return comma == ","

    def _use(self, name: str, names: tuple[str, ...], width: int) -> Iterator[Piece]:
        """Begin a table, unless the rows before were of the same."""
        if self._used == (name, names):
            return
        yield from self._close()
        header = (*names, *("",) * (width - len(names)))
        first = self._counts.get((name, names), 1)
        self._table = Table(self._location.at(sheet=name), header, self._limits, first)
        self._used = (name, names)

    def _flush(self) -> Iterator[Piece]:
        if self._table is not None and self._batch.rows:
            self._batch.size = self._taken()
            self._batch.lines = self._lines
            yield from self._table.add(self._batch)
        self._batch, self._lines, self._waiting = Batch(), [], 0

    def _close(self) -> Iterator[Piece]:
        yield from self._flush()
        if self._table is not None:
            yield from self._table.finish()
            if self._used is not None and len(self._counts) < TABLES:
                self._counts[self._used] = self._table.next_row
            self._table = self._used = None

    def _copy(self, table: str, fields: str | None) -> Iterator[Piece]:
        """The lines of one COPY block."""
        names = names_of(fields) if fields else self._columns.get(table, ())
        while True:
            at_once = self._text.startswith("\\.", self._at)
            end = self._at if at_once else self._text.find("\n\\.", self._at) + 1
            whole = end if at_once or end else self._text.rfind("\n", self._at) + 1
            if whole > self._at:
                yield from self._copied(table, names, whole)
            if at_once or end:
                self._at = end + 2
                return
            if not self._more():
                yield from self._unfinished_copy()
                return

    def _copied(self, table: str, names: tuple[str, ...], end: int) -> Iterator[Piece]:
        block = self._text[self._at : end].removesuffix("\n").removesuffix("\r")
        written = block.split("\r\n" if "\r\n" in block else "\n")
        rows = [copied_cells(line) for line in written]
        yield from self._use(table, names, len(rows[0]))
        first = self._here()
        self._batch.rows += rows
        self._lines += range(first, first + len(rows))
        self._batch.longest = max(self._batch.longest, len(block))
        self._at = end
        yield from self._flush()

    def _unfinished_copy(self) -> Iterator[Piece]:
        kind = ProblemKind.TRUNCATED if self._ended else ProblemKind.TOO_LARGE
        yield Problem(
            self._location.at(line=self._here()),
            kind,
            "ends within a COPY block" if self._ended else "has a row that is too long",
            partial=self._ended,
        )
        yield from self._outside(len(self._text))

    def _break(self) -> Iterator[Piece]:
        """A row that does not parse: what follows is text up to the next statement."""
        self._broken += 1
        if self._broken == 1:
            yield Problem(
                self._location.at(line=self._here()),
                ProblemKind.TRUNCATED if self._ended else ProblemKind.CORRUPT,
                "has a row that never ends; read as text up to the next statement",
                partial=False,
            )

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match where the window stands, reading on as long as it may help."""
        while True:
            found = pattern.match(self._text, self._at)
            if (found is not None and found.end() < len(self._text)) or not self._more():
                return found

    def _more(self) -> bool:
        """Read on; False at the end, or where one row fills the window."""
        if self._ended or len(self._text) - self._at > 4 * self._limits.cell:
            return False
        block = next(self._blocks, "")
        if not block:
            self._ended = True
            return False
        self._here()
        self._text = self._text[self._at :] + block
        self._at = self._counted = 0
        return True

    def _here(self) -> int:
        """The line where the window stands."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line


__all__ = ["read"]
