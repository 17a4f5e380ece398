"""XML is read as text in place: labels beside values, offsets true, nothing expanded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.sources.documents.xml import _MARKUP, _spaced

if TYPE_CHECKING:
    from leakcase.sources.segment import TextSegment

Reader = Callable[..., Any]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<mobile>1380</mobile>", " mobile:1380         "),
        ("<姓名>甲</姓名>", " 姓名:甲" + " " * 9),
        ("<a:b >x", " a:b: x"),
        ("<br/>x", " br  x"),
        ('<user id="5" name="甲"/>', ' user id="5" name="甲"  '),
        ("<![CDATA[x < y]]>", "         x < y   "),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<a\n>x", " a \nx"),
    ],
)
def test_markup_gives_way_byte_for_byte(xml: str, expected: str) -> None:
    shown = _MARKUP.sub(_spaced, xml.encode())
    assert len(shown) == len(xml.encode())
    assert shown.decode().split() == expected.split()


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="<>/!-[]CDAT\"'= \nab甲&;", max_size=80))
def test_length_and_lines_never_change(xml: str) -> None:
    raw = xml.encode()
    shown = _MARKUP.sub(_spaced, raw)
    assert len(shown) == len(raw)
    assert [i for i, b in enumerate(shown) if b == 10] == [i for i, b in enumerate(raw) if b == 10]
    shown.decode()


def test_places_point_into_the_original(
    read: Reader, place: Callable[[TextSegment, str], int]
) -> None:
    raw = "<?xml version='1.0' encoding='GBK'?>\n<人><电话>10086</电话></人>".encode("gbk")
    (segment,) = read(raw, "a.xml").texts
    assert raw[place(segment, "10086") :].startswith(b"10086")
    assert segment.location.line == 1


def test_comments_are_comments(read: Reader) -> None:
    result = read("<a><!-- 藏着 --><b>露着</b></a>".encode(), "a.xml")
    assert (result.seen("藏着"), result.seen("露着")) == ("comment", "data")


def test_entities_stay_what_they_are(read: Reader) -> None:
    raw = b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>'
    assert "&f;" in read(raw, "a.xml").text
    assert "root:" not in read(raw, "a.xml").text


def test_a_drawing_is_read(read: Reader) -> None:
    raw = "<svg xmlns='http://www.w3.org/2000/svg'><text>某某</text></svg>".encode()
    assert "某某" in read(raw, "a.svg").text
