"""The lexer's one pass over the bytes, compiled: words, labels, escapes; numbers are in numbers.py.

Plain loops on purpose: this is the only code that touches every byte of the input.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled, inlined
from leakcase.pii.lexer.codes import code_joiner, code_run, dotted_hardware
from leakcase.pii.lexer.connector import connector
from leakcase.pii.lexer.emit import emit, is_letter
from leakcase.pii.lexer.escaped import (
    BASE64,
    ENTITY,
    FULL_WIDTH,
    UNICODE,
    URL,
    base64_text_end,
    escape_end,
)
from leakcase.pii.lexer.mixed import mixed_word
from leakcase.pii.lexer.numbers import number_run
from leakcase.pii.lexer.shapes import crypt_end, email_span, hexed_end, hexed_starts, plate_end
from leakcase.pii.lexer.stretches import mark, next_stretch
from leakcase.pii.lexer.words import (
    bit,
    han_stretch,
    han_word,
    latin_labels,
    part_hash,
    three_byte,
    word_end,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

# byte classes
OTHER, DIGIT, LETTER, AT, HAN, BACKSLASH, PERCENT, AMPERSAND, DOLLAR = range(9)

_SAME_REGION = 48
"""Escapes this near to each other belong to one region."""


@inlined
def is_wide(code: int) -> bool:
    """Whether a full-width digit or letter, or ``＠``."""
    return 0xFF10 <= code <= 0xFF19 or 0xFF20 <= code <= 0xFF3A or 0xFF41 <= code <= 0xFF5A


@inlined
def joins(c: int) -> bool:
    """Whether the byte could begin a joiner between digit groups."""
    return c in (32, 45, 46, 41, 10, 13, 40, 0xC2, 0xE2, 0xE3, 0xEF)


@compiled
def lex(
    b: NDArray[np.uint8],
    n: int,
    classes: NDArray[np.uint8],
    parts: NDArray[np.uint64],
    marks: NDArray[np.bool_],
    mark_words: NDArray[np.uint64],
    keys: NDArray[np.uint64],
    values: NDArray[np.int32],
    explicit: NDArray[np.uint8],
    provinces: NDArray[np.uint32],
    bigrams: NDArray[np.uint32],
    starts: NDArray[np.uint32],
    endings: NDArray[np.uint32],
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
        marks: room for a mark at each byte, and for one at ``n``, see ``stretches.mark``.
        mark_words: the same memory, eight marks each.
        keys: of the word table, as are ``values`` and ``explicit``.
        values: see ``keys``.
        explicit: see ``keys``.
        provinces: 65536 bits by code point: the first characters of plates.
        bigrams: 65536 bits by the first two Hanzi: whether a word begins so.
        starts: 65536 bits by first three letters and length: whether a word's first part is so.
        endings: 65536 bits by code point: the Hanzi that words end in.
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
    mark(b, n, marks)
    marks[n] = True
    while i < n:
        if i >= horizon:
            here = i
            i, horizon = next_stretch(b, n, i, marks, mark_words, endings)
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
                if part_end == start - 1 or not simple or (bit(starts, part_hash(b, start, stop))):
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
