"""Spreadsheets: .xls, .xlsx and .xlsb through calamine, .ods and large .xlsx as streams.

Calamine holds a sheet as a full rectangle in memory, so what it is given is measured before.
"""

from __future__ import annotations

import os
import re
import struct
import zipfile
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.kinds import Kind
from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.streams import Unreadable
from leakcase.sources.tables.sheet import as_sheet, sheet_name
from leakcase.sources.tables.sheet_numbers import from_python
from leakcase.sources.tables.workbook_ods import read_ods
from leakcase.sources.tables.workbook_parts import Parts
from leakcase.sources.tables.workbook_xml import XlsxStream, column_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

LARGEST = 64 << 20
"""Bytes of an old or binary workbook, unpacked, that calamine is given."""
CELLS = 2_000_000
"""Cells of the rectangle around all cells of a sheet that calamine is given."""

_COLUMN = re.compile(rb"""\br=["']([A-Z]{1,3})\d""")
_ROW = re.compile(rb"""\br=["'][A-Z]{0,3}(\d{1,7})["']""")


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read one workbook, hidden sheets too."""
    if reading.kind is Kind.XLSX:
        yield from _read_xlsx(stream, location, reading)
        return
    if reading.kind is Kind.ODS:
        with zipfile.ZipFile(stream) as archive:
            yield from read_ods(Parts(archive, reading), location, reading)
        return
    if reading.kind is Kind.XLS:
        _measure_file(stream)
    else:
        with zipfile.ZipFile(stream) as archive:
            _measure_parts(Parts(archive, reading))
    for name, sheet in _sheets(stream):
        yield from sheet_name(name, location, reading.limits)
        place = location.at(sheet=name)
        if sheet is None:
            yield Problem(place, ProblemKind.CORRUPT, "a sheet is broken; not read")
        else:
            yield from as_sheet(_rows(sheet), place, reading.limits)


def _read_xlsx(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """By calamine where the workbook is small and whole, else as a stream."""
    with zipfile.ZipFile(stream) as archive:
        book = XlsxStream(Parts(archive, reading), location, reading)
        slow: list[str] = []
        only: list[str] | None = slow
        try:
            _measure_parts(book.parts)
            for name, sheet in _sheets(stream):
                if sheet is None:
                    slow.append(name)
                    continue
                yield from sheet_name(name, location, reading.limits)
                yield from as_sheet(_rows(sheet), location.at(sheet=name), reading.limits)
        except Unreadable:
            only = None
        yield from book.sheets(only)
        yield from book.around()


def _open(stream: BinaryIO) -> CalamineWorkbook:
    from python_calamine import (  # noqa: PLC0415  (few files need it)
        CalamineError,
        CalamineWorkbook,
        PasswordError,
    )

    try:
        return CalamineWorkbook.from_filelike(stream)
    except PasswordError as error:
        raise Unreadable(ProblemKind.ENCRYPTED, "is locked with a password; not read") from error
    except CalamineError as error:
        raise Unreadable(ProblemKind.CORRUPT, "is no workbook that can be opened") from error
    except BaseException as error:
        raise _panic(error) from error


def _sheets(stream: BinaryIO) -> Iterator[tuple[str, CalamineSheet | None]]:
    """The sheets by name; None for one that cannot be read."""
    from python_calamine import CalamineError  # noqa: PLC0415

    stream.seek(0)
    workbook = _open(stream)
    for name in workbook.sheet_names:
        try:
            sheet = workbook.get_sheet_by_name(name)
        except CalamineError:
            sheet = None
        except BaseException as error:
            if type(error).__name__ != "PanicException":
                raise
            sheet = None
        yield name, sheet


def _panic(error: BaseException) -> BaseException:
    """A panic of the parser is the file's fault; anything else is passed on."""
    if type(error).__name__ == "PanicException":
        return Unreadable(ProblemKind.CORRUPT, "breaks the parser; not read")
    return error


def _rows(sheet: CalamineSheet) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        yield [value if type(value) is str else from_python(value) for value in row]


def _measure_file(stream: BinaryIO) -> None:
    if stream.seek(0, os.SEEK_END) > LARGEST:
        raise Unreadable(ProblemKind.TOO_LARGE, f"is larger than {LARGEST >> 20} MiB; not read")


def _measure_parts(parts: Parts) -> None:
    """Refuse a workbook that unpacks to too much, or whose sheets are too wide and long."""
    names = [name for name in parts.names if name.endswith((".xml", ".bin"))]
    if sum(map(parts.size, names)) > LARGEST:
        raise Unreadable(
            ProblemKind.TOO_LARGE, f"unpacks to more than {LARGEST >> 20} MiB of sheets; not read"
        )
    for name in names:
        if name.startswith("xl/worksheets/") and name.endswith(".bin"):
            _measure_binary(parts.read(name))
        elif name.startswith("xl/worksheets/"):
            _measure_xml(parts, name)


def _measure_xml(parts: Parts, name: str) -> None:
    """The rectangle around the cells of an .xlsx sheet, by their references."""
    columns: set[bytes] = set()
    last_row = 1
    tail = b""
    with parts.open(name) as part:
        while block := part.read(1 << 22):
            text = tail + block
            columns.update(_COLUMN.findall(text))
            last_row = max(last_row, max(map(int, _ROW.findall(text)), default=1))
            tail = text[-16:]
    last_column = max((column_of(c.decode()) for c in columns), default=0) + 1
    if last_row * last_column > CELLS:
        raise Unreadable(ProblemKind.TOO_LARGE, "has cells too far apart; not read")


def _measure_binary(content: bytes) -> None:
    """The rectangle around the cells of a sheet of [MS-XLSB]: row headers and cell records."""
    at = row = last_row = last_column = 0
    first_row = first_column = 1 << 30
    while at < len(content):
        kind, at = _varint(content, at, 2)
        size, at = _varint(content, at, 4)
        if kind == 0 and size >= 4:
            (row,) = struct.unpack_from("<I", content.ljust(at + 4, b"\0"), at)
        elif 1 <= kind <= 11 and size >= 4:
            (column,) = struct.unpack_from("<I", content.ljust(at + 4, b"\0"), at)
            first_row, last_row = min(first_row, row), max(last_row, row)
            first_column, last_column = min(first_column, column), max(last_column, column)
        at += size
    if (last_row - first_row + 1) * (last_column - first_column + 1) > CELLS:
        raise Unreadable(ProblemKind.TOO_LARGE, "has cells too far apart; not read")


def _varint(content: bytes, at: int, most: int) -> tuple[int, int]:
    value = 0
    for index in range(most):
        byte = content[at] if at < len(content) else 0
        at += 1
        value |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            break
    return value, at


__all__ = ["read"]
