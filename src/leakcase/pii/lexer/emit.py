"""Byte tests and the writing of one token, shared by the lexer's compiled functions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import inlined, merged

if TYPE_CHECKING:
    from numpy.typing import NDArray

# bits of tokens.Kind, as plain integers for the compiled code
DIGITS, CODE, EMAIL, DOTTED, HEXED, PLATE, DATE, LONG, PAIR = (1 << k for k in range(9))

# bits of tokens.Form
GROUPED, FULL_WIDTH, PLUS, COUNTRY_CODE, LEFT_JOINED, RIGHT_JOINED = (1 << k for k in range(6))
LEFT_ALPHA, RIGHT_ALPHA, WRAPPED, BRACKETED, WINDOW, LOWER = (1 << k for k in range(6, 12))


@inlined
def is_digit(c: int) -> bool:
    return 48 <= c <= 57


@inlined
def is_letter(c: int) -> bool:
    return 97 <= (c | 32) <= 122


@inlined
def is_alnum(c: int) -> bool:
    return 48 <= c <= 57 or 97 <= (c | 32) <= 122


@inlined
def is_hex(c: int) -> bool:
    return 48 <= c <= 57 or 97 <= (c | 32) <= 102


@merged
def emit(
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
    b: NDArray[np.uint8],
    start: int,
    end: int,
    kind: int,
    form: int,
    n: int,
) -> int:
    """Write ``b[start:end]`` as token ``nt`` and return ``nt + 1``.

    Codes and plates keep letters and digits only, upper-cased; e-mail addresses are lower-cased;
    other kinds stay as written.
    """
    # one type for every caller's integers: compiled once, not for each mixture
    return written(
        tokens,
        text,
        np.int64(nt),
        b,
        np.int64(start),
        np.int64(end),
        np.int64(kind),
        np.int64(form),
        np.int64(n),
    )


@inlined
def written(
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
    b: NDArray[np.uint8],
    start: int,
    end: int,
    kind: int,
    form: int,
    n: int,
) -> int:
    """Write one token, see ``emit``."""
    form |= touching(b, n, start, end)
    width = text.shape[1]
    length = 0
    for k in range(start, end):
        c = b[k]
        if kind == CODE or kind == DIGITS:
            if not is_alnum(c):
                continue
            if 97 <= c <= 122:
                c -= 32
                form |= LOWER
        elif kind == PLATE:
            if k > start + 2 and not is_alnum(c):
                continue
            if 97 <= c <= 122:
                c -= 32
        elif kind == EMAIL and 65 <= c <= 90:
            c += 32
        if length < width:
            text[nt, length] = c
        length += 1
    for k in range(length, width):
        text[nt, k] = 0
    tokens[nt, 0] = start
    tokens[nt, 1] = end
    tokens[nt, 2] = kind
    tokens[nt, 3] = form
    tokens[nt, 4] = length
    tokens[nt, 5] = 0
    return nt + 1


@inlined
def touching(b: NDArray[np.uint8], n: int, start: int, end: int) -> int:
    """Form bits for what touches ``b[start:end]`` on either side."""
    form = 0
    if start > 0:
        c = b[start - 1]
        if is_letter(c):
            form |= LEFT_ALPHA
        elif c == 43:
            form |= PLUS
        elif start > 1 and (c in (45, 46)) and is_alnum(b[start - 2]):
            form |= LEFT_JOINED
    if end < n:
        c = b[end]
        if is_letter(c):
            form |= RIGHT_ALPHA
        elif end + 1 < n and (c in (45, 46)) and is_digit(b[end + 1]):
            form |= RIGHT_JOINED
    return form


@inlined
def bracketed(b: NDArray[np.uint8], n: int, i: int) -> int:
    """End of ``(D)`` or ``（D）`` at ``i``, D a digit or A, or ``i``."""
    if i + 2 < n and b[i] == 40 and b[i + 2] == 41 and (is_digit(b[i + 1]) or b[i + 1] == 65):
        return i + 3
    if (
        i + 6 < n
        and b[i] == 0xEF
        and b[i + 1] == 0xBC
        and b[i + 2] == 0x88
        and (is_digit(b[i + 3]) or b[i + 3] == 65)
        and b[i + 4] == 0xEF
        and b[i + 5] == 0xBC
        and b[i + 6] == 0x89
    ):
        return i + 7
    return i
