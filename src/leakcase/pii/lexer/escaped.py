"""Escapes and encodings: where one ends that begins here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import inlined, merged
from leakcase.pii.lexer.emit import is_alnum, is_hex, is_letter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# kinds of escapes
UNICODE, URL, ENTITY, FULL_WIDTH, BASE64 = range(1, 6)


@merged
def escape_end(b: NDArray[np.uint8], n: int, i: int) -> int:
    r"""End of the escape at ``i`` (``\uXXXX``, ``\xXX``, ``%XX``, ``&#N;``), or ``i``."""
    c = b[i]
    if c == 37:  # %
        if i + 2 < n and is_hex(b[i + 1]) and is_hex(b[i + 2]):
            return i + 3
        if i + 5 < n and b[i + 1] == 117:  # %uXXXX
            for k in range(i + 2, i + 6):
                if not is_hex(b[k]):
                    return i
            return i + 6
    elif c == 92:  # backslash
        digits = 0
        if i + 5 < n and b[i + 1] == 117:
            digits = 4
        elif i + 3 < n and b[i + 1] == 120:
            digits = 2
        if digits == 0:
            return i
        for k in range(i + 2, i + 2 + digits):
            if not is_hex(b[k]):
                return i
        return i + 2 + digits
    elif c == 38 and i + 3 < n and b[i + 1] == 35:  # &#
        k = i + 2
        while k < n and k < i + 10 and (is_hex(b[k]) or b[k] in (120, 88)):
            k += 1
        if k > i + 2 and k < n and b[k] == 59:
            return k + 1
    elif c == 38 and i > 0 and is_alnum(b[i - 1]):  # &nbsp; within a number
        k = i + 1
        while k < n and k < i + 10 and is_letter(b[k]):
            k += 1
        if k > i + 2 and k + 1 < n and b[k] == 59 and is_alnum(b[k + 1]):
            return k + 1
    return i


@inlined
def base64_value(c: int) -> int:
    """The six bits of a base64 character (either alphabet), -1 for any other byte."""
    if 65 <= c <= 90:
        return c - 65
    if 97 <= c <= 122:
        return c - 71
    if 48 <= c <= 57:
        return c + 4
    if c in (43, 45):
        return 62
    if c in (47, 95):
        return 63
    return -1


@inlined
def base64_text_end(b: NDArray[np.uint8], n: int, i: int) -> int:
    """End of a run of base64 that decodes to text, or ``i``: the first 24 characters decide."""
    j = i
    bits, count, waiting = 0, 0, 0
    while j < n and j < i + 24:
        value = base64_value(b[j])
        if value < 0:
            break
        bits = ((bits << 6) | value) & 0xFFFFFF
        count += 6
        j += 1
        if count >= 8:
            count -= 8
            byte = (bits >> count) & 0xFF
            if waiting:
                if byte & 0xC0 != 0x80:
                    return i
                waiting -= 1
            elif byte & 0xF0 == 0xE0:
                waiting = 2
            elif byte & 0xE0 == 0xC0:
                waiting = 1
            elif not (32 <= byte < 127 or byte in (9, 10, 13)):
                return i
    if j - i < 16:
        return i
    while j < n and base64_value(b[j]) >= 0:
        j += 1
    return j
