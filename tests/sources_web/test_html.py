"""HTML: what is seen, what is hidden, and where it stands in the original bytes."""

from __future__ import annotations

import io
import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.pii.finding import Location, Seen
from leakcase.sources.html import STRETCH, read
from leakcase.sources.reading import Reading
from leakcase.sources.segment import Limits, Piece, TableSegment, TextSegment

HERE = Location("page.html")


def pieces(page: str | bytes, content_type: str = "", limits: Limits | None = None) -> list[Piece]:
    data = page.encode() if isinstance(page, str) else page
    reading = Reading.begin(limits or Limits(), content_type=content_type)
    return list(read(io.BytesIO(data), HERE, reading))


def text(page: str | bytes, seen: Seen, content_type: str = "") -> str:
    found = [piece for piece in pieces(page, content_type) if isinstance(piece, TextSegment)]
    return "".join(piece.text.decode() for piece in found if piece.seen is seen)


def tables(page: str | bytes) -> list[TableSegment]:
    return [piece for piece in pieces(page) if isinstance(piece, TableSegment)]


@pytest.mark.parametrize(
    ("page", "visible"),
    [
        ("<p>电话：138<b>1234</b>5678</p>", "电话：13812345678"),
        ("<p>a</p><p>b</p>", "a\nb"),
        ("a<br>b", "a\nb"),
        ("<span>张三</span><span>李四</span>", "张三 李四"),
        ("<label>手机</label><input value='13800000001'>", "手机 13800000001"),
        ("a &amp; b&nbsp;&#x4E2D;&#20013;", "a & b 中中"),
        ("one\n     two", "one two"),
        ("<pre>one\n  two</pre>", "one\n  two"),
        ("<title>题 &lt;</title><textarea> <b> </textarea>", "题 <\n <b> "),
        ("a < b > c", "a < b > c"),
        ("<p title=it's>x</p>", "x"),
        ("x<![CDATA[ y ]]>z", "xz"),
        ("<div class='never closed", ""),
        ("a<!-- b -->c<script>d</script>e<style>f</style>g", "aceg"),
    ],
)
def test_visible_text_is_what_a_reader_sees(page: str, visible: str) -> None:
    assert text(page, Seen.VISIBLE) == visible


def test_what_is_hidden_stands_beside_what_is_seen() -> None:
    page = (
        '<!-- 备注 --><script>var a;</script><style>.x{content:"13800000001"}</style>'
        "<input type=hidden name=idcard value=110101199001011234>"
        "<a href='tel:13400000000' title=致电 data-uid=77>x</a>"
        "<img src='data:image/png;base64,AAAA'>"
        "<meta name=description content='说明文字'>"
    )
    assert text(page, Seen.COMMENT) == " 备注 \n"
    assert text(page, Seen.SCRIPT) == "var a;\n"
    assert text(page, Seen.STYLE) == '.x{content:"13800000001"}\n'
    assert text(page, Seen.ATTRIBUTE) == (
        "idcard: 110101199001011234\nhref: tel:13400000000\ntitle: 致电\n"
        "data-uid: 77\ndescription: 说明文字\n"
    )


@pytest.mark.parametrize(
    ("page", "hidden"),
    [
        ("a<p hidden>b</p>c", ["b"]),
        ("a<div style='color:red; display : none'>b<div>c</div>d</div>e", ["b\nc\nd"]),
        ("<style>.x,p.y{display:none}</style>a<p class='w y'>b</p>c", ["b"]),
        ("<style>@media print{.x{display:none}}</style><p class=x>b</p>", []),
        ("a<template>b</template>c<noscript>d</noscript>", ["b", "d"]),
        ("<ul><li hidden>a<li>b</ul>", ["a"]),
    ],
)
def test_hidden_elements_are_regions(page: str, hidden: list[str]) -> None:
    (segment,) = [
        piece
        for piece in pieces(page)
        if isinstance(piece, TextSegment) and piece.seen is Seen.VISIBLE
    ]
    assert [segment.text[a:b].decode().strip() for a, b, _ in segment.regions] == hidden
    assert {seen for _, _, seen in segment.regions} <= {Seen.ATTRIBUTE}


def test_a_data_table_leaves_the_visible_text() -> None:
    page = (
        "<p>前</p><table><caption>名单</caption><tr><th>姓名<th>手机</tr>\n"
        "<tr><td>李四<td> 13600000000</table><p>后</p>"
    )
    (table,) = tables(page)
    assert (table.header, table.rows, table.lines) == (
        ("姓名", "手机"),
        [["李四", "13600000000"]],
        [2],
    )
    assert table.offsets == [[page.encode().index("李四".encode()), page.encode().index(b"136")]]
    assert text(page, Seen.VISIBLE) == "前\n名单\n后"


def test_a_table_without_a_header_keeps_its_first_row() -> None:
    page = "<table><tr><td>张三<td>13600000000<tr><td>李四<td>13600000001</table>"
    (table,) = tables(page)
    assert table.header == ("", "")
    assert table.rows == [["张三", "13600000000"], ["李四", "13600000001"]]


def test_a_form_of_labels_and_values_is_one_row() -> None:
    page = (
        "<table><tr><td>姓名：<td>张三<td>性别：<td>男"
        "<tr><td>电话：<td>13600000000<td>住址：<td>某路 1 号</table>"
    )
    (table,) = tables(page)
    assert table.header == ("姓名", "性别", "电话", "住址")
    assert table.rows == [["张三", "男", "13600000000", "某路 1 号"]]


def test_a_definition_list_is_a_row_for_each_card() -> None:
    page = "<dl><dt>姓名</dt><dd>张三</dd><dt>电话</dt><dd>1</dd><dt>姓名<dd>李四<dt>电话<dd>2</dl>"
    (table,) = tables(page)
    assert (table.header, table.rows) == (("姓名", "电话"), [["张三", "1"], ["李四", "2"]])


def test_names_are_not_taken_for_labels() -> None:
    (table,) = tables("<dl><dt>张三<dd>13600000000<dt>李四<dd>13600000001</dl>")
    assert table.rows == [["张三", "13600000000"], ["李四", "13600000001"]]


def test_a_layout_table_stays_text() -> None:
    page = "<table><tr><td><table><tr><th>手机<tr><td>13600000000</table></td><td>栏</td></table>"
    assert [table.rows for table in tables(page)] == [[["13600000000"]]]
    assert text(page, Seen.VISIBLE).strip() == "栏"


def test_a_hidden_column_is_told() -> None:
    page = (
        "<table><tr><th>姓名<th>证件</tr><tr><td>张三</td><td style='display:none'>11</td></tr>"
        "<tr><td>李四</td><td style='display:none'>12</td></tr></table>"
    )
    (table,) = tables(page)
    assert table.columns_seen == [Seen.VISIBLE, Seen.ATTRIBUTE]


def test_a_huge_span_costs_nothing() -> None:
    row = "<tr><td colspan=99999>x<td>y" + "<tr><td>z" * 5_000
    began = time.perf_counter()
    pieces(f"<table>{row}</table>")
    assert time.perf_counter() - began < 2


def test_state_in_a_script_becomes_tables_and_leaves_its_text() -> None:
    page = (
        '<script>\nwindow.__STATE__ = {"user":{"name":"张三","phone":"13812345678"}};go()</script>'
        '<script type="application/ld+json">{"telephone":"13812345679","name":"李四的小店"}'
        "</script>"
    )
    found = tables(page)
    assert [(table.header, table.rows, table.seen) for table in found] == [
        (("user.name", "user.phone"), [["张三", "13812345678"]], Seen.SCRIPT),
        (("telephone", "name"), [["13812345679", "李四的小店"]], Seen.SCRIPT),
    ]
    assert found[0].lines == [2]
    assert text(page, Seen.SCRIPT) == "\nwindow.__STATE__ = ;go()\n\n"


@pytest.mark.parametrize("charset", ["gbk", "big5", "utf-16", "utf-8-sig", "gb18030"])
def test_places_hold_in_every_encoding(charset: str) -> None:
    page = "<meta charset=gbk>\n<p>聯絡電話與說明文字：<b>13812345678</b>，謝謝</p>" + "說明" * 40
    if charset == "big5":
        page = page.replace("charset=gbk", "charset=big5")
    data = page.encode(charset)
    (segment,) = [piece for piece in pieces(data) if isinstance(piece, TextSegment)]
    assert segment.offsets is not None
    assert segment.original is not None
    at = np.array([segment.text.index(b"138")])
    base = segment.location.offset or 0
    start, end = segment.offsets(at)[0], segment.offsets.ends(at + 11)[0]
    codec = {"utf-16": "utf-16-le", "utf-8-sig": "utf-8"}.get(charset, charset)
    assert data[base + start : base + end].decode(codec) == "13812345678"
    assert segment.original.places(np.array([start])) == [(2, 17)]


PIECE = st.sampled_from(
    """<p> </p> <b> </b> <!-- --> <td> <table> </table> <tr> &amp; &nbsp; & < > " ' = <script>
    </script> <style> 文字 13812345678 <![CDATA[ ]]> <dl><dt> <dd> <textarea> <!x </ <pre> </pre> é
    <div\thidden> </div> <input\tvalue='7777777'> <a\thref='x' \x01""".replace("\n", "").split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECE, max_size=40).map("".join))
def test_every_plain_byte_of_a_view_stands_where_it_says(page: str) -> None:
    data = page.encode()
    for piece in pieces(data, "text/html; charset=utf-8"):
        if not isinstance(piece, TextSegment) or piece.offsets is None:
            continue
        places = np.arange(len(piece.text))
        starts, ends = piece.offsets(places), piece.offsets.ends(places + 1)
        assert (np.diff(starts) >= 0).all()
        base = piece.location.offset or 0
        for start, end, byte in zip(starts, ends, piece.text, strict=True):
            if chr(byte).isalnum() and end - start == 1 and byte != data[base + start]:
                # the name of an attribute's value, put before it, is no part of the page there
                assert piece.seen is Seen.ATTRIBUTE


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECE, max_size=40).map("".join))
def test_no_number_is_lost(page: str) -> None:
    count = page.count("13812345678")
    found = 0
    for piece in pieces(page):
        if isinstance(piece, TextSegment):
            found += piece.text.count(b"13812345678")
        elif isinstance(piece, TableSegment):
            cells = [*piece.header, *(cell for row in piece.rows for cell in row)]
            found += sum(cell.count("13812345678") for cell in cells)
    in_tags = sum(part.count("13812345678") for part in _tags(page))
    assert count - in_tags <= found <= count


def _tags(page: str) -> list[str]:
    """What stands after a ``<`` up to the next ``>``: it may be part of a tag."""
    return [part.partition(">")[0] for part in page.split("<")[1:]]


@pytest.mark.parametrize(
    "unit", ["<a '", "<!--", "<script>", "<table>", "<p hidden>", "&#", "<td>", "<![CDATA[", "<a ="]
)
def test_garbage_costs_no_more_than_a_page(unit: str) -> None:
    page = (unit * (300_000 // len(unit))).encode()
    began = time.perf_counter()
    pieces(page)
    assert time.perf_counter() - began < 5


def test_a_page_larger_than_a_stretch_is_read_whole() -> None:
    row = "<tr><td>会员</td><td>138{:08d}</td></tr>\n"
    count = 2 * STRETCH // len(row.format(0).encode())
    page = "<table><tr><th>姓名</th><th>手机</th></tr>\n" + "".join(map(row.format, range(count)))
    found = tables(page + "</table>")
    numbers = [cells[1] for table in found for cells in table.rows]
    assert numbers == [f"138{number:08d}" for number in range(count)]
    assert {table.header for table in found} == {("姓名", "手机")}
    last = found[-1]
    assert last.lines is not None
    assert last.lines[-1] == count + 1
    assert last.first_row + len(last.rows) == count + 1


def test_long_text_is_cut_into_segments_of_the_size_allowed() -> None:
    limits = Limits(segment=1_000, overlap=50)
    words = "".join(f"{number:07d}," for number in range(1_000))
    segments = [p for p in pieces(f"<p>{words}</p>", "", limits) if isinstance(p, TextSegment)]
    assert max(len(segment.text) for segment in segments) <= 1_000
    assert "".join(s.text[s.repeated :].decode() for s in segments).strip() == words
    assert [s.continues for s in segments] == [True] * (len(segments) - 1) + [False]
