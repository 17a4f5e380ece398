"""Tables on a page: cells collected while the page is read, judged when the table closes.

What holds data becomes table segments and leaves the visible text; what only lays out the page
stays text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from leakcase.sources.tables.header import find_header, is_hint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakcase.sources.html.view import View

SPAN = 100
"""Most columns that one cell may claim."""
EARLY = 2_000
"""Rows after which a table is given out although it goes on."""
LONG = 160
"""Bytes of an average cell beyond which a table lays out prose."""


@dataclass(slots=True)
class Cell:
    """A cell in the making: its parts in the view."""

    first: int
    is_head: bool
    span: int
    hidden: bool
    last: int = 0


class Filled(NamedTuple):
    """A cell: its text, and where on the page it begins (-1 where it is empty)."""

    text: str
    at: int
    hidden: bool


EMPTY = Filled("", -1, hidden=False)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of one table, squared, under one header."""

    header: tuple[str, ...]
    rows: list[list[Filled]]


@dataclass(slots=True)
class OpenTable:
    """A table whose end has not come yet.

    Attributes:
        first: its first part in the view.
        kind: ``table`` or ``dl``.
        hidden: it stands in something hidden.
        nested: a table stands inside it, so that it lays out the page.
        header: its header, once rows of it were given out.
        given: its number among the tables given out, 0 before.
        rows_given: rows given out.
    """

    first: int
    kind: bytes
    hidden: bool
    nested: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    cell: Cell | None = None
    header: tuple[str, ...] | None = None
    given: int = 0
    rows_given: int = 0

    def row(self, at: int) -> None:
        """A row begins."""
        self.end_cell(at)
        if not self.rows or self.rows[-1]:
            self.rows.append([])

    def begin_cell(self, cell: Cell) -> None:
        """A cell begins."""
        self.end_cell(cell.first)
        if not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)
        self.cell = cell

    def end_cell(self, at: int) -> None:
        """The cell ends, if one is open."""
        if self.cell is not None:
            self.cell.last = at
            self.cell = None

    def grids(self, view: View) -> list[Grid]:
        """What the table says as rows under headers; empty where it only lays out the page."""
        rows = [row for row in self.rows if row]
        if self.nested or not rows:
            return []
        size = sum(map(len, rows))
        width = max(sum(cell.span for cell in row) for row in rows)
        if width * len(rows) > 4 * size + 10_000 or not _holds_data(self, rows, width, view):
            return []
        filled = [list(_fill(row, width, view)) for row in rows]
        if self.header is not None:
            return [Grid(self.header, _squared(filled, len(self.header)))]
        if _is_card(rows, filled):
            return _cards(filled)
        heads = all(cell.is_head for cell in rows[0]) and len(rows) > 1
        texts = [[cell.text for cell in row] for row in filled]
        if heads or find_header(texts, 1) == 0:
            return [Grid(tuple(texts[0]), filled[1:])]
        return [Grid(("",) * width, filled)]


def _squared(rows: list[list[Filled]], width: int) -> list[list[Filled]]:
    return [row[:width] + [EMPTY] * (width - len(row)) for row in rows]


def _holds_data(table: OpenTable, rows: list[list[Cell]], width: int, view: View) -> bool:
    if table.kind == b"dl" or table.header is not None:
        return True
    has_heads = any(cell.is_head for row in rows for cell in row)
    if width < 2 and not has_heads:
        return False
    if len(rows) < 2 and not (has_heads and len(rows[0]) > 1) and not _labelled(rows[0], view):
        return False
    parts = view.parts
    size = sum(sum(map(len, parts[cell.first : cell.last])) for row in rows for cell in row)
    return size <= LONG * sum(map(len, rows))


def _labelled(row: Sequence[Cell], view: View) -> bool:
    texts = [view.text(cell.first, cell.last).decode("utf-8", "replace").strip() for cell in row]
    return len(texts) >= 2 and len(texts) % 2 == 0 and all(map(_is_label, texts[::2]))


def _fill(row: Sequence[Cell], width: int, view: View) -> Iterator[Filled]:
    """The cells of a row with their text, as many as the table is wide."""
    given = 0
    for cell in row:
        text = view.text(cell.first, cell.last).decode("utf-8", "replace").strip()
        at = -1
        if text:
            parts = view.parts
            first = next(i for i in range(cell.first, cell.last) if not parts[i].isspace())
            part = parts[first]
            at = view.starts[first] + len(part) - len(part.lstrip())
        yield Filled(text, at, cell.hidden)
        blanks = min(cell.span - 1, width - given - 1)
        for _ in range(blanks):
            yield EMPTY
        given += 1 + blanks
    for _ in range(width - given):
        yield EMPTY


def _is_card(rows: Sequence[Sequence[Cell]], filled: Sequence[Sequence[Filled]]) -> bool:
    """Whether labels and values take turns in the rows, as on a form."""
    texts = [[cell.text for cell in row if cell is not EMPTY] for row in filled]
    paired = [row for row in texts if len(row) >= 2 and len(row) % 2 == 0]
    if 10 * len(paired) < 8 * len(texts):
        return False
    labels = [text for row in paired for text in row[::2] if text]
    named = sum(map(_is_label, labels))
    if any(cell.is_head for row in rows for cell in row):
        turns = sum(all(cell.is_head == (i % 2 == 0) for i, cell in enumerate(row)) for row in rows)
        return 10 * turns >= 8 * len(rows) and 2 * named >= len(labels) > 0
    values = [text for row in paired for text in row[1::2] if text]
    return 10 * named >= 8 * len(labels) > 0 and 2 * sum(map(_is_label, values)) <= len(values)


def _is_label(text: str) -> bool:
    return bool(_LABEL.fullmatch(text)) and (text[-1:] in ":：" or is_hint(text))


_LABEL = re.compile(r"[^\d@]{1,24}[:：]?")


def _cards(rows: Sequence[Sequence[Filled]]) -> list[Grid]:
    """Label and value in turns, as rows; a label that comes again begins the next row."""
    grids: list[Grid] = []
    card: dict[str, Filled] = {}
    for row in rows:
        cells = [cell for cell in row if cell is not EMPTY]
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            name = label.text.rstrip(":： \t").strip()
            if name in card:
                _add(grids, card)
                card = {}
            card[name] = value
        if len(cells) % 2:
            card.setdefault("", cells[-1])
    _add(grids, card)
    return grids


def _add(grids: list[Grid], card: dict[str, Filled]) -> None:
    header = tuple(card)
    if not any(cell.text for cell in card.values()):
        return
    if not grids or grids[-1].header != header:
        grids.append(Grid(header, []))
    grids[-1].rows.append(list(card.values()))


__all__ = ["EARLY", "EMPTY", "SPAN", "Cell", "Filled", "Grid", "OpenTable"]
