"""Words of the vocabulary: the walk over Hanzi and letters, and the labels they end in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import merged
from leakcase.pii.lexer.connector import connector
from leakcase.pii.lexer.emit import is_alnum, is_digit, is_letter

if TYPE_CHECKING:
    from numpy.typing import NDArray


HASH_SEED = 0xCBF29CE484222325
HASH_PRIME = 0x100000001B3
"""FNV-1a, 64 bits."""

HASH_MIX = 0x9E3779B97F4A7C15
"""Spreads hashes over the table: FNV alone leaves short words side by side."""

_MIX = np.uint64(HASH_MIX)
_SEED = np.uint64(HASH_SEED)
_PRIME = np.uint64(HASH_PRIME)


@merged
def look_up(keys: NDArray[np.uint64], values: NDArray[np.int32], state: np.uint64) -> int:
    """Index of the word with this hash, -2 for the beginning of a phrase, -1 for none."""
    mask = np.uint64(len(keys) - 1)
    slot = ((state * _MIX) >> np.uint64(40)) & mask
    while True:
        key = keys[slot]
        if key == state:
            return int(values[slot])
        if key == 0:
            return -1
        slot = (slot + np.uint64(1)) & mask


@merged
def han_word(
    b: NDArray[np.uint8],
    n: int,
    i: int,
    keys: NDArray[np.uint64],
    values: NDArray[np.int32],
) -> tuple[int, int]:
    """The longest Han word that begins at ``i``: its index (-1 for none) and its end."""
    state = _SEED
    found, end = -1, i
    while True:
        if i + 2 >= n or (b[i] & 0xF0) != 0xE0:
            break
        code = three_byte(b, i)
        state = (state ^ np.uint64(code + 256)) * _PRIME
        i += 3
        index = look_up(keys, values, state)
        if index == -1:
            break
        if index >= 0:
            found, end = index, i
    return found, end


@merged
def bit(bits: NDArray[np.uint32], place: int) -> int:
    """Bit ``place`` of a table of 65536: 8 KB, so that it stays in the nearest cache."""
    return (bits[np.uint64(place) >> np.uint64(5)] >> (place & 31)) & 1


@merged
def part_hash(b: NDArray[np.uint8], start: int, end: int) -> int:
    """16 bits from the first three letters and the length of a part of a word."""
    second = b[start + 1] & 31 if end - start > 1 else 0
    third = b[start + 2] & 31 if end - start > 2 else 0
    three = ((b[start] & 31) << 10) | (second << 5) | third
    return (three * 37 + (end - start) * 1021) & 0xFFFF


@merged
def three_byte(b: NDArray[np.uint8], i: int) -> int:
    """The code point of the three-byte character at ``i``; anything for other bytes."""
    place = np.uint64(i)  # unsigned: no check for places counted from the end
    return (
        ((b[place] & 0x0F) << 12)
        | ((b[place + np.uint64(1)] & 0x3F) << 6)
        | (b[place + np.uint64(2)] & 0x3F)
    )


@merged
def han_stretch(b: NDArray[np.uint8], i: int, bigrams: NDArray[np.uint32]) -> int:
    """The first character at or after ``i`` that is more than prose.

    It may begin a word, is full-width, or ends the stretch of characters of three bytes.
    """
    code = three_byte(b, i)
    while True:
        lead = b[np.uint64(i + 3)]
        if (lead & 0xF0) != 0xE0 or (lead == 0xEF and b[np.uint64(i + 4)] != 0xBB):
            break
        following = three_byte(b, i + 3)
        if bit(bigrams, (code * 31 + following) & 0xFFFF):
            break
        code = following
        i += 3
    return i


@merged
def word_end(b: NDArray[np.uint8], i: int, parts: NDArray[np.uint64]) -> tuple[int, int]:
    """End of the word at ``i``; its digits in the low 20 bits, its capitals above them."""
    counts = np.uint64(0)
    place = np.uint64(i)
    while True:
        part = parts[b[place]]
        if part == 0:  # the padding ends every word
            return np.int64(place), np.int64(counts >> np.uint64(20))
        counts += part
        place += np.uint64(1)


@merged
def fits_word(b: NDArray[np.uint8], explicit: int, how: int, start: int, end: int) -> bool:
    """Whether a word stands as it must: anywhere (0), before a connector (1), as a key (2).

    Keys of up to four letters (``xm``, ``gh``) mean nothing in prose: they count where a quote,
    a bracket or a parameter's sign opens them or an equals sign or a quote closes them.
    """
    if explicit == 0 or how < 2:
        return explicit == 0
    if explicit == 1:
        return True
    before = b[start - 1] if start > 0 else 10
    return b[end] in (34, 39, 61, 96) or (
        before in (34, 39, 63, 38, 96, 123, 91, 44, 40, 60, 10) and b[end] != 96
    )


@merged
def numbered_end(b: NDArray[np.uint8], i: int) -> int:
    """End of the one or two digits that number a label (``phone1``, ``CVV2``), or ``i``."""
    k = i
    while is_digit(b[k]) and k - i < 3:
        k += 1
    return i if k - i > 2 or is_alnum(b[k]) else k


@merged
def latin_labels(
    b: NDArray[np.uint8],
    n: int,
    start: int,
    end: int,
    keys: NDArray[np.uint64],
    values: NDArray[np.int32],
    explicit: NDArray[np.uint8],
    labels: NDArray[np.int64],
    nl: int,
    chain: NDArray[np.uint64],
    part_end: int,
) -> tuple[int, int]:
    """Report the label that ends a word of letters (and digits), if one does.

    ``chain`` holds hash and start of the phrases that end in the part before, the longest last;
    ``part_end`` is where that part ended, or -9 where nothing can be continued.
    """
    i = start
    while i < end:
        if not is_letter(b[i]):
            i += 1
            part_end = -9
            continue
        gap = i - part_end
        if gap == 0 or (gap == 1 and (b[i - 1] == 32 or b[i - 1] == 95 or b[i - 1] == 45)):
            for k in (2, 1):
                chain[k, 0] = chain[k - 1, 0]
                chain[k, 1] = chain[k - 1, 1]
        else:
            chain[1, 0] = 0
            chain[2, 0] = 0
        one, two, three = _SEED, chain[1, 0], chain[2, 0]
        more = two != 0 or three != 0
        chain[0, 1] = i
        lower_before = False
        while i < end and is_letter(b[i]) and not (lower_before and b[i] < 97):
            letter = np.uint64(b[i] | 32)
            one = (one ^ letter) * _PRIME
            if more:
                two = (two ^ letter) * _PRIME if two != 0 else two
                three = (three ^ letter) * _PRIME if three != 0 else three
            lower_before = b[i] >= 97
            # an acronym ends before the capital of the next word: IDCard
            if (
                b[i] < 97
                and i + 2 < end
                and b[i + 1] < 97
                and b[i + 2] >= 97
                and is_letter(b[i + 2])
                and is_letter(b[i + 1])
            ):
                i += 1
                break
            i += 1
        chain[0, 0], chain[1, 0], chain[2, 0] = one, two, three
        # the next hump of a camel may finish a word: WeChat
        humped = i < end and is_letter(b[i])
        found = -1
        from_ = 0
        for k in (2, 1, 0):
            if chain[k, 0] != 0:
                index = look_up(keys, values, chain[k, 0])
                if index >= 0:
                    found, from_ = index, int(chain[k, 1])
                    break
                if index == -2:
                    found = -2
                elif not humped:
                    chain[k, 0] = 0  # no phrase begins so
        part_end = i if found != -1 or humped else -9
        if found >= 0 and (i >= end or not is_letter(b[i])):
            value, how = connector(b, n, numbered_end(b, i))
            if fits_word(b, int(explicit[found]), how, np.int64(from_), i):
                labels[nl, 0], labels[nl, 1], labels[nl, 2] = found, from_, i
                labels[nl, 3], labels[nl, 4] = value, how
                nl += 1
    return nl, part_end
