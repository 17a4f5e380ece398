"""Batches: rows on their way into table segments, squared to the header and bounded.

Cells beyond the header, columns beyond the limit and the ends of overlong cells go on as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from leakcase.sources.segment import Problem, ProblemKind, TableSegment, TextSegment
from leakcase.sources.tables.leftover import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from leakcase.pii.finding import Location
    from leakcase.sources.segment import Limits, Piece

ROWS = 5_000
"""Rows of a batch: enough to judge a column by, few enough to stay small."""
BYTES = 2 << 20
"""Characters after which a batch is full, however few its rows."""


@dataclass(slots=True)
class Batch:
    """Some consecutive rows, as they were read.

    Attributes:
        rows: cells as text; rows may be ragged.
        lines: line number of each row, where rows have lines.
        size: bytes of the original.
        longest: length of the longest record, so that cells need not be measured one by one.
        first_row: number of the first row where it does not follow the batch before.
    """

    rows: list[list[str]] = field(default_factory=list)
    lines: Sequence[int] | None = None
    size: int = 0
    longest: int = 0
    first_row: int | None = None

    @classmethod
    def of(cls, rows: list[list[str]], lines: Sequence[int] | None = None) -> Batch:
        """Rows whose original has no size of its own."""
        lengths = list(map(len, chain.from_iterable(rows)))
        return cls(rows, lines, sum(lengths), max(lengths, default=0))


def as_table(
    location: Location,
    header: Sequence[str],
    batches: Iterable[Batch | Piece],
    limits: Limits,
) -> Iterator[Piece]:
    """The segments of one table; pieces that are no batch pass through in their place."""
    table = Table(location, header, limits)
    for batch in batches:
        if isinstance(batch, Batch):
            yield from table.add(batch)
        else:
            yield batch
    yield from table.finish()


class Table:
    """One table in the making. Its latest segment is held back, for only the last is marked so."""

    def __init__(
        self, location: Location, header: Sequence[str], limits: Limits, first_row: int = 1
    ) -> None:
        self.location = location
        self.header = tuple(header[: limits.columns])
        self.next_row = first_row
        self._limits = limits
        self._held: TableSegment | None = None
        self._told = {ProblemKind.TOO_MANY} if len(header) > limits.columns else set()
        self._wide = len(header) > limits.columns

    def add(self, batch: Batch) -> Iterator[TableSegment | TextSegment | Problem]:
        """Take in rows; give out the segment before them, and what does not fit."""
        if self._wide:
            self._wide = False
            yield _too_many_columns(self.location, self._limits, self._told)
        first_row = batch.first_row or self.next_row
        width = len(self.header)
        yield from _square(batch, self.location, first_row, width, self._limits, self._told)
        if self._held is not None:
            yield self._held
        self._held = TableSegment(
            self.location,
            self.header,
            batch.rows,
            first_row,
            batch.lines,
            size=batch.size,
            last=False,
        )
        self.next_row = first_row + len(batch.rows)

    def finish(self) -> Iterator[TableSegment]:
        """Give out the last segment."""
        if self._held is not None:
            yield replace(self._held, last=True)
            self._held = None


def _square(
    batch: Batch,
    location: Location,
    first_row: int,
    width: int,
    limits: Limits,
    told: set[ProblemKind],
) -> Iterator[TextSegment | Problem]:
    """Make every row as long as the header, in place; yield what does not fit."""
    if batch.longest > limits.cell:
        yield from _shorten(batch, location, first_row, limits, told)
    if set(map(len, batch.rows)) <= {width}:
        return
    for number, row in enumerate(batch.rows):
        missing = width - len(row)
        if missing > 0:
            row.extend([""] * missing)
        elif missing < 0:
            if len(row) > limits.columns and ProblemKind.TOO_MANY not in told:
                yield _too_many_columns(location, limits, told)
            rest = "\t".join(filter(None, row[width:]))
            del row[width:]
            yield from as_text(rest, _row(batch, location, first_row, number), limits)


def _shorten(
    batch: Batch, location: Location, first_row: int, limits: Limits, told: set[ProblemKind]
) -> Iterator[TextSegment | Problem]:
    """Cut overlong cells, in place; yield their ends as text."""
    for number, row in enumerate(batch.rows):
        for column, cell in enumerate(row):
            if len(cell) <= limits.cell:
                continue
            place = _row(batch, location, first_row, number)
            if ProblemKind.TOO_LARGE not in told:
                told.add(ProblemKind.TOO_LARGE)
                yield Problem(
                    place,
                    ProblemKind.TOO_LARGE,
                    f"has a cell longer than {limits.cell} characters; its end was read as text",
                    partial=False,
                )
            row[column] = cell[: limits.cell]
            yield from as_text(cell[limits.cell - limits.overlap :], place, limits)


def _row(batch: Batch, location: Location, first_row: int, number: int) -> Location:
    line = batch.lines[number] if batch.lines is not None else None
    return location.at(row=first_row + number, line=line)


def _too_many_columns(location: Location, limits: Limits, told: set[ProblemKind]) -> Problem:
    told.add(ProblemKind.TOO_MANY)
    return Problem(
        location,
        ProblemKind.TOO_MANY,
        f"has more than {limits.columns} columns; the rest were read as text",
        partial=False,
    )


__all__ = ["BYTES", "ROWS", "Batch", "Table", "as_table"]
