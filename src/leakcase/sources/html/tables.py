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
    from collections.abc import Sequence

    from leakcase.sources.html.parts import Breaks, Parts

SPAN = 100
"""Most columns that one cell may claim."""
LONG = 160
"""Bytes of an average cell beyond which a table lays out prose."""
SPARSE = 10_000
"""Empty cells a table may have beside as many as four times its others."""


class Cell(NamedTuple):
    """A cell on the page: where its text may stand."""

    first: int
    last: int
    is_head: bool
    span: int
    hidden: bool


class Filled(NamedTuple):
    """A cell: its text, where on the page that begins (-1 where it is empty) and goes on."""

    text: str
    at: int
    hidden: bool
    breaks: Breaks = ()


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
        is_list: it is a list of terms and what is said of them (``<dl>``).
        hidden: it stands in something hidden.
        nested: a table stands inside it, so that it lays out the page.
        rows: its cells so far.
        header: its header, once rows of it were given out.
        number: its number among the tables given out, 0 before.
        rows_given: rows given out.
    """

    is_list: bool
    hidden: bool
    nested: bool = False
    rows: list[list[Cell]] = field(default_factory=list)
    header: tuple[str, ...] | None = None
    number: int = 0
    rows_given: int = 0
    _cell: Cell | None = None

    def row(self, at: int) -> None:
        """A row begins."""
        self.end_cell(at)
        if not self.rows or self.rows[-1]:
            self.rows.append([])

    def cell(self, cell: Cell, at: int) -> None:
        """A cell begins; the tag that begins it stands at ``at``."""
        self.end_cell(at)
        if not self.rows:
            self.rows.append([])
        self._cell = cell

    def end_cell(self, at: int) -> None:
        """The cell ends, if one is open."""
        if self._cell is not None:
            self.rows[-1].append(self._cell._replace(last=at))
            self._cell = None

    def cells_in_row(self) -> int:
        """Cells of the row that is open, the open cell counted."""
        return (len(self.rows[-1]) if self.rows else 0) + (self._cell is not None)

    def take(self, parts: Parts) -> list[Grid]:
        """What the table says as rows under headers, which leaves the text.

        Empty where the table only lays out the page; its text stays.
        """
        rows = [row for row in self.rows if row]
        self.rows = []
        if self.nested or not rows:
            return []
        size = sum(map(len, rows))
        width = max(sum(cell.span for cell in row) for row in rows)
        if width * len(rows) > 4 * size + SPARSE:
            return []
        cells = [cell for row in rows for cell in row]
        found = parts.find([place for cell in cells for place in cell[:2]])
        spans = list(zip(found[::2], found[1::2], strict=True))
        texts = parts.texts(spans)
        filled = _squared(rows, texts, width)
        if not self._holds_data(rows, filled, sum(len(text) for text, _, _ in texts)):
            return []
        parts.drop(spans)
        return self._grids(rows, filled, width)

    def _holds_data(
        self, rows: Sequence[Sequence[Cell]], filled: Sequence[Sequence[Filled]], size: int
    ) -> bool:
        if self.is_list or self.header is not None:
            return True
        if size > LONG * sum(map(len, rows)):
            return False
        has_heads = any(cell.is_head for row in rows for cell in row)
        if len(filled[0]) < 2:
            return has_heads and len(rows) > 1
        if len(rows) > 1 or (has_heads and len(rows[0]) > 1):
            return True
        texts = [cell.text for cell in filled[0] if cell is not EMPTY]
        return len(texts) >= 2 and len(texts) % 2 == 0 and all(map(_is_label, texts[::2]))

    def _grids(
        self, rows: Sequence[Sequence[Cell]], filled: list[list[Filled]], width: int
    ) -> list[Grid]:
        if self.header is not None:
            return [Grid(self.header, _resized(filled, len(self.header)))]
        if _is_card(rows, filled):
            return _cards(filled)
        heads = len(rows) > 1 and all(cell.is_head for cell in rows[0])
        if heads or find_header([[cell.text for cell in row] for row in filled[:64]], 1) == 0:
            grid = Grid(tuple(cell.text for cell in filled[0]), filled[1:])
        else:
            grid = Grid(("",) * width, filled)
        self.header = grid.header
        return [grid]


def _squared(
    rows: Sequence[Sequence[Cell]], texts: Sequence[tuple[str, int, Breaks]], width: int
) -> list[list[Filled]]:
    """The cells of each row with their text, as many as the table is wide."""
    filled: list[list[Filled]] = []
    at = 0
    for row in rows:
        cells: list[Filled] = []
        for cell in row:
            text, place, breaks = texts[at]
            at += 1
            cells.append(Filled(text, place, cell.hidden, breaks))
            if cell.span > 1:
                cells += [EMPTY] * min(cell.span - 1, width - len(cells))
        cells += [EMPTY] * (width - len(cells))
        filled.append(cells)
    return filled


def _resized(rows: list[list[Filled]], width: int) -> list[list[Filled]]:
    """Rows as wide as a header that was given out before."""
    return [row[:width] + [EMPTY] * (width - len(row)) for row in rows]


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
    if 10 * named < 8 * len(labels) or not labels:
        return False
    values = [text for row in paired for text in row[1::2] if text]
    return 2 * sum(map(_is_label, values)) <= len(values)


def _is_label(text: str) -> bool:
    return bool(_LABEL.fullmatch(text)) and (text[-1:] in ":：" or is_hint(text))


_LABEL = re.compile(r"[^\d@]{1,24}[:：]?")


def _cards(rows: Sequence[Sequence[Filled]]) -> list[Grid]:
    """Label and value in turns, as rows; a label that comes again begins the next row."""
    grids: list[Grid] = []
    card: dict[str, Filled] = {}
    for row in rows:
        cells = [cell for cell in row if cell is not EMPTY]
        if len(cells) % 2:
            cells.insert(-1, EMPTY)  # a value without a label
        for label, value in zip(cells[::2], cells[1::2], strict=True):
            name = label.text.rstrip(":： \t").strip()
            if name in card:
                _add(grids, card)
                card = {}
            card[name] = value
    _add(grids, card)
    return grids


def _add(grids: list[Grid], card: dict[str, Filled]) -> None:
    header = tuple(card)
    if not any(cell.text for cell in card.values()):
        return
    if not grids or grids[-1].header != header:
        grids.append(Grid(header, []))
    grids[-1].rows.append(list(card.values()))


__all__ = ["EMPTY", "SPAN", "Cell", "Filled", "Grid", "OpenTable"]
