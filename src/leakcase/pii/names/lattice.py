"""The word lattice of a stretch of text: every reading of every place, with its features.

An arc is one reading of ``[start, end)``: a listed word, an unknown character, a name, a part of
an address. Training and tagging use the very same arcs.
"""

from __future__ import annotations

from leakcase.pii.compiled import compiled
from leakcase.pii.names.classes import (
    C_FLAGS,
    C_KIND,
    C_MARK,
    C_SURNAME,
    C_TEXT,
    CLASS_MASK,
    DOT,
    F_MARK,
    F_UNKNOWN,
    F_UNKNOWN_SURNAME,
    F_WORD,
    FLAG_NUMERAL,
    K_DIGIT,
    K_DOT,
    K_HAN,
    K_LOWER,
    K_MARK,
    K_UPPER,
    LATIN,
    NUM,
    OTHER,
    UNKNOWN,
)
from leakcase.pii.names.people import (
    chinese_names,
    foreign_names,
    latin_end,
    latin_names,
    listed_names,
    spaced_names,
)
from leakcase.pii.names.places import mark_suffixes, toponyms, units
from leakcase.pii.names.stretch import ARCS_PER_CHARACTER, Stretch, add, give


@compiled
def build_arcs(stretch: Stretch, count: int) -> int:
    """Write all arcs of a stretch, ascending by start; returns their number."""
    mark_suffixes(stretch, count)
    total = 0
    for at in range(count):
        if total + 2 * ARCS_PER_CHARACTER > len(stretch.arcs):
            break
        total = word_arcs(stretch, at, total)
        kind = stretch.chars[at, C_KIND]
        if kind == K_HAN:
            total = han_arcs(stretch, at, count, total)
        elif kind == K_DIGIT:
            total = digit_arcs(stretch, at, count, total)
        elif kind in (K_UPPER, K_LOWER):
            total = latin_arcs(stretch, at, count, total)
        else:
            total = mark_arcs(stretch, at, total)
    return total


@compiled
def word_arcs(stretch: Stretch, at: int, total: int) -> int:
    """An arc for each class of each listed word at the place."""
    for entry in range(stretch.first_word[at], stretch.first_word[at + 1]):
        value = stretch.word_value[entry] & CLASS_MASK
        number = 0
        while value:
            if value & 1:
                end = stretch.word_end[entry]
                total = add(stretch, total, at, end, number)
                give(stretch, total, F_WORD + number * 6 + min(end - at, 5))
            value >>= 1
            number += 1
    return total


@compiled
def han_arcs(stretch: Stretch, at: int, count: int, total: int) -> int:
    """The character as unknown, and all names and toponyms that may begin with it."""
    chars = stretch.chars
    total = add(stretch, total, at, at + 1, UNKNOWN)
    give(stretch, total, F_UNKNOWN + chars[at, C_TEXT])
    if chars[at, C_SURNAME]:
        give(stretch, total, F_UNKNOWN_SURNAME + chars[at, C_SURNAME])
    total = chinese_names(stretch, at, count, total)
    total = spaced_names(stretch, at, count, total)
    total = foreign_names(stretch, at, count, total)
    total = listed_names(stretch, at, count, total)
    total = toponyms(stretch, at, count, total)
    if chars[at, C_FLAGS] & FLAG_NUMERAL:
        total = units(stretch, at, count, total)
    return total


@compiled
def digit_arcs(stretch: Stretch, at: int, count: int, total: int) -> int:
    """The run of figures as a number or as a unit of an address; nothing inside a run."""
    chars = stretch.chars
    if at > 0 and chars[at - 1, C_KIND] == K_DIGIT:
        return total
    end = at
    while end < count and chars[end, C_KIND] == K_DIGIT:
        end += 1
    total = add(stretch, total, at, end, NUM)
    give(stretch, total, F_MARK + NUM)
    return units(stretch, at, count, total)


@compiled
def latin_arcs(stretch: Stretch, at: int, count: int, total: int) -> int:
    """The run of letters as a word, a name, or the letter of a building; nothing inside a run."""
    chars = stretch.chars
    if at > 0 and (chars[at - 1, C_KIND] == K_UPPER or chars[at - 1, C_KIND] == K_LOWER):
        return total
    end = latin_end(stretch, at, count)
    total = add(stretch, total, at, end, LATIN)
    give(stretch, total, F_MARK + LATIN)
    if chars[at, C_KIND] == K_UPPER:
        total = latin_names(stretch, at, count, total)
        if end == at + 1:
            total = units(stretch, at, count, total)
    return total


@compiled
def mark_arcs(stretch: Stretch, at: int, total: int) -> int:
    """A mark in its class; a dot may also join the parts of a name."""
    kind = stretch.chars[at, C_KIND]
    mark = OTHER
    if kind == K_MARK:
        mark = int(stretch.chars[at, C_MARK])
    elif kind == K_DOT:
        total = add(stretch, total, at, at + 1, DOT)
        give(stretch, total, F_MARK + DOT)
    total = add(stretch, total, at, at + 1, mark)
    give(stretch, total, F_MARK + mark)
    return total
