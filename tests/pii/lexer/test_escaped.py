"""Regions written in an escape or an encoding, as the lexer marks them for decoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.lexer.escaped import BASE64, ENTITY, FULL_WIDTH, UNICODE, URL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pii.lexer.conftest import Cut


@pytest.mark.parametrize(
    ("text", "region"),
    [
        (r"\u624b\u673a 1", (UNICODE, r"\u624b\u673a")),
        (r"\x41\x42", (UNICODE, r"\x41\x42")),
        ("%E6%89%8B&a=%E6", (URL, "%E6%89%8B&a=%E6")),
        ("%u624b", (URL, "%u624b")),
        ("&#49;&#x33;", (ENTITY, "&#49;&#x33;")),
        ("138&nbsp;1234", (ENTITY, "&nbsp;")),
        ("１３８", (FULL_WIDTH, "１３８")),
        ("１３８-１２", (FULL_WIDTH, "１３８-１２")),
        ("5omL5py65Y+3MTM5MTIzNDU2NzA=", (BASE64, "5omL5py65Y+3MTM5MTIzNDU2NzA")),
    ],
)
def test_neighbouring_escapes_are_one_region(
    cut: Callable[[str], Cut], text: str, region: tuple[int, str]
) -> None:
    assert cut(f"甲 {text}").escapes == [region]


@pytest.mark.parametrize(
    "text", ["100% of 20%", r"C:\users\new", "a & b", "&nbsp; &amp;", "，。：？"]
)
def test_signs_that_begin_no_escape_mark_nothing(cut: Callable[[str], Cut], text: str) -> None:
    assert cut(text).escapes == []


def test_escapes_far_apart_are_regions_of_their_own(cut: Callable[[str], Cut]) -> None:
    assert cut(r"\u624b" + " 中" * 40 + r"\u673a").escapes == [
        (UNICODE, r"\u624b"),
        (UNICODE, r"\u673a"),
    ]
