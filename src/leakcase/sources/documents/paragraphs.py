"""Paragraphs and tables of Office Open XML: WordprocessingML and DrawingML (ECMA-376).

The two name alike what matters here: ``p`` and ``t`` for text; ``tbl``, ``tr``, ``tc`` for tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.finding import Seen
from leakcase.sources.documents.grids import grid_pieces
from leakcase.sources.documents.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from leakcase.pii.finding import Location
    from leakcase.sources.documents.markup import Event
    from leakcase.sources.segment import Limits, Piece

_TEXT = {
    "t": None,
    "text": None,
    "delText": Seen.METADATA,
    "instrText": Seen.ATTRIBUTE,
    "delInstrText": Seen.ATTRIBUTE,
}
"""Elements whose text counts, and how a reader meets it where not as the rest."""
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_ROWS = 100_000
"""Most rows of one table kept together."""


class Paragraphs:
    """Turns the events of one part into pieces."""

    def __init__(self, location: Location, limits: Limits, seen: Seen = Seen.VISIBLE) -> None:
        """A reader of one part.

        Args:
            location: of the part.
            limits: of the scan.
            seen: how a reader of the document meets the part.
        """
        self._location = location
        self._limits = limits
        self._seen = seen
        self._prose = Prose(location, limits, seen)
        self._inside: list[str] = []
        self._vanish = False
        self._tables: list[list[list[str]]] = []
        self._count = 0
        self._people: dict[str, None] = {}

    def pieces(self, events: Iterable[Event]) -> Iterator[Piece]:
        """The pieces, in the order of the document."""
        for start, name, attributes in events:
            if start:
                self._start(name, attributes)
            elif start is None:
                self._text(name)
            else:
                yield from self._end(name)
        yield from self.rest()

    def rest(self) -> Iterator[Piece]:
        """What has been gathered and not yielded: also after a break."""
        while self._tables:
            yield from self._table(self._tables.pop(0))
        for person in self._people:
            self._prose.line(f"author: {person}", Seen.METADATA)
        yield from self._prose.take()

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in _TEXT:
            self._inside.append(name)
        elif name in _BREAKS:
            self._add(_BREAKS[name])
        elif name == "r":
            self._vanish = False
        elif name in {"vanish", "webHidden"} and attributes.get("val") not in {"0", "false"}:
            self._vanish = True
        elif name == "tbl":
            self._tables.append([])
        elif name == "tr" and self._tables:
            self._tables[-1].append([])
        elif name == "tc" and self._tables and self._tables[-1]:
            self._tables[-1][-1].append("")
        elif name == "gridSpan" and self._tables:
            self._span(attributes.get("val", ""))
        if "author" in attributes:
            self._people[attributes["author"]] = None

    def _text(self, text: str) -> None:
        if self._inside:
            seen = Seen.METADATA if self._vanish else _TEXT[self._inside[-1]]
            self._add(text, seen)

    def _add(self, text: str, seen: Seen | None = None) -> None:
        if self._tables and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1] += text
        else:
            self._prose.add(text, seen)

    def _end(self, name: str) -> Iterator[Piece]:
        if name in _TEXT and self._inside:
            self._inside.pop()
        if name in {"p", "text"}:
            self._add(" " if self._tables else "\n")
            if self._prose.full:
                yield from self._prose.take()
        elif name == "tr" and self._tables and len(self._tables[-1]) >= _ROWS:
            yield from self._table(self._tables[-1])
            self._tables[-1] = []
        elif name == "tbl" and self._tables:
            yield from self._end_table()

    def _end_table(self) -> Iterator[Piece]:
        rows = self._tables.pop()
        if self._tables:
            self._add("\n".join("\t".join(row) for row in rows))
        else:
            yield from self._prose.take()
            yield from self._table(rows)

    def _table(self, rows: list[list[str]]) -> Iterator[Piece]:
        self._count += 1
        place = self._location.at(sheet=f"table {self._count}")
        yield from grid_pieces(rows, place, self._limits, self._seen)

    def _span(self, value: str) -> None:
        """A cell that spans columns stands for empty ones too, so that columns stay in line."""
        row = self._tables[-1][-1] if self._tables[-1] else None
        if row and value.isdigit():
            at = len(row) - 1
            row[at:at] = [""] * min(int(value[:4]) - 1, self._limits.columns)
