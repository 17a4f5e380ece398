"""The .ods workbook as a stream: one row in memory at a time, whatever it says is repeated.

Elements are those of OpenDocument 1.3 part 3, 9. A row said to stand there a million times is
read once, for it says nothing new; so is content that no one sees.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.streams import Unreadable
from leakcase.sources.tables.leftover import as_text
from leakcase.sources.tables.sheet import as_sheet, sheet_name
from leakcase.sources.tables.sheet_numbers import plain
from leakcase.sources.tables.workbook_parts import Guarded, drop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece
    from leakcase.sources.tables.workbook_parts import Parts

ROW = 64 << 20
"""Bytes of the longest row."""
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def read_ods(parts: Parts, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read one OpenDocument spreadsheet."""
    manifest = "META-INF/manifest.xml"
    if manifest in parts and b"encryption-data" in parts.read(manifest):
        raise Unreadable(ProblemKind.ENCRYPTED, "is locked with a password; not read")
    if "content.xml" not in parts:
        raise Unreadable(ProblemKind.CORRUPT, "is a workbook without content")
    with parts.open("content.xml") as content:
        yield from _Book(Guarded(content, ROW), location, reading).sheets()


class _Book:
    """The events of the content, cut into sheets."""

    def __init__(self, content: Guarded, location: Location, reading: Reading) -> None:
        self._content = content
        self._location = location
        self._reading = reading
        self._events = etree.iterparse(
            content,
            events=("start", "end"),
            tag=(f"{_TABLE}table", f"{_TABLE}table-row"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
        self._notes: list[str] = []
        self._failure: Problem | None = None

    def sheets(self) -> Iterator[Piece]:
        """All sheets and the notes on their cells."""
        limits = self._reading.limits
        while self._failure is None and (element := self._next()) is not None:
            event, node = element
            if event != "start" or node.tag != f"{_TABLE}table":
                continue
            name = node.get(f"{_TABLE}name", "")
            place = self._location.at(sheet=name)
            yield from sheet_name(name, self._location, limits)
            yield from as_sheet(self._rows(), place, limits)
            yield from as_text("\n".join(self._notes), place, limits)
            self._notes = []
        if self._failure is not None:
            yield self._failure

    def _rows(self) -> Iterator[list[str]]:
        """The rows up to the end of the sheet."""
        while (element := self._next()) is not None:
            event, node = element
            if event != "end":
                continue
            if node.tag == f"{_TABLE}table":
                return
            yield self._cells(node)
            drop(node)
            self._content.let_go()

    def _next(self) -> tuple[str, etree._Element] | None:
        try:
            return next(self._events, None)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, OSError):
            detail = "a sheet breaks off; read up to there"
            self._failure = Problem(self._location, ProblemKind.CORRUPT, detail)
        except Unreadable as stop:
            self._failure = Problem(self._location, stop.kind, stop.detail)
        return None

    def _cells(self, row: etree._Element) -> list[str]:
        most = self._reading.limits.columns
        cells: list[str] = []
        for cell in row:
            text = self._text(cell)
            count = cell.get(f"{_TABLE}number-columns-repeated", "1")
            times = int(count) if count.isdigit() and len(count) < 8 else 1
            cells.extend([text] * min(times, max(most - len(cells), 1)))
        while cells and not cells[-1]:
            cells.pop()
        return cells

    def _text(self, cell: etree._Element) -> str:
        """What a cell holds; a number and a date as stored, which is exacter than as shown."""
        for note in cell.iter(f"{_OFFICE}annotation"):
            self._notes.append(_paragraphs(note))
        kind = cell.get(f"{_OFFICE}value-type")
        if kind in {"float", "currency", "percentage"}:
            return plain(cell.get(f"{_OFFICE}value", ""))
        if kind == "date":
            return cell.get(f"{_OFFICE}date-value", "")
        return _paragraphs(cell)


def _paragraphs(element: etree._Element) -> str:
    """The paragraphs right below an element, a line each."""
    lines = ["".join(map(str, p.itertext())) for p in element.iterchildren(f"{_TEXT}p")]
    return "\n".join(lines)


__all__ = ["read_ods"]
