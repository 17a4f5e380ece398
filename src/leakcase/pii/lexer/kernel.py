"""The lexer's one pass over the bytes, compiled: words, labels, escapes; numbers are in numbers.py.

Plain loops on purpose: this is the only code that touches every byte of the input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled, inlined
from leakcase.pii.lexer.codes import code_joiner, code_run, dotted_hardware
from leakcase.pii.lexer.connector import connector
from leakcase.pii.lexer.emit import bracketed, emit, is_alnum, is_digit, is_hex, is_letter
from leakcase.pii.lexer.numbers import number_run
from leakcase.pii.lexer.stretches import next_stretch

if TYPE_CHECKING:
    from numpy.typing import NDArray

HASH_SEED = 0xCBF29CE484222325
HASH_PRIME = 0x100000001B3
"""FNV-1a, 64 bits."""

# byte classes
OTHER, DIGIT, LETTER, AT, HAN, BACKSLASH, PERCENT, AMPERSAND, DOLLAR = range(9)

# kinds of escapes
UNICODE, URL, ENTITY, FULL_WIDTH, BASE64 = range(1, 6)

HASH_MIX = 0x9E3779B97F4A7C15
"""Spreads hashes over the table: FNV alone leaves short words side by side."""

_MIX = np.uint64(HASH_MIX)
_SEED = np.uint64(HASH_SEED)
_PRIME = np.uint64(HASH_PRIME)
_SAME_REGION = 48
"""Escapes this near to each other belong to one region."""


@inlined
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


@inlined
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


@inlined
def escape_end(b: NDArray[np.uint8], n: int, i: int) -> int:
    r"""End of the escape that begins at ``i`` (``\uXXXX``, ``\xXX``, ``%XX``, ``&#N;``), or ``i``."""
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


@inlined
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
def bit(bits: NDArray[np.uint32], place: int) -> int:
    """Bit ``place`` of a table of 65536: 8 KB, so that it stays in the nearest cache."""
    return (bits[np.uint64(place) >> np.uint64(5)] >> (place & 31)) & 1


@inlined
def part_hash(b: NDArray[np.uint8], start: int, end: int) -> int:
    """16 bits from the first three letters and the length of a part of a word."""
    second = b[start + 1] & 31 if end - start > 1 else 0
    third = b[start + 2] & 31 if end - start > 2 else 0
    three = ((b[start] & 31) << 10) | (second << 5) | third
    return (three * 37 + (end - start) * 1021) & 0xFFFF


@inlined
def three_byte(b: NDArray[np.uint8], i: int) -> int:
    """The code point of the three-byte character at ``i``; anything for other bytes."""
    place = np.uint64(i)  # unsigned: no check for places counted from the end
    return (
        ((b[place] & 0x0F) << 12)
        | ((b[place + np.uint64(1)] & 0x3F) << 6)
        | (b[place + np.uint64(2)] & 0x3F)
    )


@inlined
def han_stretch(b: NDArray[np.uint8], i: int, bigrams: NDArray[np.uint32]) -> int:
    """The first character at or after ``i`` that may begin a word, is full-width, or ends the
    stretch of characters of three bytes."""
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


@inlined
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


@inlined
def is_wide(code: int) -> bool:
    """Whether a full-width digit or letter, or ``＠``."""
    return 0xFF10 <= code <= 0xFF19 or 0xFF20 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A


@inlined
def joins(c: int) -> bool:
    """Whether the byte could begin a joiner between digit groups."""
    return c in (32, 45, 46, 41, 10, 13, 40, 0xC2, 0xE2, 0xE3, 0xEF)


@inlined
def hexed_starts(b: NDArray[np.uint8], start: int, end: int) -> bool:
    """Whether ``b[start:end]``, at most four bytes, is hex with more hex behind one separator."""
    for k in range(start, end):
        if not is_hex(b[k]):
            return False
    if end - start == 2 and b[start + 5] == 58 and not (is_hex(b[start + 8]) or b[start + 8] == 58):
        return False  # a time of day
    return is_hex(b[end + 1]) or b[end + 1] == 58


@inlined
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


@inlined
def numbered_end(b: NDArray[np.uint8], i: int) -> int:
    """End of the one or two digits that number a label (``phone1``, ``CVV2``), or ``i``."""
    k = i
    while is_digit(b[k]) and k - i < 3:
        k += 1
    return i if k - i > 2 or is_alnum(b[k]) else k


@inlined
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
        chain[0, 0] = _SEED
        chain[0, 1] = i
        lower_before = False
        while i < end and is_letter(b[i]) and not (lower_before and b[i] < 97):
            letter = np.uint64(b[i] | 32)
            for k in range(3):
                if chain[k, 0] != 0:
                    chain[k, 0] = (chain[k, 0] ^ letter) * _PRIME
            lower_before = b[i] >= 97
            # an acronym ends before the capital of the next word: IDCard
            if b[i] < 97 and i + 2 < end and b[i + 1] < 97 and b[i + 2] >= 97 and is_letter(b[i + 2]) and is_letter(b[i + 1]):
                i += 1
                break
            i += 1
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
        # the next hump of a camel may finish a word: WeChat
        humped = i < end and is_letter(b[i])
        part_end = i if found != -1 or humped else -9
        if found >= 0 and (i >= end or not is_letter(b[i])):
            value, how = connector(b, n, numbered_end(b, i))
            if fits_word(b, int(explicit[found]), how, np.int64(from_), i):
                labels[nl, 0], labels[nl, 1], labels[nl, 2] = found, from_, i
                labels[nl, 3], labels[nl, 4] = value, how
                nl += 1
    return nl, part_end


@compiled
def lex(
    b: NDArray[np.uint8],
    n: int,
    classes: NDArray[np.uint8],
    parts: NDArray[np.uint64],
    triggers: NDArray[np.uint8],
    keys: NDArray[np.uint64],
    values: NDArray[np.int32],
    explicit: NDArray[np.uint8],
    provinces: NDArray[np.uint32],
    bigrams: NDArray[np.uint32],
    starts: NDArray[np.uint32],
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    labels: NDArray[np.int64],
    escapes: NDArray[np.int64],
    scratch: NDArray[np.int64],
    chain: NDArray[np.uint64],
) -> tuple[int, int, int]:
    """Cut ``b[:n]`` into tokens, labels and escaped regions.

    Args:
        b: the bytes, with at least 8 zero bytes after ``n``.
        n: how many of them to read.
        classes: byte classes.
        parts: what a byte adds to the count of its word, see ``word_end``.
        triggers: what a byte may begin, see ``next_stretch``.
        keys: of the word table, as are ``values`` and ``explicit``.
        values: see ``keys``.
        explicit: see ``keys``.
        provinces: 65536 bits by code point: the first characters of plates.
        bigrams: 65536 bits by the first two Hanzi: whether a word begins so.
        starts: 65536 bits by first three letters and length: whether a word's first part is so.
        tokens: ``int64[cap, 6]`` to fill: start, end, kind, form, length, groups.
        text: ``uint8[cap, WIDTH]`` to fill.
        labels: ``int64[cap, 5]`` to fill: word, start, end, value start, connector.
        escapes: ``int64[cap, 3]`` to fill: start, end, kind.
        scratch: ``int64[8, 32]``, room for one run of numbers.
        chain: ``uint64[3, 2]``, room for the phrases a label may continue.

    Returns:
        How many of each were filled; the first is -1 where the room was too small.
    """
    nt, nl, ne = 0, 0, 0
    room = min(len(tokens), len(labels), len(escapes)) - 256
    i = 0
    part_end = -9
    near = -1000  # end of the last label
    horizon = 0  # up to here something may matter; beyond it the next trigger is looked for
    while i < n:
        if i >= horizon:
            here = i
            i, horizon = next_stretch(b, n, i, triggers)
            if i != here:
                part_end = -9
        c = classes[b[np.uint64(i)]]
        if c == OTHER:
            i += 1
            while classes[b[np.uint64(i)]] == OTHER and i < horizon:
                i += 1
            continue
        if nt > room or nl > room or ne > room:
            return -1, 0, 0
        if c == HAN:
            if i + 2 >= n:
                break
            i = han_stretch(b, i, bigrams)
            code = three_byte(b, i)
            following = b[i + 3]
            if (following & 0xF0) == 0xE0:
                index, end = han_word(b, n, i, keys, values)
                if index >= 0:
                    value, how = connector(b, n, end)
                    if how == 2 or not explicit[index]:
                        labels[nl, 0], labels[nl, 1], labels[nl, 2] = index, i, end
                        labels[nl, 3], labels[nl, 4] = value, how
                        nl += 1
                        near = end
                    i = end
                    continue
            elif is_letter(following) and bit(provinces, code):
                end = plate_end(b, n, i)
                if end > i:
                    nt = emit(tokens, text, nt, b, i, end, 32, 0, n)
                    i = end
                    continue
            if b[i] == 0xEF and is_wide(code):
                if ne and escapes[ne - 1, 2] == FULL_WIDTH and i - escapes[ne - 1, 1] < 16:
                    escapes[ne - 1, 1] = i + 3
                else:
                    escapes[ne, 0], escapes[ne, 1], escapes[ne, 2] = i, i + 3, FULL_WIDTH
                    ne += 1
            i += 3
            continue
        if c == LETTER or c == DIGIT:
            start = i
            i, counts = word_end(b, i, parts)
            digits, uppers = counts & 0xFFFFF, counts >> 20
            length = i - start
            letters = length - digits
            if (letters >= 2 or (letters == 1 and b[i] in (34, 58, 61))) and length <= 40:
                # most words begin no label and go no further
                stop = i
                simple = uppers == 0 or uppers == length or (uppers == 1 and b[start] < 97)
                if digits:
                    stop = start
                    while classes[b[stop]] == LETTER:
                        stop += 1
                    simple = uppers == 0
                if part_end == start - 1 or not simple or (
bit(starts, part_hash(b, start, stop))
                ):
                    nl, part_end = latin_labels(
                        b, n, start, stop, keys, values, explicit, labels, nl, chain, part_end
                    )
                if nl and labels[nl - 1, 2] > near:
                    near = labels[nl - 1, 2]
            if digits == 0:
                if length <= 4 and (b[i] == 58 or b[i] == 45) and hexed_starts(b, start, i):
                    end = hexed_end(b, n, start)
                    if end > start:
                        nt = emit(tokens, text, nt, b, start, end, 16, 0, n)
                        i = end
                        continue
                if uppers == length and length <= (9 if b[i] in (10, 13) else 3) and joins(b[i]):
                    nt = code_run(b, n, start, tokens, text, nt)
                if (length >= 16 and uppers and uppers < length) or b[i] == 43:
                    end = base64_text_end(b, n, start)
                    if end > start:
                        escapes[ne, 0], escapes[ne, 1], escapes[ne, 2] = start, end, BASE64
                        ne += 1
                        i = end
                continue
            if digits == length or (digits == length - 1 and (b[i - 1] | 32) == 120):
                if length < 6 and not joins(b[i]):
                    if length <= 4 and b[i] == 58 and hexed_starts(b, start, i):
                        end = hexed_end(b, n, start)
                        if end > start:
                            nt = emit(tokens, text, nt, b, start, end, 16, 0, n)
                            i = end
                    continue
                if length == 2 and b[i] == 45 and hexed_starts(b, start, i):
                    end = hexed_end(b, n, start)
                    if end > start:
                        nt = emit(tokens, text, nt, b, start, end, 16, 0, n)
                        i = end
                        continue
                if length == 4 and b[i] == 46 and b[i + 5] == 46:
                    nt = dotted_hardware(b, n, start, tokens, text, nt)
                named = nl > 0 and -1 <= labels[nl - 1, 3] - start <= 1
                nt, i = number_run(b, n, start, tokens, text, nt, scratch, named)
                if joins(b[i]) and code_joiner(b, n, i)[0]:
                    nt = code_run(b, n, start, tokens, text, nt)
                continue
            if length <= 4 and (b[i] == 58 or b[i] == 45) and hexed_starts(b, start, i):
                end = hexed_end(b, n, start)
                if end > start:
                    nt = emit(tokens, text, nt, b, start, end, 16, 0, n)
                    i = end
                    continue
            if length == 4 and b[i] == 46 and b[i + 5] == 46:
                nt = dotted_hardware(b, n, start, tokens, text, nt)
            if uppers + digits == length and length <= 17 and joins(b[i]):
                nt = code_run(b, n, start, tokens, text, nt)
            nt, ne, i = mixed_word(
                b, n, start, i, digits, uppers, tokens, text, nt, escapes, ne, near
            )
            continue
        if c == AT:
            start, end = email_span(b, n, i)
            if end > start:
                nt = emit(tokens, text, nt, b, start, end, 4, 0, n)
                i = end
                continue
        elif c == DOLLAR:
            end = crypt_end(b, n, i)
            if end > i:
                nt = emit(tokens, text, nt, b, i, end, 128, 0, n)
                i = end
                continue
        else:
            end = escape_end(b, n, i)
            if end > i:
                kind = UNICODE if c == BACKSLASH else (URL if c == PERCENT else ENTITY)
                if (
                    ne
                    and escapes[ne - 1, 2] == kind
                    and i - escapes[ne - 1, 1] < _SAME_REGION
                    and i - escapes[ne - 1, 0] < 4096
                ):
                    escapes[ne - 1, 1] = end
                else:
                    escapes[ne, 0], escapes[ne, 1], escapes[ne, 2] = i, end, kind
                    ne += 1
                i = end
                continue
        i += 1
    return nt, nl, ne


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


@inlined
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


@inlined
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
