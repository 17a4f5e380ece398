"""The .xlsx workbook as a stream: one row in memory at a time, numbers as they were written.

Part names and elements are those of ECMA-376 part 1, 12.3 and 18. No entity is resolved and
nothing outside the file is fetched.
"""

from __future__ import annotations

import posixpath
import zipfile
from array import array
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from lxml import etree

from leakcase.pii.finding import Seen
from leakcase.sources.segment import Note, Problem, ProblemKind
from leakcase.sources.streams import Unreadable
from leakcase.sources.tables.leftover import as_text
from leakcase.sources.tables.sheet import as_sheet, sheet_name
from leakcase.sources.tables.sheet_numbers import from_serial, is_date_format, plain
from leakcase.sources.tables.workbook_parts import Guarded, Parts, drop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Limits, Piece

ROW = 64 << 20
"""Bytes of the longest row, or of the longest shared string."""
STRINGS = 192 << 20
"""Bytes of all shared strings kept in memory; beyond, they are read as text by themselves."""
_TEXT_PARTS = ("xl/comments", "xl/threadedComments/", "xl/drawings/", "xl/persons/")
_MEMBER_PARTS = ("xl/embeddings/", "xl/media/")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    part: str


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    strings: _Strings
    dates: frozenset[str]
    """Numbers of the cell formats that show dates."""
    since_1904: bool


class XlsxStream:
    """One .xlsx workbook, read part by part."""

    def __init__(self, parts: Parts, location: Location, reading: Reading) -> None:
        self.parts = parts
        self._location = location
        self._reading = reading

    def sheets(self, only: Collection[str] | None = None) -> Iterator[Piece]:
        """All sheets, or only those named."""
        if only is not None and not only:
            return
        parts, limits = self.parts, self._reading.limits
        sheets, since_1904 = _sheets(parts)
        strings = _Strings()
        yield from strings.fill(parts, self._location, limits)
        book = _Book(strings, _date_formats(parts), since_1904)
        for done, sheet in enumerate(sheets):
            if only is None or sheet.name in only:
                place = self._location.at(sheet=sheet.name)
                yield Note(place, done, len(sheets))
                yield from sheet_name(sheet.name, self._location, limits)
                yield from self._sheet(sheet, book, place)

    def _sheet(self, sheet: _Sheet, book: _Book, place: Location) -> Iterator[Piece]:
        if sheet.part not in self.parts:
            yield Problem(place, ProblemKind.CORRUPT, "a sheet is missing from the workbook")
            return
        failures: list[Problem] = []
        with self.parts.open(sheet.part) as part:
            rows = _rows(part, book, self._reading.limits, place, failures)
            yield from as_sheet(rows, place, self._reading.limits)
        yield from failures

    def around(self) -> Iterator[Piece]:
        """Comments, text boxes and properties; pictures and documents within the workbook."""
        limits = self._reading.limits
        for name in self.parts.names:
            place = self._location.inside(name)
            if name.startswith(_TEXT_PARTS) and name.endswith(".xml"):
                yield from as_text(_texts(self.parts, name), place, limits)
            elif name.startswith("docProps/") and name.endswith(".xml"):
                yield from as_text(_texts(self.parts, name), place, limits, seen=Seen.METADATA)
            elif name.startswith(_MEMBER_PARTS):
                with closing(self.parts.open(name)) as part:
                    yield from self._reading.member(part, place, name=name)


def _rows(
    part: BinaryIO, book: _Book, limits: Limits, place: Location, failures: list[Problem]
) -> Iterator[list[str]]:
    """The rows of a sheet; where it breaks off, the problem is told after the rows before."""
    guarded = Guarded(part, ROW)
    try:
        for element in _elements(guarded, "{*}row"):
            yield _cells(element, book, limits)
            drop(element)
            guarded.let_go()
    except (etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, OSError):
        failures.append(Problem(place, ProblemKind.CORRUPT, "a sheet breaks off; read up to there"))
    except Unreadable as stop:
        failures.append(Problem(place, stop.kind, stop.detail))


def _cells(row: etree._Element, book: _Book, limits: Limits) -> list[str]:
    """The cells of a row in their columns."""
    cells: list[str] = []
    for cell in row:
        reference = cell.get("r")
        if reference is not None:
            column = column_of(reference)
            # what stands far to the right is put next to its neighbours, or memory is wasted on it
            if len(cells) < column <= limits.columns:
                cells.extend([""] * (column - len(cells)))
        cells.append(_text(cell, book))
    while cells and not cells[-1]:
        cells.pop()
    return cells


_COLUMNS: dict[str, int] = {}


def column_of(reference: str) -> int:
    """0-based column of a reference such as ``AB12``."""
    letters = reference.rstrip("0123456789")
    column = _COLUMNS.get(letters)
    if column is None:
        column = 0
        for letter in letters[:3]:
            column = column * 26 + (ord(letter) & 0x1F)
        column -= 1
        if len(_COLUMNS) < 20_000:
            _COLUMNS[letters] = column
    return column


def _text(cell: etree._Element, book: _Book) -> str:
    """What a cell shows, or near it."""
    kind = cell.get("t")
    if kind == "inlineStr":
        return _all_text(cell)
    value = next((child.text for child in cell if child.tag.endswith("}v")), None)
    if value is None:
        return ""
    if kind == "s":
        return book.strings[value]
    if kind in {None, "n"}:
        is_date = cell.get("s") in book.dates
        return from_serial(value, since_1904=book.since_1904) if is_date else plain(value)
    return {"1": "TRUE", "0": "FALSE"}.get(value, value) if kind == "b" else value


class _Strings:
    """The shared strings, end to end in one piece of memory."""

    def __init__(self) -> None:
        self._bytes = bytearray()
        self._ends = array("Q")

    def fill(self, parts: Parts, location: Location, limits: Limits) -> Iterator[Piece]:
        """Take in all strings; those that are too many for memory go on as text."""
        name = next((name for name in parts.names if name.lower() == "xl/sharedstrings.xml"), None)
        if name is None:
            return
        with parts.open(name) as part:
            guarded = Guarded(part, ROW)
            try:
                for element in _elements(guarded, "{*}si"):
                    text = _all_text(element).encode()
                    drop(element)
                    guarded.let_go()
                    if len(self._bytes) > STRINGS:
                        yield from as_text(text, location.inside(name), limits)
                    else:
                        self._bytes += text
                        self._ends.append(len(self._bytes))
            except (etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, OSError):
                yield Problem(
                    location.inside(name), ProblemKind.CORRUPT, "texts of cells are missing"
                )

    def __getitem__(self, index: str) -> str:
        try:
            number = int(index)
            end = self._ends[number] if number >= 0 else 0
        except (ValueError, IndexError, OverflowError):
            return ""
        start = self._ends[number - 1] if number else 0
        return self._bytes[start:end].decode()


def _sheets(parts: Parts) -> tuple[list[_Sheet], bool]:
    """The sheets in their order, and whether dates count from 1904."""
    if "xl/workbook.xml" not in parts:
        raise Unreadable(ProblemKind.CORRUPT, "is a workbook without a list of sheets")
    targets = {
        relation.get("Id", ""): relation.get("Target", "")
        for relation in _tree(parts, "xl/_rels/workbook.xml.rels").iter("{*}Relationship")
    }
    book = _tree(parts, "xl/workbook.xml")
    sheets = []
    for sheet in book.iter("{*}sheet"):
        relation = sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or ""
        target = targets.get(relation, "")
        part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
        sheets.append(_Sheet(sheet.get("name", ""), posixpath.normpath(part)))
    since_1904 = any(p.get("date1904") in {"1", "true"} for p in book.iter("{*}workbookPr"))
    return sheets, since_1904


def _date_formats(parts: Parts) -> frozenset[str]:
    if "xl/styles.xml" not in parts:
        return frozenset()
    styles = _tree(parts, "xl/styles.xml")
    codes = {f.get("numFmtId", ""): f.get("formatCode", "") for f in styles.iter("{*}numFmt")}
    dates = set()
    for formats in styles.iter("{*}cellXfs"):
        for index, each in enumerate(formats):
            number = each.get("numFmtId", "0")
            if number.isdigit() and is_date_format(int(number), codes.get(number)):
                dates.add(str(index))
    return frozenset(dates)


def _texts(parts: Parts, name: str) -> str:
    """All text of a part, a line for each piece."""
    try:
        tree = _tree(parts, name)
    except etree.XMLSyntaxError:
        return ""
    return "\n".join(str(text).strip() for text in tree.itertext() if str(text).strip())


def _tree(parts: Parts, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(parts.read(name), parser)


def _elements(part: Guarded, tag: str) -> Iterator[etree._Element]:
    context = etree.iterparse(
        part, events=("end",), tag=tag, resolve_entities=False, no_network=True, load_dtd=False
    )
    for _, element in context:
        yield element


def _all_text(element: etree._Element) -> str:
    """The runs of a text, without the phonetic ones."""
    texts = []
    for each in element.iter("{*}t"):
        parent = each.getparent()
        if parent is not None and not str(parent.tag).endswith("}rPh"):
            texts.append(each.text or "")
    return "".join(texts)


__all__ = ["XlsxStream", "column_of"]
