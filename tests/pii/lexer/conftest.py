"""A lexer of a few words, and what it cuts out of a text in a form that is easy to compare."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pytest

from leakcase.pii.lexer import Lexer, Word
from leakcase.pii.lexer.lexer import PADDING
from leakcase.pii.tokens import Form, Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from leakcase.pii.lexer import Lexed

WORDS = (
    Word("手机"),
    Word("手机号"),
    Word("手机号码"),
    Word("身份证号"),
    Word("phone"),
    Word("phone number"),
    Word("id card"),
    Word("xm", explicit=True),
    Word("passport", explicit=True),
)


class Token(NamedTuple):
    """One token: its kind, its normalised text, the bytes it stands on."""

    kind: str
    text: str
    raw: str


class Label(NamedTuple):
    """One label: its word, what follows its connector (twelve bytes of it), how it is tied."""

    word: str
    value: str
    connector: int


class Cut:
    """What the lexer cut out of one text."""

    def __init__(self, raw: bytes, lexed: Lexed) -> None:
        self.raw = raw
        self.lexed = lexed

    @property
    def tokens(self) -> list[Token]:
        found = self.lexed.tokens
        return [
            Token(
                str(Kind(int(found.kind[row])).name),
                bytes(found.text[row]).rstrip(b"\0").decode("utf-8", "replace"),
                self._between(int(found.start[row]), int(found.end[row])),
            )
            for row in range(len(found))
        ]

    @property
    def forms(self) -> list[Form]:
        return [Form(int(form)) for form in self.lexed.tokens.form]

    @property
    def labels(self) -> list[Label]:
        found = self.lexed.labels
        return [
            Label(
                WORDS[found.word[row]].text,
                self._between(int(found.value[row]), int(found.value[row]) + 12),
                int(found.connector[row]),
            )
            for row in range(len(found.word))
        ]

    @property
    def escapes(self) -> list[tuple[int, str]]:
        found = self.lexed.escapes
        return [
            (int(kind), self._between(int(start), int(end)))
            for start, end, kind in zip(found.start, found.end, found.kind, strict=True)
        ]

    def _between(self, start: int, end: int) -> str:
        return self.raw[start:end].decode("utf-8", "replace")


@pytest.fixture(scope="session")
def cut() -> Callable[[str | bytes], Cut]:
    """Cuts a text with one lexer, used again and again as the engine does."""
    lexer = Lexer(WORDS)

    def cut_with(text: str | bytes) -> Cut:
        raw = text.encode() if isinstance(text, str) else text
        array = np.frombuffer(raw + bytes(PADDING), np.uint8)
        return Cut(raw, lexer.lex(array, len(raw)))

    return cut_with
