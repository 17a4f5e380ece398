"""Readings of a place as a part of an address: unlisted toponyms and numbered units."""

from __future__ import annotations

from leakcase.pii.compiled import compiled, inlined
from leakcase.pii.names.classes import (
    AREA,
    BIT_AREA_SUFFIX,
    BIT_COMPOUND_SUFFIX,
    BIT_ROAD_SUFFIX,
    BIT_UNIT,
    C_FLAGS,
    C_KIND,
    CLASS_MASK,
    COMPOUND,
    F_AREA,
    F_COMPOUND,
    F_LEFT_STRADDLE,
    F_RIGHT_STRADDLE,
    F_ROAD,
    F_TOPONYM_STOP,
    F_TOPONYM_SUFFIX,
    F_TOPONYM_WORD,
    F_UNIT,
    FLAG_NUMERAL,
    FLAG_STOP,
    K_DIGIT,
    K_HAN,
    K_UPPER,
    ROAD,
    UNIT,
)
from leakcase.pii.names.stretch import Stretch, add, give, straddles, word_at

LONGEST_TOPONYM = 5
ANY_SUFFIX = BIT_AREA_SUFFIX | BIT_ROAD_SUFFIX | BIT_COMPOUND_SUFFIX
_HYPHEN = 45
_SHORTEST_ROOM, _LONGEST_ROOM = 3, 9


@compiled
def mark_suffixes(stretch: Stretch, count: int) -> None:
    """Note at every place where the next ending of place names begins."""
    stretch.next_suffix[count] = count
    for at in range(count - 1, -1, -1):
        stretch.next_suffix[at] = stretch.next_suffix[at + 1]
        for entry in range(stretch.first_word[at], stretch.first_word[at + 1]):
            if stretch.word_value[entry] & ANY_SUFFIX:
                stretch.next_suffix[at] = at


@compiled
def toponyms(stretch: Stretch, at: int, count: int, total: int) -> int:
    """One to five characters before an ending of place names (路, 镇, 小区 ...)."""
    chars = stretch.chars
    suffix = stretch.next_suffix[at + 1]
    checked = at
    stops = 0
    while suffix < count and suffix <= at + LONGEST_TOPONYM:
        while checked < suffix:
            if chars[checked, C_KIND] != K_HAN:
                return total
            if chars[checked, C_FLAGS] & FLAG_STOP:
                stops += 1
            checked += 1
        for entry in range(stretch.first_word[suffix], stretch.first_word[suffix + 1]):
            if stretch.word_value[entry] & ANY_SUFFIX:
                total = toponym(stretch, at, suffix, entry, stops, count, total)
        suffix = stretch.next_suffix[suffix + 1]
    return total


@compiled
def toponym(
    stretch: Stretch, at: int, suffix: int, entry: int, stops: int, count: int, total: int
) -> int:
    """The toponym from ``at`` whose ending is the word ``entry``, which begins at ``suffix``."""
    value = stretch.word_value[entry]
    end = stretch.word_end[entry]
    if value & BIT_AREA_SUFFIX:
        kind, family = AREA, F_AREA
    elif value & BIT_ROAD_SUFFIX:
        kind, family = ROAD, F_ROAD
    else:
        kind, family = COMPOUND, F_COMPOUND
    total = add(stretch, total, at, end, kind)
    give(stretch, total, family + suffix - at)
    give(stretch, total, F_TOPONYM_STOP + min(stops, 2))
    give(stretch, total, F_TOPONYM_SUFFIX + stretch.codes[suffix] % 61)
    inside = 1 if word_at(stretch, at, suffix) & CLASS_MASK else 0
    whole = 1 if word_at(stretch, at, end) & CLASS_MASK else 0
    give(stretch, total, F_TOPONYM_WORD + inside * 2 + whole)
    crossed = straddles(stretch, at, count)
    give(stretch, total, F_LEFT_STRADDLE + crossed)
    crossed = straddles(stretch, end, count)
    give(stretch, total, F_RIGHT_STRADDLE + 9 + crossed)
    return total


@compiled
def number_end(stretch: Stretch, at: int, count: int) -> int:
    """The end of a number: figures with hyphens, Chinese numerals, or a letter and figures."""
    chars = stretch.chars
    end = at
    if chars[at, C_KIND] == K_DIGIT:
        while end < count and (
            chars[end, C_KIND] == K_DIGIT
            or (
                stretch.codes[end] == _HYPHEN
                and end + 1 < count
                and chars[end + 1, C_KIND] == K_DIGIT
            )
        ):
            end += 1
    elif chars[at, C_KIND] == K_UPPER:
        end = at + 1
        while end < count and chars[end, C_KIND] == K_DIGIT:
            end += 1
    else:
        while end < count and chars[end, C_FLAGS] & FLAG_NUMERAL:
            end += 1
    return end


@inlined
def shape_of(kind: int) -> int:
    """What a number is written in: 0 figures, 1 Chinese numerals, 2 a letter."""
    if kind == K_DIGIT:
        return 0
    return 1 if kind == K_HAN else 2


@compiled
def units(stretch: Stretch, at: int, count: int, total: int) -> int:
    """A numbered part of an address (18号, 3栋, 2单元, 502)."""
    end = number_end(stretch, at, count)
    if end == at:
        return total
    shape = shape_of(stretch.chars[at, C_KIND])
    if end < count:
        for entry in range(stretch.first_word[end], stretch.first_word[end + 1]):
            if stretch.word_value[entry] & BIT_UNIT:
                total = add(stretch, total, at, stretch.word_end[entry], UNIT)
                give(stretch, total, F_UNIT + shape)
                give(stretch, total, F_UNIT + 4 + min(end - at, 5))
                crossed = straddles(stretch, stretch.word_end[entry], count)
                give(stretch, total, F_RIGHT_STRADDLE + 12 + crossed)
    if shape == 0 and _SHORTEST_ROOM <= end - at <= _LONGEST_ROOM:
        total = add(stretch, total, at, end, UNIT)
        give(stretch, total, F_UNIT + 10 + min(end - at - _SHORTEST_ROOM, 4))
    return total
