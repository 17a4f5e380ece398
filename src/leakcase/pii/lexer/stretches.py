"""Skips prose: only text near an identifier-like number, an ``@``, an escape or a connector can
hold a finding.

A label counts when a connector follows it, a context word when a value stands near; so between
two such triggers everything but a little text before the second is passed over. Dates, times of
day and numbers of one or two digits trigger nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import inlined
from leakcase.pii.lexer.emit import is_alnum, is_digit

if TYPE_CHECKING:
    from numpy.typing import NDArray

VALUE, CONNECTOR, DIGIT, COLON, WIDE = 1, 2, 3, 4, 5
"""What a byte may begin or end: an escape or an address; a connector; a number; a colon, which may
stand in a time of day; a character of several bytes that has to be looked at."""

TRIGGERS = (
    (b"@\\%&$", VALUE),
    (b"=>|", CONNECTOR),
    (b"0123456789", DIGIT),
    (b":", COLON),
    (bytes([0xE2, 0xE3, 0xEF, 0xAF, 0xBA]), WIDE),
)

BEFORE_VALUE = 72
"""Bytes read before a value: as far as context words count, and a little more."""
BEFORE_CONNECTOR = 48
"""Bytes read before a connector: the longest label."""
AFTER = 30

_ONE = np.uint64(1)


@inlined
def next_stretch(
    b: NDArray[np.uint8], n: int, i: int, triggers: NDArray[np.uint8]
) -> tuple[int, int]:
    """Where to go on reading at or after ``i``, and up to where at the least."""
    place = np.uint64(i)  # unsigned: no check for places counted from the end
    while True:
        while triggers[b[place]] == 0:
            place += _ONE
        p = np.int64(place)
        if p >= n:
            return n, n
        kind = triggers[b[p]]
        skip = 1
        if kind == DIGIT:
            skip = plain_number(b, n, p)
            kind = VALUE
        elif kind == COLON:
            skip = 0
            kind = CONNECTOR
        elif kind == WIDE:
            kind = wide_kind(b, p)
            skip = 1 if kind == 0 else 0
        else:
            skip = 0
        if skip:
            place += np.uint64(skip)
            continue
        start = p - (BEFORE_VALUE if kind == VALUE else BEFORE_CONNECTOR)
        if start <= i:
            return i, p + AFTER
        # neither within a character nor within a word
        while start < p and (
            (b[start] & 0xC0) == 0x80 or (is_alnum(b[start]) and is_alnum(b[start - 1]))
        ):
            start += 1
        return start, p + AFTER


@inlined
def plain_number(b: NDArray[np.uint8], n: int, p: int) -> int:
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


@inlined
def wide_kind(b: NDArray[np.uint8], p: int) -> int:
    """What a character of three bytes begins, 0 for nothing.

    ``p`` is its first byte, or its last where that is what one looks for: 是, 为, 為.
    """
    c, d, e = b[p], b[p + 1], b[p + 2]
    if c == 0xAF:
        return CONNECTOR if p > 1 and b[p - 1] == 0x98 and b[p - 2] == 0xE6 else 0  # 是
    if c == 0xBA:
        if p < 2:
            return 0
        first, second = b[p - 2], b[p - 1]
        if (first == 0xE4 and second == 0xB8) or (first == 0xE7 and second == 0x82):
            return CONNECTOR  # 为 為
        return 0
    if c == 0xEF:
        if d == 0xBC:
            if 0x90 <= e <= 0x99 or e >= 0xA0:
                return VALUE  # full-width digits, @ and letters
            return CONNECTOR if e in (0x9A, 0x9D) else 0
        return VALUE if d == 0xBD and 0x81 <= e <= 0x9A else 0
    if c == 0xE3:
        return CONNECTOR if d == 0x80 and e in (0x8C, 0x8E, 0x90) else 0  # 「 『 【
    return CONNECTOR if c == 0xE2 and d == 0x80 and e in (0x98, 0x9C) else 0  # ‘ “
