"""OpenDocument text and presentations (.odt, .odp): text, tables, notes, comments, properties.

Element names after OASIS OpenDocument 1.3 part 3. Spreadsheets are read with the tables.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from leakcase.pii.finding import Seen
from leakcase.sources.documents.grids import grid_pieces
from leakcase.sources.documents.package import Package
from leakcase.sources.documents.prose import Prose
from leakcase.sources.names import displayed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakcase.pii.finding import Location
    from leakcase.sources.documents.markup import Event
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_EMBEDDED = re.compile(r"(?:Pictures|media|Object \d+)/.+|.+/Pictures/.+")
_REPEATS = 100
"""Most times a repeated cell is counted."""


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read an OpenDocument text or presentation."""
    package = Package(stream, location, reading)
    for name in package.names:
        reading.clock.check()
        yield from package.guarded(name, _part(package, name, location))
    if package.problem is not None:
        raise package.problem


def _part(package: Package, name: str, location: Location) -> Iterator[Piece]:
    if name == "content.xml":
        yield from _Content(package, location, Seen.VISIBLE).pieces(package.events(name))
    elif name == "styles.xml":
        place = location.inside(name)
        yield from _Content(package, place, Seen.METADATA).pieces(package.events(name))
    elif name == "meta.xml":
        yield from package.leaves(name, location.inside(name), Seen.METADATA)
    elif _EMBEDDED.fullmatch(name):
        yield from package.member(displayed(name))


class _Content:
    """Turns the events of ``content.xml`` into pieces."""

    def __init__(self, package: Package, location: Location, seen: Seen) -> None:
        self._limits = package.reading.limits
        self._location = location
        self._seen = seen
        self._prose = Prose(location, self._limits, seen)
        self._tables: list[list[list[str]]] = []
        self._repeat = 1
        self._count = self._page = 0
        self._paragraph = self._aside = 0

    def pieces(self, events: Iterator[Event]) -> Iterator[Piece]:
        """The pieces, in the order of the document."""
        for start, name, attributes in events:
            if start:
                yield from self._start(name, attributes)
            elif start is None:
                if self._paragraph:
                    self._add(name)
            else:
                yield from self._end(name)
        yield from self._prose.take()

    def _start(self, name: str, attributes: Mapping[str, str]) -> Iterator[Piece]:
        if name in {"p", "h"}:
            self._paragraph += 1
        elif name in {"annotation", "deletion"}:
            self._aside += 1
        elif name == "creator" and self._aside:
            self._paragraph += 1
        elif name in {"tab", "s", "line-break"}:
            self._add("\n" if name == "line-break" else " ")
        elif name == "page":
            yield from self._prose.take()
            self._page += 1
            self._prose = Prose(self._location.at(page=self._page), self._limits, self._seen)
        elif name == "table":
            self._tables.append([])
        elif name == "table-row" and self._tables:
            self._tables[-1].append([])
        elif name in {"table-cell", "covered-table-cell"} and self._tables and self._tables[-1]:
            self._tables[-1][-1].append("")
            repeat = attributes.get("number-columns-repeated", "1")
            self._repeat = min(int(repeat), _REPEATS) if repeat.isdecimal() else 1
        elif name == "a" and "href" in attributes:
            self._prose.line(attributes["href"], Seen.ATTRIBUTE)

    def _end(self, name: str) -> Iterator[Piece]:
        if name in {"p", "h"} or (name == "creator" and self._aside):
            self._paragraph = max(self._paragraph - 1, 0)
            self._add("\n" if not self._tables else " ")
            if self._prose.full:
                yield from self._prose.take()
        elif name in {"annotation", "deletion"}:
            self._aside = max(self._aside - 1, 0)
        elif name == "table-cell" and self._tables and self._tables[-1] and self._tables[-1][-1]:
            row = self._tables[-1][-1]
            row += [row[-1]] * (self._repeat - 1)
            self._repeat = 1
        elif name == "table" and self._tables:
            rows = self._tables.pop()
            self._count += 1
            place = self._location.at(sheet=f"table {self._count}", page=self._page or None)
            yield from self._prose.take()
            yield from grid_pieces(rows, place, self._limits, self._seen)

    def _add(self, text: str) -> None:
        if self._tables and self._tables[-1] and self._tables[-1][-1] and not self._aside:
            self._tables[-1][-1][-1] += text
        else:
            self._prose.add(text, Seen.COMMENT if self._aside else None)
