"""Rich text: letters in code pages and Unicode, what is hidden, and what never ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.pii.finding import Location
from leakcase.sources.reading import read_bytes

Reader = Callable[..., Any]


@pytest.mark.parametrize(
    ("rich", "expected"),
    [
        (rb"{\rtf1\ansi plain \{text\} 10000000001\par next}", "plain {text} 10000000001\nnext"),
        (rb"{\rtf1\ansi\ansicpg936 \'d0\'d5\'c3\'fb: \b x\b0}", "姓名: x"),
        (rb"{\rtf1\ansi\uc1 \u22995?\u21517?: x}", "姓名: x"),
        (rb"{\rtf1\ansi\uc0 \u-26511 \u22995 x}", "\u9871姓x"),
        (rb"{\rtf1{\fonttbl{\f0 Arial;}{\f1\fcharset134 SimSun;}}\f1 \'d0\'d5}", "姓"),
        (rb"{\rtf1 a\cell b\cell\row}", "a\tb\t\n"),
        (rb"{\rtf1 a{\*\unknown hidden words}b}", "ab"),
        (rb"{\rtf1 a{\pict\bin5 {}{}}}b}", "ab"),
        (rb"{\rtf1 a{\pict 00ff00ff}b}", "ab"),
        (rb"{\rtf1 no end", "no end"),
        (rb"{\rtf1 a\~b\_c\'zz}", "a b-czz"),
    ],
)
def test_text(read: Reader, rich: bytes, expected: str) -> None:
    assert read(rich, "x.rtf").text == expected


def test_what_is_hidden_is_said_to_be(read: Reader) -> None:
    rich = rb"{\rtf1{\info{\author writer}}shown {\v hidden}{\*\annotation note}}"
    result = read(rich, "x.rtf")
    assert result.seen("writer") == "metadata"
    assert result.seen("shown") == "visible"
    assert result.seen("hidden") == "metadata"
    assert result.seen("note") == "comment"


def test_tokens_at_the_borders_of_blocks_stay_whole(read: Reader) -> None:
    rich = rb"{\rtf1\ansi\ansicpg936 " + rb"\'d0\'d5\b1\par" * 60_000 + b"}"
    assert read(rich, "x.rtf").text.replace("\n", "") == "姓" * 60_000


def test_braces_without_end_are_bounded(read: Reader) -> None:
    assert "deep" in read(b"{\\rtf1" + b"{" * 1_000_000 + b" deep", "x.rtf").text


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="{}\\ 'ab1-\n*u~;", max_size=200))
def test_anything_is_read_without_a_crash(body: str) -> None:
    list(read_bytes(b"{\\rtf1" + body.encode(), Location("x.rtf")))
