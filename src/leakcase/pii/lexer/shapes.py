"""Addresses and codes with a shape of their own: e-mail, hardware, IPv6, plates, crypt(3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import inlined, merged
from leakcase.pii.lexer.emit import is_alnum, is_digit, is_hex, is_letter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@merged
def email_span(b: NDArray[np.uint8], n: int, at: int) -> tuple[int, int]:
    """The address around the ``@`` at ``at``: start and end, equal where there is none."""
    start = at
    while start > 0 and at - start < 64:
        c = b[start - 1]
        if not (is_alnum(c) or c in (46, 95, 45, 43)):
            break
        start -= 1
    while start < at and b[start] in (46, 45, 43):
        start += 1
    end = at + 1
    dot = 0
    while end < n and end - at < 255:
        c = b[end]
        if c == 46:
            if end + 1 >= n or not is_alnum(b[end + 1]):
                break
            dot = end
        elif not (is_alnum(c) or (c == 45 and end + 1 < n and is_alnum(b[end + 1]))):
            break
        end += 1
    if start == at or dot == 0:
        return at, at
    # the last label is letters: cut what digits or words were glued on
    k = dot + 1
    while k < end and is_letter(b[k]):
        k += 1
    if k - dot < 3:
        return at, at
    return start, k


@inlined
def hexed_end(b: NDArray[np.uint8], n: int, i: int) -> int:
    """End of a MAC or IPv6 address that begins at ``i``, or ``i``."""
    if i > 1 and (b[i - 1] == 58 or b[i - 1] == 45) and is_hex(b[i - 2]):
        return i
    j = i
    colons, groups, doubled, width, twos = 0, 0, 0, 0, 0
    separator = 0
    while j < n and j - i < 46:
        c = b[j]
        if is_hex(c):
            width += 1
            if width > 4:
                return i
        elif c == 58 or (c == 45 and separator != 58):
            if separator == 0:
                separator = c
            if c != separator:
                break
            if width == 0:
                doubled += 1
                if doubled > 1 or c == 45:
                    return i
            else:
                groups += 1
                twos += width == 2
            colons += 1
            width = 0
        else:
            break
        j += 1
    if width:
        groups += 1
        twos += width == 2
    elif j > i + 1 and b[j - 1] == 58 and b[j - 2] != 58:
        j -= 1
        colons -= 1
    if j < n and (is_alnum(b[j]) or b[j] == 58):
        return i
    if groups == 6 and twos == 6 and colons == 5:
        return j
    if separator == 58 and ((doubled == 1 and groups >= 2) or (groups == 8 and colons == 7)):
        return j
    return i


@merged
def hexed_starts(b: NDArray[np.uint8], start: int, end: int) -> bool:
    """Whether ``b[start:end]``, at most four bytes, is hex with more hex behind one separator."""
    for k in range(start, end):
        if not is_hex(b[k]):
            return False
    if end - start == 2 and b[start + 5] == 58 and not (is_hex(b[start + 8]) or b[start + 8] == 58):
        return False  # a time of day
    return is_hex(b[end + 1]) or b[end + 1] == 58


@inlined
def plate_end(b: NDArray[np.uint8], n: int, i: int) -> int:
    """End of a plate whose province stands at ``i``, or ``i``."""
    j = i + 3
    if j >= n or not is_letter(b[j]):
        return i
    j += 1
    if j + 1 < n and b[j] == 0xC2 and b[j + 1] == 0xB7:  # ·
        j += 2
    elif j + 2 < n and b[j] == 0xE2 and b[j + 1] == 0x80 and b[j + 2] in (0xA2, 0xA7):  # • ‧
        j += 3
    elif j < n and b[j] in (32, 45, 46):
        j += 1
    k, digits = j, 0
    while k < n and is_alnum(b[k]) and k - j < 7:
        digits += is_digit(b[k])
        k += 1
    if digits < 1 or k - j > 6 or k - j < 4:
        return i
    return k


@inlined
def crypt_end(b: NDArray[np.uint8], n: int, i: int) -> int:
    """End of a crypt(3) hash such as ``$2b$10$...`` or ``$argon2id$...``, or ``i``."""
    k = i + 1
    while k < n and k < i + 12 and is_alnum(b[k]):
        k += 1
    if k == i + 1 or k >= n or b[k] != 36 or b[i + 1] not in (49, 50, 53, 54, 97, 112, 115, 121):
        return i
    dollars = 2
    k += 1
    while k < n and k < i + 200 and (is_alnum(b[k]) or b[k] in (36, 46, 47, 61, 44, 43)):
        dollars += b[k] == 36
        k += 1
    return k if dollars >= 3 and k - i >= 28 else i
