"""CSV and its kin."""

from __future__ import annotations

import csv
import io
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.pii.finding import Location
from leakcase.sources.reading import Reading, read_bytes
from leakcase.sources.segment import Limits, ProblemKind, TableSegment, TextSegment
from leakcase.sources.tables import delimited

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sources_data.conftest import Read

MEMBERS = '姓名,手机,地址\n甲一,13800000001,"甲路1号,\n二楼"\n乙二,13800000002,乙路2号\n'


def test_header_rows_and_lines_of_a_quoted_table(read: Callable[..., Read]) -> None:
    table = read(MEMBERS.encode()).table
    assert table.header == ("姓名", "手机", "地址")
    assert table.rows == [
        ["甲一", "13800000001", "甲路1号,\n二楼"],
        ["乙二", "13800000002", "乙路2号"],
    ]
    assert list(table.lines or ()) == [2, 4]
    assert table.last
    assert table.size == len(MEMBERS.encode())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"])
def test_encodings_are_found_out(read: Callable[..., Read], encoding: str) -> None:
    lines = "姓名,電話,地址\n" + "".join(
        f"王小明,138000000{i:02},台北市中山路{i}號\n" for i in range(40)
    )
    if encoding == "gb18030":
        lines = lines.replace("電話", "电话").replace("號", "号")
    read_back = read(lines.encode(encoding))
    assert [list(read_back.header), *read_back.rows] == [
        line.split(",") for line in lines.splitlines()
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "\x01", "----"])
def test_delimiters_are_found_out(gathered: Callable[..., Read], delimiter: str) -> None:
    rows = [["name", "phone", "city"], ["a b", "13800000001", "x"], ["c", "13800000002", "y"]]
    text = "".join(delimiter.join(row) + "\n" for row in rows)
    stream = io.BytesIO(text.encode())
    result = gathered(delimited.read(stream, Location("x.csv"), Reading.begin()))
    assert [list(result.header), *result.rows] == rows


def test_a_table_without_a_header_has_empty_names(read: Callable[..., Read]) -> None:
    result = read("甲一,13800000001,男\n乙二,13800000002,女\n".encode())
    assert result.header == ("", "", "")
    assert result.rows == [["甲一", "13800000001", "男"], ["乙二", "13800000002", "女"]]


def test_titles_above_the_header_are_text(read: Callable[..., Read]) -> None:
    result = read(
        "会员名单,,\n导出人 13800000009,,\n姓名,手机,城市\n甲一,13800000001,京\n".encode()
    )
    assert result.header == ("姓名", "手机", "城市")
    assert result.texts == ["会员名单", "导出人 13800000009"]
    assert list(result.table.lines or ()) == [4]


def test_ragged_rows_are_squared_and_nothing_is_lost(read: Callable[..., Read]) -> None:
    more = "甲一,13800000001\n" * 100_000
    result = read(f"姓名,手机\n{more}乙二\n丙三,13800000003,extra@example.com\n".encode())
    assert {len(row) for row in result.rows} == {2}
    assert result.rows[-2:] == [["乙二", ""], ["丙三", "13800000003"]]
    assert result.texts == ["extra@example.com"]
    assert [table.last for table in result.tables] == [False] * (len(result.tables) - 1) + [True]


def test_rows_are_numbered_across_batches(read: Callable[..., Read]) -> None:
    body = "".join(f"n{i},1380000{i:05}\n" for i in range(60_000))
    tables = read(f"name,phone\n{body}".encode()).tables
    assert len(tables) > 1
    for table, following in pairwise(tables):
        assert following.first_row == table.first_row + len(table.rows)
    last = tables[-1]
    assert list(last.lines or ())[-1] == 60_001
    assert last.first_row + len(last.rows) - 1 == 60_000


def test_a_quote_that_never_closes_does_not_swallow_the_file(read: Callable[..., Read]) -> None:
    body = "".join(f"n{i},1380000{i:05}\n" for i in range(100_000))
    result = read(f'name,phone\nx,"138\n{body}'.encode())
    assert len(result.rows) == 100_001
    assert result.rows[:2] == [["x", '"138'], ["n0", "138000000000"]]
    assert result.problems == [ProblemKind.CORRUPT]


def test_many_open_quotes_take_linear_time(read: Callable[..., Read]) -> None:
    line = 'a"b,"'
    result = read(f"{line}\n".encode() * 200_000)
    assert len(result.rows) == 200_000
    assert result.problems == [ProblemKind.CORRUPT]


def test_a_line_without_end_is_text(read: Callable[..., Read]) -> None:
    limits = Limits(cell=50_000)
    long = "x" * 3_000_000 + "13800000009"
    result = read(f"name,phone\na,1\n{long}\nb,2\n".encode(), limits=limits)
    assert result.rows == [["a", "1"], ["b", "2"]]
    assert result.texts[-1].endswith("13800000009\n")
    assert result.problems == [ProblemKind.TOO_LARGE]
    assert [list(table.lines or ()) for table in result.tables] == [[2], [4]]


def test_a_million_columns_are_bounded(read: Callable[..., Read]) -> None:
    line = ",".join(str(13_000_000_000 + i) for i in range(1_000_000))
    result = read(f"{line}\n".encode(), limits=Limits(cell=8 << 20))
    assert len(result.header) == 2_000
    assert [len(row) for row in result.rows] == [2_000]
    assert sum(text.count("130") for text in result.texts) >= 998_000
    assert result.problems == [ProblemKind.TOO_MANY]


def test_an_overlong_cell_is_cut_and_its_end_read_as_text(read: Callable[..., Read]) -> None:
    limits = Limits(cell=1_000)
    result = read(b'name,note\na,"' + b"x" * 1_500 + b'13800000009"\n', limits=limits)
    assert result.rows == [["a", "x" * 1_000]]
    assert result.texts == ["x" * (256 + 500) + "13800000009"]
    assert result.problems == [ProblemKind.TOO_LARGE]


def test_nul_bytes_and_lone_carriage_returns_are_read(read: Callable[..., Read]) -> None:
    text = "name,phone\r" + "".join(f"n{i},1380000000{i}\r" for i in range(8)) + "a\0b,1\r"
    result = read(text.encode())
    assert result.header == ("name", "phone")
    assert result.rows[-1] == ["a\0b", "1"]


def test_an_empty_or_blank_file_has_no_table(read: Callable[..., Read]) -> None:
    assert read(b"\n\n\n").tables == []


_CELLS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x1a\r\0\x1f"), max_size=12
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(_CELLS, min_size=3, max_size=3), min_size=3, max_size=12))
def test_what_a_csv_writer_writes_is_read_back(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    # words that are surely a header, and quotes that leave no doubt about the delimiter
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows([["姓名", "手机", "地址"], *rows])
    pieces = list(read_bytes(b"\xef\xbb\xbf" + written.getvalue().encode(), Location("x.csv")))
    header = {piece.header for piece in pieces if isinstance(piece, TableSegment)}
    found = [list(r) for piece in pieces if isinstance(piece, TableSegment) for r in piece.rows]
    assert header <= {("姓名", "手机", "地址")}
    assert found == rows


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from('ab1,;\t"\n\r|姓-'), max_size=300))
def test_any_text_is_read_without_losing_characters(text: str) -> None:
    pieces = list(read_bytes(text.encode() + b"\n", Location("x.csv")))
    kept = "".join(
        "".join(map("".join, [piece.header, *piece.rows]))
        if isinstance(piece, TableSegment)
        else piece.text.decode()
        for piece in pieces
        if isinstance(piece, TableSegment | TextSegment)
    )
    for letter in "ab1姓":
        assert kept.count(letter) == text.count(letter)
