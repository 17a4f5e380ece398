"""The lexer as the engine sees it: bytes in, columns of tokens, labels and escapes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.lexer import kernel
from leakcase.pii.lexer.tables import byte_classes, word_table
from leakcase.pii.tokens import WIDTH, Tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.lexer.tables import Word

_CLASSES = byte_classes(
    [
        (b"0123456789", kernel.DIGIT),
        (b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", kernel.LETTER),
        (b"@", kernel.AT),
        (bytes(range(0xE0, 0xF0)), kernel.HAN),
        (b"\\", kernel.BACKSLASH),
        (b"%", kernel.PERCENT),
        (b"&", kernel.AMPERSAND),
        (b"$", kernel.DOLLAR),
    ]
)
_PARTS = np.zeros(256, np.uint64)
"""What a byte adds to the count of its word: 1 for a small letter, 1 << 20 for a digit, and 1 << 40
more for a capital; 0 ends the word."""
_PARTS[np.frombuffer(bytes(range(97, 123)), np.uint8)] = 1
_PARTS[np.frombuffer(b"0123456789", np.uint8)] = 1 << 20
_PARTS[np.frombuffer(bytes(range(65, 91)), np.uint8)] = (1 << 40) + 1
PADDING = 64
"""Zero bytes the lexer wants after the text, so that it may look ahead."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Words found, in order of their ends, as columns.

    Attributes:
        word: ``int64[n]``, index of the word.
        start: ``int64[n]``.
        end: ``int64[n]``.
        value: ``int64[n]``, where the value after it begins.
        connector: ``int64[n]``, 0 at once, 1 after white space, 2 after ``:``, ``=``, 是 ...
    """

    word: NDArray[np.int64]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    value: NDArray[np.int64]
    connector: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Escapes:
    """Regions written in an escape or encoding: ``int64[n]`` each; kinds as in ``kernel``."""

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    kind: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Lexed:
    """What the lexer found in one buffer."""

    tokens: Tokens
    labels: Labels
    escapes: Escapes


class Lexer:
    """Holds the word table and the room the kernel writes into; not for two threads at once."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._table = word_table(tuple(words))
        self._scratch = np.zeros((8, 32), np.int64)
        self._chain = np.zeros((3, 2), np.uint64)
        self._marks = np.zeros(0, np.bool_)
        self._room(1 << 12)

    def _room(self, rows: int) -> None:
        self._tokens = np.empty((rows, 6), np.int64)
        self._text = np.empty((rows, WIDTH), np.uint8)
        self._labels = np.empty((rows, 5), np.int64)
        self._escapes = np.empty((rows, 3), np.int64)

    def lex(self, buffer: NDArray[np.uint8], size: int) -> Lexed:
        """Cut ``buffer[:size]``; the buffer holds ``PADDING`` zero bytes after ``size``."""
        table = self._table
        if len(self._marks) <= size:
            self._marks = np.zeros((size * 5 // 4 + 64) & ~7, np.bool_)
        while True:
            tokens, labels, escapes = kernel.lex(
                buffer,
                size,
                _CLASSES,
                _PARTS,
                self._marks,
                self._marks.view(np.uint64),
                table.keys,
                table.values,
                table.explicit,
                table.provinces,
                table.bigrams,
                table.starts,
                table.endings,
                self._tokens,
                self._text,
                self._labels,
                self._escapes,
                self._scratch,
                self._chain,
            )
            if tokens >= 0:
                break
            self._room(len(self._tokens) * 4)
        rows = self._tokens[:tokens]
        words = self._labels[:labels].copy()
        regions = self._escapes[:escapes].copy()
        return Lexed(
            Tokens(
                start=rows[:, 0].copy(),
                end=rows[:, 1].copy(),
                kind=rows[:, 2].astype(np.uint16),
                form=rows[:, 3].astype(np.uint16),
                length=rows[:, 4].astype(np.uint16),
                groups=rows[:, 5].astype(np.uint32),
                text=self._text[:tokens].copy(),
            ),
            Labels(words[:, 0], words[:, 1], words[:, 2], words[:, 3], words[:, 4]),
            Escapes(regions[:, 0], regions[:, 1], regions[:, 2]),
        )
