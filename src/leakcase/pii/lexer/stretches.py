"""Skips prose, which holds no finding.

Only text near an identifier-like number, an ``@``, an escape or a connector can hold one.

A label counts when a connector or a value follows it, a context word when a value stands near; so
between two such triggers everything but a little text before the second is passed over. Dates,
times of day and numbers of one or two digits trigger nothing; longer ones that are no identifier
could only follow a label.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled, merged
from leakcase.pii.lexer.emit import is_alnum, is_digit
from leakcase.pii.lexer.words import bit, three_byte

if TYPE_CHECKING:
    from numpy.typing import NDArray

BEFORE_VALUE = 72
"""Bytes read before a value: as far as context words count, and a little more."""
BEFORE_LABELLED = 48
"""Bytes read before a connector: the longest label."""
AFTER = 30
"""Bytes read after the beginning of a value, for the words that follow it."""

_ONE = np.uint64(1)


@compiled
def mark(b: NDArray[np.uint8], n: int, marks: NDArray[np.bool_]) -> None:
    """Mark each byte of ``b[:n]`` that may begin a value or a connector.

    Written so that the compiler works on many bytes at once: comparisons only, no branches.
    """
    marks[0] = True
    for k in range(n - 1):
        before = np.uint64(k)
        at = before + _ONE
        a, c, d, e = b[before], b[at], b[at + _ONE], b[at + np.uint64(2)]
        marks[at] = (
            ((c >= 48) & (c <= 57) & ((a < 48) | (a > 57)))  # the first digit
            | (c == 58)  # :
            | ((c >= 61) & (c <= 62))  # = >
            | ((c >= 36) & (c <= 38))  # $ % &
            | (c == 64)  # @
            | (c == 92)  # backslash
            | (c == 124)  # |
            | ((c == 0xE6) & (d == 0x98) & (e == 0xAF))  # 是
            | ((c == 0xE4) & (d == 0xB8) & (e == 0xBA))  # 为
            | ((c == 0xE7) & (d == 0x82) & (e == 0xBA))  # 為
            | ((c == 0xE2) & (d == 0x80) & ((e == 0x98) | (e == 0x9C)))  # ‘ “
            | ((c == 0xE3) & (d == 0x80) & ((e == 0x8C) | (e == 0x8E) | ((e & 0xFE) == 0x90)))
            # 「 『 【 】, and below : = digits letters @ in full width
            | ((c == 0xEF) & (d == 0xBC) & (((e >= 0x90) & (e <= 0x9A)) | (e == 0x9D)))
            | ((c == 0xEF) & (d == 0xBC) & (e >= 0xA0))
            | ((c == 0xEF) & (d == 0xBD) & (e >= 0x81) & (e <= 0x9A))
        )


@merged
def next_mark(marks: NDArray[np.bool_], words: NDArray[np.uint64], place: np.uint64) -> np.uint64:
    """The first mark at or after ``place``; ``words`` is the same memory, eight marks each."""
    while place & np.uint64(7):
        if marks[place]:
            return place
        place += _ONE
    word = place >> np.uint64(3)
    while words[word] == 0:
        word += _ONE
    place = word << np.uint64(3)
    while not marks[place]:
        place += _ONE
    return place


@merged
def next_stretch(
    b: NDArray[np.uint8],
    n: int,
    i: int,
    marks: NDArray[np.bool_],
    words: NDArray[np.uint64],
    endings: NDArray[np.uint32],
) -> tuple[int, int]:
    """Where to go on reading at or after ``i``, and up to where at the least."""
    place = np.uint64(i)
    while True:
        place = next_mark(marks, words, place)
        p = np.int64(place)
        if p >= n:
            return n, n
        c = b[place]
        before = BEFORE_LABELLED
        if 48 <= c <= 57:
            skip = plain_number(b, p)
            if skip:
                place += np.uint64(skip)
                continue
            before = BEFORE_VALUE
        elif 0xE4 <= c <= 0xE7:
            if p > 3 and 0xE4 <= b[p - 3] <= 0xE9 and not bit(endings, three_byte(b, p - 3)):
                place += _ONE
                continue
        elif c not in (58, 61, 62, 124, 0xE2, 0xE3):
            before = BEFORE_VALUE
        start = p - before
        if start <= i:
            return i, p + AFTER
        # neither within a character nor within a word
        while start < p and (
            (b[start] & 0xC0) == 0x80 or (is_alnum(b[start]) and is_alnum(b[start - 1]))
        ):
            start += 1
        return start, p + AFTER


@merged
def plain_number(b: NDArray[np.uint8], p: int) -> int:
    """Length of a date, a time or a short number at ``p`` that is no identifier; 0 for others."""
    k = p
    while is_digit(b[k]):
        k += 1
    size = k - p
    after = b[k]
    if is_alnum(after) or (p > 0 and is_alnum(b[p - 1])):
        return 0
    if size == 4 and after == 45 and b[k + 3] == 45 and is_digit(b[k + 4]):
        if b[k + 6] != 45 and not is_alnum(b[k + 6]):
            return 10  # 2024-01-01
        return 0
    if size == 2 and after == 58 and is_digit(b[k + 1]) and is_digit(b[k + 2]):
        if b[k + 3] == 58 and is_digit(b[k + 4]) and is_digit(b[k + 5]):
            return 0 if b[k + 6] == 58 or is_alnum(b[k + 6]) else 8  # 12:00:00
        return 0 if b[k + 3] == 58 or is_alnum(b[k + 3]) else 5
    if size <= 2 and not (after in (45, 46, 58) and is_alnum(b[k + 1])):
        return size
    if size <= 4 and (after == 32 or after == 44 or after == 10) and not is_digit(b[k + 1]):
        return size
    return 0
