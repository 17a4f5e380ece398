"""Tokens: what the lexer cuts out of text for recognizers to judge, as columns.

A token is a stretch of bytes that could be an identifier, with its separators dropped and its
full-width characters narrowed, so that ``１３８-１２３４ 5678`` and ``13812345678`` look alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WIDTH = 32
"""Bytes of normalised text kept for each token."""


class Kind(IntFlag):
    """What a token is made of."""

    DIGITS = 1 << 0
    """Digits only (a last ``X`` allowed where 17 digits precede it), separators dropped."""
    CODE = 1 << 1
    """ASCII letters and digits, at least one of each, upper-cased."""
    EMAIL = 1 << 2
    """What stands around an ``@``; ``text`` holds its first 32 bytes, lower-cased."""
    DOTTED = 1 << 3
    """Digit groups and dots: an IPv4 address or a decimal number; dots kept."""
    HEXED = 1 << 4
    """Hex groups and colons or hyphens: MAC, IPv6; separators kept."""
    PLATE = 1 << 5
    """A Hanzi and letters and digits: a vehicle plate; the Hanzi kept as three UTF-8 bytes."""
    DATE = 1 << 6
    """Year, month, day with separators, which are dropped: 8 digits."""
    LONG = 1 << 7
    """Letters, digits, ``-_.+/=`` longer than WIDTH: keys, hashes, JWT, base64."""
    PAIR = 1 << 8
    """Two decimal numbers with a comma or space between: coordinates; kept as written."""


class Form(IntFlag):
    """How a token was written, and what touches it."""

    GROUPED = 1 << 0
    """Separators were dropped."""
    FULL_WIDTH = 1 << 1
    PLUS = 1 << 2
    """A ``+`` stands before it."""
    COUNTRY_CODE = 1 << 3
    """A country code +86, 0086 or 86 was dropped from its front (the span keeps it)."""
    LEFT_JOINED = 1 << 4
    """More digits stand before it across one separator, or ``.``, ``-``, ``/``, ``_``."""
    RIGHT_JOINED = 1 << 5
    LEFT_ALPHA = 1 << 6
    """ASCII letters touch it on the left: it is the tail of a longer word."""
    RIGHT_ALPHA = 1 << 7
    WRAPPED = 1 << 8
    """A line end was dropped from within."""
    BRACKETED = 1 << 9
    """Its last character stood in brackets, as in a Hong Kong identity card number."""
    WINDOW = 1 << 10
    """It is some of the groups of a longer run of groups."""
    LOWER = 1 << 11
    """Its letters were small."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """``n`` tokens as columns.

    Attributes:
        start: ``int64[n]``, first byte in the scanned buffer.
        end: ``int64[n]``, one past the last byte.
        kind: ``uint16[n]``, one bit of :class:`Kind`.
        form: ``uint16[n]``, bits of :class:`Form`.
        length: ``uint16[n]``, characters of normalised text (may exceed WIDTH).
        groups: ``uint32[n]``, lengths of its digit groups from the left, four bits each, the
            first group in the highest used four bits (``0x344`` for 138-1234-5678).
        text: ``uint8[n, WIDTH]``, normalised ASCII, zero-padded.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    kind: NDArray[np.uint16]
    form: NDArray[np.uint16]
    length: NDArray[np.uint16]
    groups: NDArray[np.uint32]
    text: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.start)

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Tokens:
        """Some of the tokens, by index or by mask."""
        return Tokens(
            self.start[rows],
            self.end[rows],
            self.kind[rows],
            self.form[rows],
            self.length[rows],
            self.groups[rows],
            self.text[rows],
        )

    def between(self, low: int, high: int) -> Tokens:
        """Neighbouring tokens, without a copy."""
        return Tokens(
            self.start[low:high],
            self.end[low:high],
            self.kind[low:high],
            self.form[low:high],
            self.length[low:high],
            self.groups[low:high],
            self.text[low:high],
        )
