"""The lexer on bytes nobody meant for it: it stays within them, and what it finds is local."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakcase.pii.lexer import Lexer
from leakcase.pii.lexer.lexer import PADDING
from leakcase.pii.lexer.stretches import mark
from leakcase.pii.tokens import WIDTH

if TYPE_CHECKING:
    from leakcase.pii.lexer import Lexed

from leakcase.pii.lexer import Word

_LEXER = Lexer((Word("手机号"), Word("phone number"), Word("xm", explicit=True)))

_PIECES = st.sampled_from(
    (
        "手机号", "phone", "Number", "phone_number", "xm", "：", ":", "=", "是", ">", "|",
        "13912345670", "139", "1234", "5670", "86", "+86", "0086-", "010", "(010)",
        "11010519491231002X", "X", "京A", "粤B·", "12345", "A123456", "(3)", "E", "8.8.8.8",
        "1.2", "::", "fe80", "2001:", "00:", "1a-", "@", ".com", "a.b", "\\u624b", "\\u",
        "%E6", "%", "&#49;", "&nbsp;", "５", "＠", "5omL5py65Y+3", "eyJ", "$2b$10$",
        "2024-01-01", "12:00", "-", ".", "/", "\n", "\0", "，", "。", "",
    )
)  # fmt: skip
_TEXTS = st.one_of(
    st.binary(max_size=300),
    st.lists(_PIECES, max_size=60).map(lambda pieces: "".join(pieces).encode()),
    st.lists(_PIECES, max_size=40).map(lambda pieces: " ".join(pieces).encode()),
)
_FAR = 600
"""Bytes beyond which nothing matters any more: the longest run of groups and its context."""


def lexed(raw: bytes) -> Lexed:
    return _LEXER.lex(np.frombuffer(raw + bytes(PADDING), np.uint8), len(raw))


def rows(found: Lexed, before: int) -> list[tuple[int, ...]]:
    tokens = found.tokens
    return [
        (int(tokens.start[row]), int(tokens.end[row]), int(tokens.kind[row]))
        for row in range(len(tokens))
        if tokens.end[row] < before
    ]


@given(_TEXTS)
def test_everything_found_lies_within_the_text(raw: bytes) -> None:
    found = lexed(raw)
    tokens, labels, escapes = found.tokens, found.labels, found.escapes
    for start, end in (
        (tokens.start, tokens.end),
        (labels.start, labels.end),
        (escapes.start, escapes.end),
    ):
        assert ((start >= 0) & (start < end) & (end <= len(raw))).all()
    assert ((labels.end <= labels.value) & (labels.value <= len(raw))).all()
    assert (np.diff(labels.end) >= 0).all()
    assert tokens.text.shape == (len(tokens), WIDTH)
    assert (tokens.length > 0).all()


@given(_TEXTS)
def test_what_stands_far_behind_changes_nothing(raw: bytes) -> None:
    text = raw + b" ." * _FAR
    other = text + "手机号13912345670 ".encode() * 3
    assert rows(lexed(text), len(raw) + _FAR) == rows(lexed(other), len(raw) + _FAR)


@given(_TEXTS)
def test_the_same_text_twice_is_cut_alike(raw: bytes) -> None:
    first = rows(lexed(raw), len(raw) + 1)
    lexed(b"139 1234 5670 " * 20)
    assert rows(lexed(raw), len(raw) + 1) == first


@given(_TEXTS)
def test_what_may_begin_a_value_is_marked(raw: bytes) -> None:
    size = len(raw)
    if size < 2:
        return
    array = np.frombuffer(raw + bytes(PADDING), np.uint8)
    marks = np.zeros(size + 8, np.bool_)
    mark(array, size, marks)
    for place in range(1, size):
        character = raw[place]
        if character in b"@\\%&$=>|:":
            assert marks[place]
        elif character in b"0123456789":
            assert marks[place] == (raw[place - 1] not in b"0123456789")


@pytest.mark.parametrize(
    "raw",
    [
        b"1" * 5000,
        b"1 " * 5000,
        b"1-" * 5000,
        b"1." * 5000,
        b"a1" * 5000,
        b"A" * 5000,
        b"AB " * 5000,
        b"%41" * 5000,
        b"&#49;" * 2000,
        b"@" * 5000,
        b"a@" * 5000,
        b"ab:" * 5000,
        b":" * 5000,
        b"<" * 5000,
        b"$1$" * 5000,
        b"eyJa0" + b"." * 5000,
        "手机号".encode() * 2000,
        "１".encode() * 3000,
        b"\xe6" * 5000,
        b"\0" * 5000,
    ],
)
def test_long_repetitions_are_read_in_order(raw: bytes) -> None:
    found = lexed(raw)
    assert (found.tokens.end <= len(raw)).all()
    assert (found.labels.end <= len(raw)).all()
