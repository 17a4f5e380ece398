"""Readings of a place as a person's name: Chinese, foreign in Han, Japanese, Latin."""

from __future__ import annotations

from leakcase.pii.compiled import compiled, inlined
from leakcase.pii.names.classes import (
    BINS,
    BIT_CORE,
    BIT_DOUBLE_SURNAME,
    BIT_ENGLISH_FAMILY,
    BIT_ENGLISH_GIVEN,
    BIT_FOREIGN_NAME,
    BIT_JAPANESE_GIVEN,
    BIT_JAPANESE_SURNAME,
    BIT_PINYIN_SURNAME,
    BIT_PINYIN_SYLLABLE,
    C_FIRST,
    C_FOREIGN,
    C_KIND,
    C_LAST,
    C_SURNAME,
    CLASS_COUNT,
    CLASS_MASK,
    F_DOUBLED,
    F_FIRST,
    F_FOREIGN_BEFORE,
    F_FOREIGN_HEAD,
    F_FOREIGN_INSIDE,
    F_FOREIGN_KNOWN,
    F_FOREIGN_LENGTH,
    F_FOREIGN_MEAN,
    F_FOREIGN_NEXT,
    F_FOREIGN_TAIL,
    F_GIVEN_WORD,
    F_HEAD_WORD,
    F_JAPANESE,
    F_LAST,
    F_LATIN_NAME,
    F_LEFT_STRADDLE,
    F_RIGHT_STRADDLE,
    F_SHAPE,
    F_SINGLE,
    F_SURNAME,
    K_DOT,
    K_HAN,
    K_LOWER,
    K_UPPER,
    PERSON,
)
from leakcase.pii.names.stretch import Stretch, add, give, straddles, word_at

LONGEST_FOREIGN = 7
_SPACED = 5
_SPACES = (32, 0x3000, 0xA0)


@inlined
def lowest_class(value: int) -> int:
    """The first class of a word's set, or CLASS_COUNT where it has none."""
    for number in range(CLASS_COUNT):
        if value >> number & 1:
            return number
    return CLASS_COUNT


@compiled
def chinese_names(stretch: Stretch, at: int, count: int, total: int) -> int:
    """Surname and one or two given characters."""
    chars = stretch.chars
    for width in range(1, 3):
        if width == 1 and chars[at, C_SURNAME] == 0:
            continue
        if width == 2 and not (
            at + 2 < count and word_at(stretch, at, at + 2) & BIT_DOUBLE_SURNAME
        ):
            continue
        for given in range(1, 3):
            end = at + width + given
            if end > count or chars[end - 1, C_KIND] != K_HAN:
                break
            total = add(stretch, total, at, end, PERSON)
            give(stretch, total, F_SHAPE + (width - 1) * 2 + given - 1)
            if width == 1:
                give(stretch, total, F_SURNAME + chars[at, C_SURNAME] * 4 + (given - 1) * 2)
            give_given(stretch, at, at + width, given, total)
            crossed = straddles(stretch, at, count)
            give(stretch, total, F_LEFT_STRADDLE + crossed)
            crossed = straddles(stretch, end, count)
            give(stretch, total, F_RIGHT_STRADDLE + (given - 1) * 3 + crossed)
    return total


@compiled
def give_given(stretch: Stretch, at: int, first: int, given: int, total: int) -> None:
    """Features of the given name that begins at ``first``, of a name that begins at ``at``."""
    chars, codes = stretch.chars, stretch.codes
    value = word_at(stretch, first, first + given)
    if given == 1:
        give(stretch, total, F_SINGLE + chars[first, C_LAST])
        if value & BIT_CORE and value & CLASS_MASK:
            give(stretch, total, F_GIVEN_WORD + CLASS_COUNT + 1)
        return
    give(stretch, total, F_FIRST + chars[first, C_FIRST])
    give(stretch, total, F_LAST + chars[first + 1, C_LAST])
    if codes[first] == codes[first + 1]:
        give(stretch, total, F_DOUBLED)
    if value & CLASS_MASK:
        give(stretch, total, F_GIVEN_WORD + lowest_class(value))
    head = word_at(stretch, at, first + 1)
    if head & CLASS_MASK:
        give(stretch, total, F_HEAD_WORD + (2 if head & BIT_CORE else 1))


@compiled
def spaced_names(stretch: Stretch, at: int, count: int, total: int) -> int:
    """A surname and one given character set apart (张 伟), as lists of names are typeset."""
    chars, codes = stretch.chars, stretch.codes
    if chars[at, C_SURNAME] == 0 or (at > 0 and chars[at - 1, C_KIND] == K_HAN):
        return total
    given = at + 1
    while given < count and given <= at + 2 and codes[given] in _SPACES:
        given += 1
    if given == at + 1 or given >= count or chars[given, C_KIND] != K_HAN:
        return total
    if given + 1 < count and chars[given + 1, C_KIND] == K_HAN:
        return total
    total = add(stretch, total, at, given + 1, PERSON)
    give(stretch, total, F_SHAPE + _SPACED)
    give(stretch, total, F_SURNAME + chars[at, C_SURNAME] * 4)
    give(stretch, total, F_SINGLE + chars[given, C_LAST])
    return total


@compiled
def foreign_names(stretch: Stretch, at: int, count: int, total: int) -> int:
    """A run of characters usual in foreign names."""
    chars = stretch.chars
    if chars[at, C_FOREIGN] == 0:
        return total
    if at + 1 < count and chars[at + 1, C_KIND] == K_DOT:
        total = add(stretch, total, at, at + 1, PERSON)
        give(stretch, total, F_FOREIGN_LENGTH + 1)
    summed = int(chars[at, C_FOREIGN])
    crossed = 0
    before = chars[at - 1, C_FOREIGN] if at > 0 else 0
    for end in range(at + 2, min(count, at + LONGEST_FOREIGN) + 1):
        last = chars[end - 1, C_FOREIGN]
        if last == 0:
            break
        summed += last
        length = end - at
        if straddles(stretch, end - 1, count):
            crossed += 1
        mean = min(BINS - 1, (summed + length // 2) // length)
        after = chars[end, C_FOREIGN] if end < count else 0
        total = add(stretch, total, at, end, PERSON)
        give(stretch, total, F_FOREIGN_LENGTH + length)
        give(stretch, total, F_FOREIGN_HEAD + chars[at, C_FOREIGN])
        give(stretch, total, F_FOREIGN_TAIL + last)
        give(stretch, total, F_FOREIGN_MEAN + mean * 4 + min(length, 5) - 2)
        give(stretch, total, F_FOREIGN_NEXT + after)
        give(stretch, total, F_FOREIGN_BEFORE + before)
        give(stretch, total, F_FOREIGN_INSIDE + min(crossed, 3))
        across = straddles(stretch, at, count)
        give(stretch, total, F_LEFT_STRADDLE + across)
        across = straddles(stretch, end, count)
        give(stretch, total, F_RIGHT_STRADDLE + 6 + across)
    return total


@compiled
def listed_names(stretch: Stretch, at: int, count: int, total: int) -> int:
    """A listed foreign name, or a Japanese surname with a given name."""
    chars = stretch.chars
    for entry in range(stretch.first_word[at], stretch.first_word[at + 1]):
        value = stretch.word_value[entry]
        end = stretch.word_end[entry]
        if value & BIT_FOREIGN_NAME:
            total = add(stretch, total, at, end, PERSON)
            give(stretch, total, F_FOREIGN_KNOWN + min(end - at, 6))
            after = chars[end, C_FOREIGN] if end < count else 0
            give(stretch, total, F_FOREIGN_NEXT + after)
        if value & BIT_JAPANESE_SURNAME and end < count:
            total = japanese_names(stretch, at, end, count, total)
    return total


@compiled
def japanese_names(stretch: Stretch, at: int, first: int, count: int, total: int) -> int:
    """A Japanese surname, alone or with the given name that begins at ``first``."""
    chars = stretch.chars
    total = add(stretch, total, at, first, PERSON)
    give(stretch, total, F_JAPANESE)
    for entry in range(stretch.first_word[first], stretch.first_word[first + 1]):
        if stretch.word_value[entry] & BIT_JAPANESE_GIVEN:
            end = stretch.word_end[entry]
            total = add(stretch, total, at, end, PERSON)
            give(stretch, total, F_JAPANESE + 1 + min(3, end - first))
    for end in range(first + 1, min(count, first + 3) + 1):
        if chars[end - 1, C_KIND] != K_HAN or chars[end - 1, C_LAST] < 4:
            break
        total = add(stretch, total, at, end, PERSON)
        give(stretch, total, F_JAPANESE + 5)
        give(stretch, total, F_LAST + chars[end - 1, C_LAST])
    return total


@inlined
def latin_end(stretch: Stretch, at: int, count: int) -> int:
    """The end of the run of Latin letters at ``at``."""
    chars = stretch.chars
    end = at
    while end < count and (chars[end, C_KIND] == K_UPPER or chars[end, C_KIND] == K_LOWER):
        end += 1
    return end


@compiled
def is_pinyin(stretch: Stretch, start: int, end: int) -> bool:
    """Whether the letters are one to three syllables of pinyin."""
    reached = 1
    for _ in range(3):
        after = 0
        for offset in range(end - start):
            if reached >> offset & 1 == 0:
                continue
            at = start + offset
            for entry in range(stretch.first_word[at], stretch.first_word[at + 1]):
                if (
                    stretch.word_value[entry] & BIT_PINYIN_SYLLABLE
                    and stretch.word_end[entry] <= end
                ):
                    after |= 1 << (stretch.word_end[entry] - start)
        if after >> (end - start) & 1:
            return True
        reached = after
    return False


@compiled
def latin_names(stretch: Stretch, at: int, count: int, total: int) -> int:
    """Two capitalised words: pinyin or English names, in either order."""
    chars = stretch.chars
    middle = latin_end(stretch, at, count)
    if middle + 1 >= count or stretch.codes[middle] != 32 or chars[middle + 1, C_KIND] != K_UPPER:
        return total
    end = latin_end(stretch, middle + 1, count)
    if not (2 <= middle - at <= 14 and 3 <= end - middle <= 20):
        return total
    left = word_at(stretch, at, middle)
    right = word_at(stretch, middle + 1, end)
    what = 0
    if left & BIT_PINYIN_SURNAME and is_pinyin(stretch, middle + 1, end):
        what |= 1
    if right & BIT_PINYIN_SURNAME and is_pinyin(stretch, at, middle):
        what |= 2
    if left & BIT_ENGLISH_GIVEN:
        what |= 4
    if right & BIT_ENGLISH_FAMILY:
        what |= 8
    if what:
        total = add(stretch, total, at, end, PERSON)
        give(stretch, total, F_LATIN_NAME + what)
    return total
