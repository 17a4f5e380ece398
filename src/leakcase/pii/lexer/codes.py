"""Runs of groups of capitals and digits: codes written with separators.

``LSV 3TFTY7 PB407422``, ``E 12345678``, and hardware addresses in dotted notation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import inlined
from leakcase.pii.lexer.emit import CODE, GROUPED, HEXED, WRAPPED, emit, is_alnum, is_digit, is_hex
from leakcase.pii.lexer.numbers import WRAP, joiner_at

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@inlined
def is_capital(c: int) -> bool:
    return 65 <= c <= 90 or is_digit(c)


@inlined
def group_end(b: NDArray[np.uint8], n: int, i: int) -> int:
    """End of the group of capitals and digits at ``i``, or ``i`` where small letters touch it."""
    k = i
    while k < n and is_capital(b[k]):
        k += 1
    return i if k < n and is_alnum(b[k]) else k


@inlined
def code_joiner(b: NDArray[np.uint8], n: int, i: int) -> tuple[int, int]:
    """Like ``joiner_at``, for a capital or a digit behind it."""
    kind, length = joiner_at(b, n, i)
    if kind:
        return kind, length
    # joiner_at wants a digit next: look at the byte behind each joiner for a capital instead
    for size in range(1, 4):
        if i + size < n and 65 <= b[i + size] <= 90:
            c = b[i]
            if size == 1 and c in (32, 45, 46):
                return (1 if c == 32 else (2 if c == 45 else 3)), 1
            if c == 10 or (size > 1 and c == 13 and b[i + 1] == 10):
                return WRAP, size
            if size == 2 and c == 0xC2:
                return 1, 2
            if size == 3 and c in (0xE2, 0xE3, 0xEF):
                return 1, 3
            return 0, 0
    return 0, 0


@inlined
def code_run(
    b: NDArray[np.uint8],
    n: int,
    start: int,
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
) -> int:
    """Emit the codes of 9, 15, 17 and 18 characters that begin with the group at ``start``."""
    end = group_end(b, n, start)
    if end == start:
        return nt
    total = end - start
    digits, letters = 0, 0
    for k in range(start, end):
        if is_digit(b[k]):
            digits += 1
        else:
            letters += 1
    joiner = 0
    for part in range(6):
        kind, length = code_joiner(b, n, end)
        if kind == 0 or kind == 4 or kind == 6 or (part and kind != joiner):
            break
        if part and kind == WRAP:
            break
        joiner = kind
        begin = end + length
        end = group_end(b, n, begin)
        if end == begin:
            break
        total += end - begin
        for k in range(begin, end):
            if is_digit(b[k]):
                digits += 1
            else:
                letters += 1
        if total > 18:
            break
        free = end >= n or not (b[end] == 45 and is_alnum(b[end + 1]))
        if letters and digits >= 5 and free and total in (9, 15, 17, 18):
            mark = nt
            nt = emit(tokens, text, nt, b, start, end, CODE, GROUPED, n)
            if kind == WRAP:
                tokens[mark, 3] |= WRAPPED
    return nt


@inlined
def dotted_hardware(
    b: NDArray[np.uint8],
    n: int,
    start: int,
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
) -> int:
    """Emit ``001a.2b3c.4d5e`` at ``start`` as a hardware address with colons dropped."""
    if start + 14 > n or b[start + 4] != 46 or b[start + 9] != 46:
        return nt
    for k in range(14):
        if k not in (4, 9) and not is_hex(b[start + k]):
            return nt
    after = b[start + 14]
    if is_alnum(after) or (after == 46 and is_alnum(b[start + 15])):
        return nt
    return emit(tokens, text, nt, b, start, start + 14, HEXED, GROUPED, n)
