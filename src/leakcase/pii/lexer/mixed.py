"""Words of letters and digits: codes, numbers glued to letters, web tokens, base64."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import merged
from leakcase.pii.lexer.emit import bracketed, emit, is_alnum, is_digit, is_letter
from leakcase.pii.lexer.escaped import base64_text_end

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@merged
def mixed_word(
    b: NDArray[np.uint8],
    n: int,
    start: int,
    end: int,
    digits: int,
    uppers: int,
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
    escapes: NDArray[np.int64],
    ne: int,
    near: int,
) -> tuple[int, int, int]:
    """Emit what a word of letters and digits could be; returns the counts and where to go on."""
    length = end - start
    if length >= 10 and b[start] == 101 and b[start + 1] == 121 and b[start + 2] == 74:  # eyJ
        k, dots = end, 0
        while k < n and (is_alnum(b[k]) or b[k] in (46, 95, 45)):
            dots += b[k] == 46
            k += 1
        if dots == 2 and k - start >= 40:
            return emit(tokens, text, nt, b, start, k, 128, 0, n), ne, k
    lowers = length - digits - uppers
    if (length >= 12 and uppers and lowers) or (uppers and b[end] in (43, 47)):
        k = base64_text_end(b, n, start)
        if k > start:
            escapes[ne, 0], escapes[ne, 1], escapes[ne, 2] = start, k, 5
            return nt, ne + 1, k
    if length > 40:
        return nt, ne, end
    # a head of letters and a tail of digits, or the reverse: the number may be meant alone
    k = start
    while k < end and is_letter(b[k]):
        k += 1
    if end - k == digits and digits >= 5:
        if digits >= 11 or near == k:
            nt = emit(tokens, text, nt, b, k, end, 1, 64, n)
    elif digits >= 11:
        k = start
        while is_digit(b[k]):
            k += 1
        if k - start in (11, 18):
            nt = emit(tokens, text, nt, b, start, k, 1, 128, n)
        elif k - start == 17 and (b[k] | 32) == 120:
            nt = emit(tokens, text, nt, b, start, k + 1, 1, 128, n)
    if digits >= 4 and length >= 6:
        close = bracketed(b, n, end)
        if close > end and length <= 8:
            nt = emit(tokens, text, nt, b, start, close, 2, 512, n)
        elif could_be_code(b, start, length, digits, near + 48 > start):
            nt = emit(tokens, text, nt, b, start, end, 2, 0, n)
    elif length in (16, 20, 24, 36) and b[start] in (65, 76):
        nt = emit(tokens, text, nt, b, start, end, 2, 0, n)
    return nt, ne, end


@merged
def could_be_code(
    b: NDArray[np.uint8], start: int, length: int, digits: int, labelled: bool
) -> bool:
    """Whether a word of letters and digits has the make-up of any identifier we know.

    Most such words are hashes and parts of names; they are dropped before they cost anything.
    """
    if length in (8, 9, 10, 11):
        return digits >= length - 2 or (labelled and digits >= 5)
    if length in (14, 15):  # waybills, residence cards
        return digits >= length - 4
    if length == 17:  # a vehicle: its serial number ends in four digits
        return digits >= 4 and is_digit(b[start + 13]) and is_digit(b[start + 16])
    if length == 18:  # a credit code: a region stands third; a resident ID: all but the last
        return digits >= 8 and is_digit(b[start + 2]) and is_digit(b[start + 7])
    if length in (16, 20, 24):
        return digits >= length - 1 or b[start] in (65, 76)
    return labelled and length in (6, 7) and digits >= 5
