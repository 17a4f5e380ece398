"""The grammar of tags, attributes and entities, byte by byte, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import inlined
from leakcase.sources.html.markup import HASH_FACTOR, HASH_MASK, SLOTS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SPACES = (32, 10, 9, 13, 12)
_SIGNS = (ord("@"), ord("%"))
_TELLING = tuple(
    int.from_bytes(word, "big")
    for word in b"data hidd none valu cont alt= titl plac aria cols".split()
)
"""How attributes begin that may say something (``data-…``, ``title``) or hide (``hidden``)."""
_CLASS = int.from_bytes(b"clas", "big")


@inlined
def is_space(c: int) -> bool:
    return c in _SPACES


@inlined
def is_letter(c: int) -> bool:
    return 97 <= (c | 32) <= 122


@inlined
def is_digit(c: int) -> bool:
    return 48 <= c <= 57


@inlined
def lower(c: int) -> int:
    return c | 32 if 65 <= c <= 90 else c


@inlined
def element_of(names: NDArray[np.int64], value: int) -> int:
    slot = value % SLOTS
    while names[slot, 0] != 0:
        if names[slot, 0] == value:
            return int(names[slot, 1])
        slot = (slot + 1) % SLOTS
    return 0


@inlined
def name_end(b: NDArray[np.uint8], n: int, i: int) -> int:
    """One past the name that begins at ``i``."""
    while i < n and not is_space(b[i]) and b[i] != 47 and b[i] != 62:
        i += 1
    return i


@inlined
def hash_of(b: NDArray[np.uint8], i: int, end: int) -> int:
    value = 0
    while i < end:
        value = (value * HASH_FACTOR + lower(b[i])) & HASH_MASK
        i += 1
    return value


@inlined
def tag_end(b: NDArray[np.uint8], n: int, i: int) -> int:
    """The ``>`` that closes a tag whose attributes begin at ``i``, or the end of the page."""
    while i < n and b[i] != 62:
        if b[i] != 61:
            i += 1
            continue
        i += 1
        while i < n and is_space(b[i]):
            i += 1
        if i < n and (b[i] == 34 or b[i] == 39):
            quote = b[i]
            i += 1
            while i < n and b[i] != quote:
                i += 1
            i += 1
        else:
            while i < n and not is_space(b[i]) and b[i] != 62:
                i += 1
    return min(i, n)


@inlined
def word_at(b: NDArray[np.uint8], i: int) -> int:
    """Four bytes, letters in lower case, as one number."""
    return (lower(b[i]) << 24) | (lower(b[i + 1]) << 16) | (lower(b[i + 2]) << 8) | lower(b[i + 3])


@inlined
def is_telling_word(word: int, classes: int) -> bool:
    """Whether an attribute's name begins so, or a value, that may say something or hide."""
    return word in _TELLING or (classes != 0 and word == _CLASS)


@inlined
def is_worth(b: NDArray[np.uint8], i: int, end: int, classes: int) -> bool:
    """Whether attributes need a closer look: most say something of the page and of nobody."""
    digits = 0
    while i < end:
        c = b[i]
        if c >= 128 or c in _SIGNS:
            return True
        if is_digit(c):
            digits += 1
            if digits == 5:
                return True
        else:
            digits = 0
        if is_letter(c) and i + 3 < end and is_telling_word(word_at(b, i), classes):
            return True
        i += 1
    return False


@inlined
def entity_end(b: NDArray[np.uint8], end: int, i: int) -> int:
    """One past the entity that begins at ``i``; ``i`` where none does."""
    j = i + 1
    if j < end and b[j] == 35:
        j += 1
        is_hex = j < end and (b[j] | 32) == 120
        if is_hex:
            j += 1
        first = j
        while (
            j < end and j - first < 8 and (is_digit(b[j]) or (is_hex and 97 <= (b[j] | 32) <= 102))
        ):
            j += 1
        if j == first:
            return i
    else:
        first = j
        while j < end and j - first < 32 and (is_letter(b[j]) or (j > first and is_digit(b[j]))):
            j += 1
        if j - first < 2:
            return i
    return j + 1 if j < end and b[j] == 59 else j


@inlined
def content_end(b: NDArray[np.uint8], n: int, i: int, name: int, name_stop: int) -> int:
    """Where the content of a raw element ends: at its end tag, or with the page."""
    length = name_stop - name
    while i < n:
        if b[i] == 60 and i + 2 + length <= n and b[i + 1] == 47:
            same = 0
            while same < length and lower(b[i + 2 + same]) == lower(b[name + same]):
                same += 1
            after = i + 2 + length
            if same == length and (
                after == n or is_space(b[after]) or b[after] == 47 or b[after] == 62
            ):
                return i
        i += 1
    return n
