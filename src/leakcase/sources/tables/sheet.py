"""A sheet: rows as a person laid them out, titles above, then a header, then the data."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from leakcase.pii.finding import Seen
from leakcase.sources.tables.batches import Batch, as_table
from leakcase.sources.tables.header import header_of
from leakcase.sources.tables.leftover import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.segment import Limits, Piece

TITLE_ROWS = 10
"""Rows at the top among which the header may be."""
CELLS = 200_000
"""Cells of a batch."""


def sheet_name(name: str, location: Location, limits: Limits) -> Iterator[Piece]:
    """The name of a sheet, which may name a person."""
    yield from as_text(name, location.at(sheet=name), limits, seen=Seen.NAME)


def as_sheet(rows: Iterator[list[str]], location: Location, limits: Limits) -> Iterator[Piece]:
    """One sheet; blank rows are left out."""
    batches = _batches(rows)
    first = next(batches, None)
    if first is None:
        return
    width = min(max(map(len, first.rows)), limits.columns + 1)
    names, above, below = header_of(first.rows, TITLE_ROWS)
    for row in first.rows[:above]:
        yield from as_text("\t".join(filter(None, row)), location, limits)
    header = [*names, *[""] * (width - len(names))]
    body = Batch.of(first.rows[below:])
    yield from as_table(location, header, chain((body,), batches) if body.rows else batches, limits)


def _batches(rows: Iterator[list[str]]) -> Iterator[Batch]:
    batch: list[list[str]] = []
    cells = 0
    for row in rows:
        if not any(row):
            continue
        batch.append(row)
        cells += len(row) + 20
        if cells >= CELLS:
            yield Batch.of(batch)
            batch, cells = [], 0
    if batch:
        yield Batch.of(batch)


__all__ = ["as_sheet", "sheet_name"]
