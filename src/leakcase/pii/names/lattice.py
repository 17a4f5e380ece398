"""The word lattice of a stretch of text: every reading of every place, with its features.

An arc is one reading of ``[start, end)``: a listed word, an unknown character, a name, a part of
an address. Training and tagging use the very same arcs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import compiled, inlined
from leakcase.pii.names.classes import (
    AREA,
    BINS,
    BIT_AREA_SUFFIX,
    BIT_COMPOUND_SUFFIX,
    BIT_CORE,
    BIT_DOUBLE_SURNAME,
    BIT_ENGLISH_FAMILY,
    BIT_ENGLISH_GIVEN,
    BIT_FOREIGN_NAME,
    BIT_JAPANESE_GIVEN,
    BIT_JAPANESE_SURNAME,
    BIT_PINYIN_SURNAME,
    BIT_PINYIN_SYLLABLE,
    BIT_ROAD_SUFFIX,
    BIT_UNIT,
    C_FIRST,
    C_FLAGS,
    C_FOREIGN,
    C_KIND,
    C_LAST,
    C_MARK,
    C_SURNAME,
    C_TEXT,
    CLASS_COUNT,
    CLASS_MASK,
    COMPOUND,
    DOT,
    F_AREA,
    F_COMPOUND,
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
    F_MARK,
    F_RIGHT_STRADDLE,
    F_ROAD,
    F_SHAPE,
    F_SINGLE,
    F_SURNAME,
    F_TOPONYM_STOP,
    F_TOPONYM_SUFFIX,
    F_TOPONYM_WORD,
    F_UNIT,
    F_UNKNOWN,
    F_UNKNOWN_SURNAME,
    F_WORD,
    FLAG_NUMERAL,
    FLAG_STOP,
    K_BREAK,
    K_DIGIT,
    K_DOT,
    K_HAN,
    K_LOWER,
    K_MARK,
    K_UPPER,
    LATIN,
    MOST_FEATURES,
    NUM,
    OTHER,
    PERSON,
    ROAD,
    SPACE,
    UNIT,
    UNKNOWN,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST_WORD = 12
LONGEST_FOREIGN = 7
LONGEST_TOPONYM = 5
ARCS_PER_CHARACTER = 40


@inlined
def step(base: NDArray[np.int32], check: NDArray[np.int32], node: int, char: int) -> int:
    """The trie node after ``char``, or -1."""
    if char == 0:
        return -1
    child = base[node] + char
    if child < len(check) and check[child] == node:
        return child
    return -1


@compiled
def match_words(
    ids: NDArray[np.int32],
    count: int,
    base: NDArray[np.int32],
    check: NDArray[np.int32],
    values: NDArray[np.int64],
    hidden: NDArray[np.float32],
    draws: NDArray[np.float32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    first_word: NDArray[np.int32],
) -> None:
    """Every listed word at every place, as a list with ``first_word`` marking where each begins.

    ``hidden`` is the chance that a word is treated as unknown (training only; empty for tagging).
    """
    found = 0
    for at in range(count):
        first_word[at] = found
        node = 0
        for end in range(at, min(count, at + LONGEST_WORD)):
            node = step(base, check, node, ids[end])
            if node < 0:
                break
            value = values[node]
            if value and not (len(hidden) and hidden[node] > draws[node % len(draws)]):
                word_end[found] = end + 1
                word_value[found] = value
                found += 1
    first_word[count] = found


@inlined
def word_at(
    first_word: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    start: int,
    end: int,
) -> int:
    """The value of the listed word ``[start, end)``, or 0."""
    for entry in range(first_word[start], first_word[start + 1]):
        if word_end[entry] == end:
            return word_value[entry]
    return 0


@inlined
def lowest_class(value: int) -> int:
    """The first class of a word's set, or CLASS_COUNT where it has none."""
    for number in range(CLASS_COUNT):
        if value >> number & 1:
            return number
    return CLASS_COUNT


@inlined
def add(
    arcs: NDArray[np.int32], features: NDArray[np.int32], count: int, start: int, end: int, kind: int
) -> int:
    """Append an arc without features; returns how many there are."""
    arcs[count, 0] = start
    arcs[count, 1] = end
    arcs[count, 2] = kind
    arcs[count, 3] = 0
    return count + 1


@inlined
def give(arcs: NDArray[np.int32], features: NDArray[np.int32], count: int, feature: int) -> None:
    """Give the last arc a feature."""
    held = arcs[count - 1, 3]
    if held < MOST_FEATURES:
        features[count - 1, held] = feature
        arcs[count - 1, 3] = held + 1


@inlined
def straddles(
    first_word: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    at: int,
    count: int,
) -> int:
    """Whether a listed word of two characters runs across ``at``: 0 no, 1 yes, 2 a common one."""
    if at < 1 or at >= count:
        return 0
    value = word_at(first_word, word_end, word_value, at - 1, at + 1)
    if value & CLASS_MASK == 0:
        return 0
    return 2 if value & BIT_CORE else 1


@compiled
def chinese_names(
    at: int,
    count: int,
    chars: NDArray[np.uint8],
    codes: NDArray[np.int32],
    first_word: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    arcs: NDArray[np.int32],
    features: NDArray[np.int32],
    total: int,
) -> int:
    """Readings of the place as surname and one or two given characters."""
    double = (
        at + 2 < count and word_at(first_word, word_end, word_value, at, at + 2) & BIT_DOUBLE_SURNAME
    ) != 0
    for width in range(1, 3):
        if width == 1 and chars[at, C_SURNAME] == 0:
            continue
        if width == 2 and not double:
            continue
        for given in range(1, 3):
            end = at + width + given
            if end > count or chars[end - 1, C_KIND] != K_HAN:
                break
            total = add(arcs, features, total, at, end, PERSON)
            give(arcs, features, total, F_SHAPE + (width - 1) * 2 + given - 1)
            if width == 1:
                give(
                    arcs,
                    features,
                    total,
                    F_SURNAME + chars[at, C_SURNAME] * 4 + (given - 1) * 2,
                )
            first = at + width
            if given == 1:
                give(arcs, features, total, F_SINGLE + chars[first, C_LAST])
            else:
                give(arcs, features, total, F_FIRST + chars[first, C_FIRST])
                give(arcs, features, total, F_LAST + chars[first + 1, C_LAST])
                if codes[first] == codes[first + 1]:
                    give(arcs, features, total, F_DOUBLED)
            value = word_at(first_word, word_end, word_value, first, end)
            if value & CLASS_MASK:
                if given == 2:
                    give(arcs, features, total, F_GIVEN_WORD + lowest_class(value))
                elif value & BIT_CORE:
                    give(arcs, features, total, F_GIVEN_WORD + CLASS_COUNT + 1)
            if given == 2:
                head = word_at(first_word, word_end, word_value, at, at + width + 1)
                if head & CLASS_MASK:
                    give(arcs, features, total, F_HEAD_WORD + (2 if head & BIT_CORE else 1))
            give(
                arcs,
                features,
                total,
                F_LEFT_STRADDLE + straddles(first_word, word_end, word_value, at, count),
            )
            give(
                arcs,
                features,
                total,
                F_RIGHT_STRADDLE
                + (given - 1) * 3
                + straddles(first_word, word_end, word_value, end, count),
            )
    return total


@compiled
def foreign_names(
    at: int,
    count: int,
    chars: NDArray[np.uint8],
    first_word: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    arcs: NDArray[np.int32],
    features: NDArray[np.int32],
    total: int,
) -> int:
    """Readings of the place as a run of characters usual in foreign names."""
    if chars[at, C_FOREIGN] == 0:
        return total
    summed = int(chars[at, C_FOREIGN])
    crossed = 0
    for end in range(at + 2, min(count, at + LONGEST_FOREIGN) + 1):
        last = chars[end - 1, C_FOREIGN]
        if last == 0:
            break
        summed += last
        length = end - at
        if straddles(first_word, word_end, word_value, end - 1, count) > 0:
            crossed += 1
        total = add(arcs, features, total, at, end, PERSON)
        give(arcs, features, total, F_FOREIGN_LENGTH + length)
        give(arcs, features, total, F_FOREIGN_HEAD + chars[at, C_FOREIGN])
        give(arcs, features, total, F_FOREIGN_TAIL + last)
        mean = min(BINS - 1, (summed + length // 2) // length)
        give(arcs, features, total, F_FOREIGN_MEAN + mean * 4 + min(length, 5) - 2)
        after = chars[end, C_FOREIGN] if end < count else 0
        before = chars[at - 1, C_FOREIGN] if at > 0 else 0
        give(arcs, features, total, F_FOREIGN_NEXT + after)
        give(arcs, features, total, F_FOREIGN_BEFORE + before)
        give(arcs, features, total, F_FOREIGN_INSIDE + min(crossed, 3))
        give(
            arcs,
            features,
            total,
            F_LEFT_STRADDLE + straddles(first_word, word_end, word_value, at, count),
        )
        give(
            arcs,
            features,
            total,
            F_RIGHT_STRADDLE + 6 + straddles(first_word, word_end, word_value, end, count),
        )
    return total


@compiled
def listed_names(
    at: int,
    count: int,
    chars: NDArray[np.uint8],
    first_word: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    arcs: NDArray[np.int32],
    features: NDArray[np.int32],
    total: int,
) -> int:
    """Readings as a listed foreign name, or as a Japanese surname with a given name."""
    for entry in range(first_word[at], first_word[at + 1]):
        value = word_value[entry]
        end = word_end[entry]
        if value & BIT_FOREIGN_NAME:
            total = add(arcs, features, total, at, end, PERSON)
            give(arcs, features, total, F_FOREIGN_KNOWN + min(end - at, 6))
            after = chars[end, C_FOREIGN] if end < count else 0
            give(arcs, features, total, F_FOREIGN_NEXT + after)
        if value & BIT_JAPANESE_SURNAME and end < count:
            total = add(arcs, features, total, at, end, PERSON)
            give(arcs, features, total, F_JAPANESE)
            for given in range(first_word[end], first_word[end + 1]):
                if word_value[given] & BIT_JAPANESE_GIVEN:
                    total = add(arcs, features, total, at, word_end[given], PERSON)
                    give(arcs, features, total, F_JAPANESE + 1 + min(3, word_end[given] - end))
            for tail in range(end + 1, min(count, end + 3) + 1):
                if chars[tail - 1, C_KIND] != K_HAN or chars[tail - 1, C_LAST] < 4:
                    break
                total = add(arcs, features, total, at, tail, PERSON)
                give(arcs, features, total, F_JAPANESE + 5)
                give(arcs, features, total, F_LAST + chars[tail - 1, C_LAST])
    return total


@compiled
def toponyms(
    at: int,
    count: int,
    chars: NDArray[np.uint8],
    codes: NDArray[np.int32],
    first_word: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    next_suffix: NDArray[np.int32],
    arcs: NDArray[np.int32],
    features: NDArray[np.int32],
    total: int,
) -> int:
    """Readings as one to five characters before an ending of place names (路, 镇, 小区 ...)."""
    suffix = next_suffix[at + 1] if at + 1 < count else count
    while suffix < count and suffix <= at + LONGEST_TOPONYM:
        stops = 0
        plain = True
        for inner in range(at, suffix):
            if chars[inner, C_KIND] != K_HAN:
                plain = False
                break
            if chars[inner, C_FLAGS] & FLAG_STOP:
                stops += 1
        if not plain:
            break
        for entry in range(first_word[suffix], first_word[suffix + 1]):
            value = word_value[entry]
            if value & (BIT_AREA_SUFFIX | BIT_ROAD_SUFFIX | BIT_COMPOUND_SUFFIX) == 0:
                continue
            length = suffix - at
            end = word_end[entry]
            if value & BIT_AREA_SUFFIX:
                kind, family = AREA, F_AREA
            elif value & BIT_ROAD_SUFFIX:
                kind, family = ROAD, F_ROAD
            else:
                kind, family = COMPOUND, F_COMPOUND
            total = add(arcs, features, total, at, end, kind)
            give(arcs, features, total, family + length)
            give(arcs, features, total, F_TOPONYM_STOP + min(stops, 2))
            give(arcs, features, total, F_TOPONYM_SUFFIX + codes[suffix] % 61)
            inside = word_at(first_word, word_end, word_value, at, suffix)
            whole = word_at(first_word, word_end, word_value, at, end) & CLASS_MASK
            known = 0 if inside & CLASS_MASK == 0 else 1
            give(arcs, features, total, F_TOPONYM_WORD + known * 2 + (1 if whole else 0))
            give(
                arcs,
                features,
                total,
                F_LEFT_STRADDLE + straddles(first_word, word_end, word_value, at, count),
            )
            give(
                arcs,
                features,
                total,
                F_RIGHT_STRADDLE + 9 + straddles(first_word, word_end, word_value, end, count),
            )
        suffix = next_suffix[suffix + 1] if suffix + 1 < count else count
    return total


@inlined
def number_end(at: int, count: int, chars: NDArray[np.uint8], codes: NDArray[np.int32]) -> int:
    """The end of the number at ``at`` (figures with hyphens, or Chinese numerals), or ``at``."""
    end = at
    if chars[at, C_KIND] == K_DIGIT:
        while end < count and (
            chars[end, C_KIND] == K_DIGIT
            or (codes[end] == 45 and end + 1 < count and chars[end + 1, C_KIND] == K_DIGIT)
        ):
            end += 1
    elif chars[at, C_FLAGS] & FLAG_NUMERAL:
        while end < count and chars[end, C_FLAGS] & FLAG_NUMERAL:
            end += 1
    elif chars[at, C_KIND] == K_UPPER:
        end = at + 1
        while end < count and chars[end, C_KIND] == K_DIGIT:
            end += 1
    return end


@compiled
def units(
    at: int,
    count: int,
    chars: NDArray[np.uint8],
    codes: NDArray[np.int32],
    first_word: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    arcs: NDArray[np.int32],
    features: NDArray[np.int32],
    total: int,
) -> int:
    """Readings as a numbered part of an address (18号, 3栋, 2单元, 502)."""
    if at > 0 and chars[at - 1, C_KIND] == K_DIGIT and chars[at, C_KIND] == K_DIGIT:
        return total
    end = number_end(at, count, chars, codes)
    if end == at or end >= count + 1:
        return total
    shape = 0 if chars[at, C_KIND] == K_DIGIT else 1 if chars[at, C_KIND] == K_HAN else 2
    if end < count:
        for entry in range(first_word[end], first_word[end + 1]):
            if word_value[entry] & BIT_UNIT:
                total = add(arcs, features, total, at, word_end[entry], UNIT)
                give(arcs, features, total, F_UNIT + shape)
                give(arcs, features, total, F_UNIT + 4 + min(end - at, 5))
    if shape == 0 and end - at >= 3 and end - at <= 9:
        total = add(arcs, features, total, at, end, UNIT)
        give(arcs, features, total, F_UNIT + 10 + min(end - at - 3, 4))
    return total


@inlined
def latin_end(at: int, count: int, chars: NDArray[np.uint8]) -> int:
    """The end of the run of Latin letters at ``at``."""
    end = at
    while end < count and (chars[end, C_KIND] == K_UPPER or chars[end, C_KIND] == K_LOWER):
        end += 1
    return end


@compiled
def is_pinyin(
    start: int,
    end: int,
    first_word: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
) -> bool:
    """Whether the letters are one to three syllables of pinyin."""
    reached = 1
    for _ in range(3):
        after = 0
        for offset in range(end - start):
            if reached >> offset & 1 == 0:
                continue
            at = start + offset
            for entry in range(first_word[at], first_word[at + 1]):
                if word_value[entry] & BIT_PINYIN_SYLLABLE and word_end[entry] <= end:
                    after |= 1 << (word_end[entry] - start)
        if after >> (end - start) & 1:
            return True
        reached = after
    return False


@compiled
def latin_names(
    at: int,
    count: int,
    chars: NDArray[np.uint8],
    codes: NDArray[np.int32],
    first_word: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    arcs: NDArray[np.int32],
    features: NDArray[np.int32],
    total: int,
) -> int:
    """Readings as two capitalised words: pinyin or English names, in either order."""
    if chars[at, C_KIND] != K_UPPER:
        return total
    middle = latin_end(at, count, chars)
    if middle + 1 >= count or codes[middle] != 32 or chars[middle + 1, C_KIND] != K_UPPER:
        return total
    end = latin_end(middle + 1, count, chars)
    if middle - at > 14 or end - middle > 20 or end - middle < 3 or middle - at < 2:
        return total
    left = word_at(first_word, word_end, word_value, at, middle)
    right = word_at(first_word, word_end, word_value, middle + 1, end)
    what = 0
    if left & BIT_PINYIN_SURNAME and is_pinyin(middle + 1, end, first_word, word_end, word_value):
        what |= 1
    if right & BIT_PINYIN_SURNAME and is_pinyin(at, middle, first_word, word_end, word_value):
        what |= 2
    if left & BIT_ENGLISH_GIVEN:
        what |= 4
    if right & BIT_ENGLISH_FAMILY:
        what |= 8
    if what:
        total = add(arcs, features, total, at, end, PERSON)
        give(arcs, features, total, F_LATIN_NAME + what)
    return total


@compiled
def build_arcs(
    codes: NDArray[np.int32],
    count: int,
    chars: NDArray[np.uint8],
    first_word: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    next_suffix: NDArray[np.int32],
    arcs: NDArray[np.int32],
    features: NDArray[np.int32],
) -> int:
    """All arcs of a stretch, ascending by start; returns their number."""
    next_suffix[count] = count
    for at in range(count - 1, -1, -1):
        next_suffix[at] = next_suffix[at + 1]
        for entry in range(first_word[at], first_word[at + 1]):
            if word_value[entry] & (BIT_AREA_SUFFIX | BIT_ROAD_SUFFIX | BIT_COMPOUND_SUFFIX):
                next_suffix[at] = at
    total = 0
    for at in range(count):
        if total + 2 * ARCS_PER_CHARACTER > len(arcs):
            break
        kind = chars[at, C_KIND]
        for entry in range(first_word[at], first_word[at + 1]):
            value = word_value[entry] & CLASS_MASK
            if value == 0:
                continue
            length = word_end[entry] - at
            for number in range(CLASS_COUNT):
                if value >> number & 1:
                    total = add(arcs, features, total, at, word_end[entry], number)
                    give(arcs, features, total, F_WORD + number * 6 + min(length, 5))
        if kind == K_HAN:
            total = add(arcs, features, total, at, at + 1, UNKNOWN)
            give(arcs, features, total, F_UNKNOWN + chars[at, C_TEXT])
            if chars[at, C_SURNAME]:
                give(arcs, features, total, F_UNKNOWN_SURNAME + chars[at, C_SURNAME])
            total = chinese_names(
                at, count, chars, codes, first_word, word_end, word_value, arcs, features, total
            )
            total = foreign_names(
                at, count, chars, first_word, word_end, word_value, arcs, features, total
            )
            total = listed_names(
                at, count, chars, first_word, word_end, word_value, arcs, features, total
            )
            total = toponyms(
                at,
                count,
                chars,
                codes,
                first_word,
                word_end,
                word_value,
                next_suffix,
                arcs,
                features,
                total,
            )
            if chars[at, C_FLAGS] & FLAG_NUMERAL:
                total = units(
                    at, count, chars, codes, first_word, word_end, word_value, arcs, features, total
                )
        elif kind == K_DIGIT:
            if at == 0 or chars[at - 1, C_KIND] != K_DIGIT:
                end = at
                while end < count and chars[end, C_KIND] == K_DIGIT:
                    end += 1
                total = add(arcs, features, total, at, end, NUM)
                give(arcs, features, total, F_MARK + NUM)
                total = units(
                    at, count, chars, codes, first_word, word_end, word_value, arcs, features, total
                )
        elif kind in (K_UPPER, K_LOWER):
            end = latin_end(at, count, chars)
            total = add(arcs, features, total, at, end, LATIN)
            give(arcs, features, total, F_MARK + LATIN)
            total = latin_names(
                at, count, chars, codes, first_word, word_end, word_value, arcs, features, total
            )
            if kind == K_UPPER:
                total = add(arcs, features, total, at, at + 1, LATIN)
                give(arcs, features, total, F_MARK + 1)
                total = units(
                    at, count, chars, codes, first_word, word_end, word_value, arcs, features, total
                )
        elif kind == K_DOT:
            total = add(arcs, features, total, at, at + 1, DOT)
            give(arcs, features, total, F_MARK + DOT)
            total = add(arcs, features, total, at, at + 1, OTHER)
            give(arcs, features, total, F_MARK + OTHER)
        else:
            mark = int(chars[at, C_MARK]) if kind == K_MARK else SPACE if kind == K_BREAK else OTHER
            total = add(arcs, features, total, at, at + 1, mark)
            give(arcs, features, total, F_MARK + mark)
    return total
