"""Spreadsheets."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter  # type: ignore[import-untyped]

from leakcase.pii.finding import Location, Seen
from leakcase.sources.reading import Reading
from leakcase.sources.segment import ProblemKind, TextSegment
from leakcase.sources.tables import workbook, workbook_parts
from leakcase.sources.tables.sheet_numbers import from_serial, is_date_format, plain
from leakcase.sources.tables.workbook_xml import XlsxStream

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sources_data.conftest import Read


def _book() -> bytes:
    """Two sheets, one hidden, with what people do to sheets."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    dated = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet("员工")
    sheet.merge_range(0, 0, 0, 4, "2023年花名册")
    sheet.write_row(1, 0, ["姓名", "证件号", "联系方式", "", "生日"])
    sheet.write_row(2, 2, ["电话", "邮箱"])
    sheet.write_row(3, 0, ["甲一", "11010119900101123X", 13812345678, "a@example.com"])
    sheet.write_datetime(3, 4, dt.datetime(1990, 1, 2), dated)  # noqa: DTZ001
    sheet.write_row(4, 0, ["乙二", "x", 1.3812345679e10, 1.5])
    sheet.write_boolean(4, 4, boolean=True)
    sheet.write_comment(4, 1, "call 13800000009")
    hidden = book.add_worksheet("13800000007")
    hidden.hide()
    hidden.write(4, 2, "far")
    hidden.write_rich_string(0, 0, "a", book.add_format({"bold": 1}), "b", "c")
    book.close()
    return data.getvalue()


def _streamed(data: bytes, gathered: Callable[..., Read]) -> Read:
    """The same workbook by the reader for large ones."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        reading = Reading.begin()
        book = XlsxStream(workbook_parts.Parts(archive, reading), Location("x.xlsx"), reading)
        return gathered([*book.sheets(), *book.around()])


@pytest.mark.parametrize("streamed", [False, True])
def test_a_workbook_as_people_make_them(
    read: Callable[..., Read], gathered: Callable[..., Read], *, streamed: bool
) -> None:
    data = _book()
    result = _streamed(data, gathered) if streamed else read(data, "x.xlsx")
    first = next(t for t in result.tables if t.location.sheet == "员工")
    assert first.header == ("姓名", "证件号", "联系方式.电话", "联系方式.邮箱", "生日")
    assert first.rows == [
        ["甲一", "11010119900101123X", "13812345678", "a@example.com", "1990-01-02"],
        ["乙二", "x", "13812345679", "1.5", "TRUE"],
    ]
    assert first.first_row == 1
    hidden = result.sheet("13800000007")
    assert [[cell for cell in row if cell] for row in hidden] == [["abc"], ["far"]]
    names = [p.text for p in result.pieces if isinstance(p, TextSegment) and p.seen is Seen.NAME]
    assert names == ["员工".encode(), b"13800000007"]
    assert "2023年花名册" in result.texts
    assert any("call 13800000009" in text for text in result.texts)
    assert result.problems == []


def test_a_large_workbook_is_streamed_and_reads_the_same(
    read: Callable[..., Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"constant_memory": True})
    sheet = book.add_worksheet("s")
    rows = [[f"甲{i}", str(13_800_000_000 + i)] for i in range(12_000)]
    sheet.write_row(0, 0, ["姓名", "手机"])
    for number, (name, phone) in enumerate(rows, 1):
        sheet.write(number, 0, name)
        sheet.write(number, 1, int(phone))
    book.close()
    by_calamine = read(data.getvalue(), "x.xlsx")
    monkeypatch.setattr(workbook, "LARGEST", 1_000)
    by_stream = read(data.getvalue(), "x.xlsx")
    assert by_calamine.rows == by_stream.rows == rows
    assert by_calamine.header == by_stream.header == ("姓名", "手机")
    assert [t.last for t in by_stream.tables][-1]


def _replaced(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for each in old.namelist():
            new.writestr(each, change(old.read(each)) if each == name else old.read(each))
    return out.getvalue()


def test_cells_far_apart_do_not_fill_memory(read: Callable[..., Read]) -> None:
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data)
    sheet = book.add_worksheet("s")
    sheet.write(0, 0, "13800000001")
    sheet.write(1_048_575, 16_383, "13800000002")
    book.close()
    result = read(data.getvalue(), "x.xlsx")
    assert [[cell for cell in row if cell] for row in result.rows] == [
        ["13800000001"],
        ["13800000002"],
    ]


def test_a_sheet_that_breaks_off_keeps_what_came_before(read: Callable[..., Read]) -> None:
    broken = _replaced(_book(), "xl/worksheets/sheet1.xml", lambda xml: xml[: xml.rfind(b"<row")])
    result = read(broken, "x.xlsx")
    assert [row[0] for row in result.sheet("员工")] == ["甲一"]
    assert result.problems == [ProblemKind.CORRUPT]
    assert result.sheet("13800000007")


def test_entities_are_not_resolved(read: Callable[..., Read]) -> None:
    secret = b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
    evil = _replaced(
        _book(),
        "xl/sharedStrings.xml",
        lambda xml: xml.replace(b"?>", b"?>" + secret, 1).replace("甲一".encode(), b"q&e;q"),
    )
    cells = {cell for row in read(evil, "x.xlsx").rows for cell in row}
    assert not any(cell.startswith("q") and len(cell) > 2 for cell in cells)


def test_a_part_that_unpacks_to_far_too_much_is_refused(read: Callable[..., Read]) -> None:
    bomb = _replaced(_book(), "xl/worksheets/sheet1.xml", lambda xml: xml + b" " * (80 << 20))
    result = read(bomb, "x.xlsx")
    assert ProblemKind.TOO_LARGE in result.problems


@pytest.mark.parametrize("name", ["x.xlsx", "x.xls", "x.ods", "x.xlsb"])
@pytest.mark.parametrize("cut", [10, 200, 3_000])
def test_cut_off_workbooks_are_problems_and_not_crashes(
    read: Callable[..., Read], name: str, cut: int
) -> None:
    assert read(_book()[:cut], name).problems


def test_an_open_document_sheet(read: Callable[..., Read]) -> None:
    cells = "<table:table-cell office:value-type='string'><text:p>{}</text:p></table:table-cell>"
    rows = [["姓名", "手机"], ["甲一", "13800000001"], ["乙二", "13800000002"]]
    body = "".join(
        "<table:table-row>" + "".join(cells.format(c) for c in row) + "</table:table-row>"
        for row in rows
    )
    filler = (
        "<table:table-row table:number-rows-repeated='1048000'>"
        "<table:table-cell table:number-columns-repeated='16384'/></table:table-row>"
        "<table:table-row table:number-rows-repeated='1000000'><table:table-cell "
        "table:number-columns-repeated='16384'><text:p>丙三</text:p></table:table-cell>"
        "</table:table-row>"
    )
    content = (
        "<?xml version='1.0' encoding='UTF-8'?><office:document-content "
        "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
        "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body>"
        f"<office:spreadsheet><table:table table:name='表一'>{body}{filler}</table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    result = read(out.getvalue(), "x.ods")
    assert [[cell for cell in row if cell] for row in result.rows[:2]] == rows[1:]
    assert result.header[:2] == ("姓名", "手机")
    assert set(result.rows[2]) == {"丙三"}
    assert len(result.rows) == 3
    assert result.table.location.sheet == "表一"


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("13812345678", "13812345678"),
        ("1.3812345678E10", "13812345678"),
        ("1.10101199001011E+17", "110101199001011000"),
        ("13812345678.0", "13812345678"),
        ("1.5", "1.5"),
        ("1E-3", "0.001"),
        ("1E999999", "1E999999"),
        ("nan", "nan"),
        ("x", "x"),
    ],
)
def test_numbers_read_as_they_would_be_typed(number: str, text: str) -> None:
    assert plain(number) == text


def test_serial_numbers_are_dates() -> None:
    assert from_serial("32875", since_1904=False) == "1990-01-02"
    assert from_serial("32875.5", since_1904=False) == "1990-01-02 12:00:00"
    assert from_serial("31413", since_1904=True) == "1990-01-02"
    assert from_serial("1", since_1904=False) == "1900-01-01"
    assert from_serial("1e300", since_1904=False) == "1e300"
    assert is_date_format(14, None)
    assert is_date_format(170, 'yyyy"年"m"月"d"日"')
    assert not is_date_format(171, '[Red]0.00"day"')
    assert not is_date_format(0, "General")
