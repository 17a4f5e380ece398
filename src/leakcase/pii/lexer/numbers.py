"""Runs of digit groups: which neighbouring groups could be one number written with separators.

``2024 138 1234 5678`` is four groups; the last three are a mobile number. Every stretch of groups
whose lengths fit the usual way of writing some identifier becomes a token; recognizers judge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import inlined, merged
from leakcase.pii.lexer.emit import (
    BRACKETED,
    COUNTRY_CODE,
    DIGITS,
    DOTTED,
    GROUPED,
    LEFT_JOINED,
    PAIR,
    PLUS,
    RIGHT_JOINED,
    WINDOW,
    WRAPPED,
    bracketed,
    emit,
    is_digit,
    touching,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# joiners
SPACE, HYPHEN, DOT, SLASH, WRAP, BRACKET = range(1, 7)

# rows of the scratch matrix: group start, end, digits, joiner to the next, joiner's length
_START, _END, _DIGITS, _JOINER, _X = range(5)
_MOST = 16
"""Groups looked at together."""
_LONGEST = 21
"""Digits of the longest identifier, and one more."""


@merged
def joiner_at(b: NDArray[np.uint8], n: int, i: int) -> tuple[int, int]:
    """The joiner at ``i`` that a digit follows: its kind (0 for none) and its length."""
    if i + 1 >= n:
        return 0, 0
    c = b[i]
    kind, k = 0, i + 1
    if c == 32 or c == 9:
        kind = SPACE
        while k < n and k - i < 2 and b[k] == 32:
            k += 1
        if k < n and b[k] == 45:
            kind = HYPHEN
            k += 1
            while k < n and k - i < 5 and b[k] == 32:
                k += 1
    elif c == 45:
        kind = HYPHEN
        while k < n and k - i < 2 and b[k] == 32:
            k += 1
    elif c == 46:
        kind = DOT
    elif c == 47:
        kind = SLASH
    elif c == 10 or c == 13:
        kind = WRAP
        if c == 13 and b[k] == 10:
            k += 1
        while k < n and k - i < 12 and (b[k] == 32 or b[k] == 9):
            k += 1
    elif c == 41:
        kind = BRACKET
        if b[k] == 32 or b[k] == 45:
            k += 1
    elif c == 0xC2 and b[i + 1] in (0xB7, 0xA0, 0xAD):
        kind = DOT if b[i + 1] == 0xB7 else SPACE  # middle dot; no-break space, soft hyphen
        k = i + 2
    elif c == 0xE2 and i + 2 < n and b[i + 1] == 0x80:
        k = i + 3
        if 0x90 <= b[i + 2] <= 0x95:
            kind = HYPHEN  # U+2010 to U+2015
        elif b[i + 2] <= 0x8D or b[i + 2] == 0xAF:
            kind = SPACE  # U+2000 to U+200D, U+202F: en and em spaces, zero-width ones
    elif c == 0xE3 and i + 2 < n and b[i + 1] == 0x80 and b[i + 2] == 0x80:
        kind = SPACE
        k = i + 3
    elif c == 0xEF and i + 2 < n and b[i + 1] == 0xBC:
        k = i + 3
        if b[i + 2] == 0x8D:
            kind = HYPHEN
        elif b[i + 2] == 0x89:
            kind = BRACKET
            if b[k] == 32 or b[k] == 45:
                k += 1
    if kind and k < n and is_digit(b[k]):
        return kind, k - i
    return 0, 0


@merged
def gather(b: NDArray[np.uint8], n: int, i: int, g: NDArray[np.int64]) -> int:
    """Fill ``g`` with the groups of the run that begins at ``i``; returns how many."""
    count = 0
    while count < _MOST:
        k = i
        while k < n and is_digit(b[k]):
            k += 1
        size = k - i
        ends_in_x = (
            k < n
            and (b[k] | 32) == 120
            and not (k + 1 < n and (97 <= (b[k + 1] | 32) <= 122 or is_digit(b[k + 1])))
        )
        if count and k < n and not ends_in_x and 97 <= (b[k] | 32) <= 122:
            break  # digits that begin a word are no group
        g[_START, count] = i
        g[_END, count] = k + ends_in_x
        g[_DIGITS, count] = size + ends_in_x
        g[_X, count] = ends_in_x
        g[_JOINER, count] = 0
        count += 1
        if ends_in_x:
            break
        kind, length = joiner_at(b, n, k)
        if kind == 0:
            break
        # a closing bracket joins only the area code it closes
        if kind == BRACKET and not (3 <= size <= 4 and g[_START, count - 1] > 0):
            break
        g[_JOINER, count - 1] = kind
        i = k + length
    g[_JOINER, count - 1] = 0
    return count


@merged
def number_run(
    b: NDArray[np.uint8],
    n: int,
    i: int,
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
    g: NDArray[np.int64],
    near: bool,
) -> tuple[int, int]:
    """Emit the numbers of the run of groups at ``i``; returns the count and where to go on."""
    count = gather(b, n, i, g)
    total = 0
    for a in range(count):
        total += g[_DIGITS, a]
    if total < 9 and not (total >= 6 and near) and g[_DIGITS, 0] != 7:
        # too short for anything but an address or one of two degrees
        paired = count == 2 and b[g[_END, 1]] in (44, 59, 0xEF)
        if g[_JOINER, 0] != DOT or (count < 4 and not paired):
            return nt, g[_END, count - 1]
    full = count == _MOST
    stop = 10 if full else count
    for a in range(stop):
        size = g[_DIGITS, a]
        if size >= 11 or (size >= 6 and near) or (size == 7 and bracketed(b, n, g[_END, a])):
            nt = single(b, n, g, a, count, tokens, text, nt)
        if a + 1 < count:
            if size + g[_DIGITS, a + 1] >= 9 or reaches(g, a, count):
                nt = windows(b, n, g, a, count, tokens, text, nt)
            if g[_JOINER, a] == DOT:
                nt = dotted(b, n, g, a, count, tokens, text, nt)
    if full:
        return nt, g[_START, stop]
    return nt, g[_END, count - 1]


@merged
def reaches(g: NDArray[np.int64], a: int, count: int) -> bool:
    """Whether groups from ``a`` with one kind of joiner have nine digits together."""
    total = g[_DIGITS, a]
    for c in range(a + 1, count):
        if c > a + 1 and g[_JOINER, c - 1] != g[_JOINER, a] and g[_JOINER, a] != BRACKET:
            return False
        total += g[_DIGITS, c]
        if total >= 9:
            return True
    return False


@inlined
def country_code(b: NDArray[np.uint8], g: NDArray[np.int64], a: int) -> int:
    """Whether group ``a`` is 86 or 0086 standing alone."""
    start, size = g[_START, a], g[_DIGITS, a]
    if size == 2:
        return int(b[start] == 56 and b[start + 1] == 54)
    if size == 4:
        return int(
            b[start] == 48 and b[start + 1] == 48 and b[start + 2] == 56 and b[start + 3] == 54
        )
    return 0


@inlined
def is_decimal(g: NDArray[np.int64], a: int, c: int, count: int) -> bool:
    """Whether groups ``a..c`` are the whole part or the fraction of a longer decimal."""
    return (a > 0 and g[_JOINER, a - 1] == DOT) or (c + 1 < count and g[_JOINER, c] == DOT)


@inlined
def glued_country(b: NDArray[np.uint8], g: NDArray[np.int64], a: int, total: int) -> bool:
    """Whether group ``a`` is 86 or 0086 and the first three digits of a mobile number."""
    start, size = g[_START, a], g[_DIGITS, a]
    if total == 13 and size == 5:
        return b[start] == 56 and b[start + 1] == 54 and b[start + 2] == 49
    if total == 15 and size == 7:
        return b[start] == 48 and b[start + 1] == 48 and b[start + 2] == 56 and b[start + 4] == 49
    return False


@inlined
def joined(g: NDArray[np.int64], a: int, c: int, count: int) -> int:
    """Form bits for groups beyond ``a..c`` that a hyphen, dot or slash ties to them."""
    form = 0
    if a > 0:
        if g[_JOINER, a - 1] in (HYPHEN, DOT, SLASH):
            form |= LEFT_JOINED
    if c + 1 < count and g[_JOINER, c] in (HYPHEN, DOT, SLASH):
        form |= RIGHT_JOINED
    return form


@inlined
def single(
    b: NDArray[np.uint8],
    n: int,
    g: NDArray[np.int64],
    a: int,
    count: int,
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
) -> int:
    """Emit group ``a`` by itself."""
    start, end, size = g[_START, a], g[_END, a], g[_DIGITS, a]
    if size > _LONGEST or is_decimal(g, a, a, count):
        return nt
    form = joined(g, a, a, count)
    close = bracketed(b, n, end)
    if size == 7 and close > end:
        return emit(tokens, text, nt, b, start, close, DIGITS, form | BRACKETED, n)
    if a > 0 and size >= 9 and country_code(b, g, a - 1):
        form &= ~LEFT_JOINED
        return with_country(b, n, g, a, a, form | GROUPED, tokens, text, nt)
    nt = emit(tokens, text, nt, b, start, end, DIGITS, form, n)
    # a country code written on to the number
    skip = 0
    if size in (12, 13) and b[start] == 56 and b[start + 1] == 54:
        skip = 2
    elif size in (14, 15) and b[start] == 48 and b[start + 1] == 48 and b[start + 2] == 56:
        skip = 4
    if skip and b[start + skip] == 49 and size - skip == 11:
        mark = nt
        nt = emit(tokens, text, nt, b, start + skip, end, DIGITS, form | COUNTRY_CODE, n)
        tokens[mark, 0] = start - plus_before(b, start)
        tokens[mark, 3] = form | COUNTRY_CODE | touching(b, n, start, end)
    return nt


@inlined
def plus_before(b: NDArray[np.uint8], start: int) -> int:
    """Bytes of the plus sign before ``start``, full-width or not; 0 for none."""
    if start > 0 and b[start - 1] == 43:
        return 1
    if start > 2 and b[start - 3] == 0xEF and b[start - 2] == 0xBC and b[start - 1] == 0x8B:
        return 3
    return 0


@inlined
def with_country(
    b: NDArray[np.uint8],
    n: int,
    g: NDArray[np.int64],
    a: int,
    c: int,
    form: int,
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
) -> int:
    """Emit groups ``a..c`` with the country code that is group ``a - 1``."""
    mark = nt
    nt = emit_groups(b, n, g, a, c, form | COUNTRY_CODE, tokens, text, nt)
    start = g[_START, a - 1]
    plus = plus_before(b, start)
    tokens[mark, 0] = start - plus
    tokens[mark, 3] &= ~LEFT_JOINED
    if plus:
        tokens[mark, 3] |= PLUS
    return nt


@inlined
def emit_groups(
    b: NDArray[np.uint8],
    n: int,
    g: NDArray[np.int64],
    a: int,
    c: int,
    form: int,
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
) -> int:
    """Emit groups ``a..c`` as one number."""
    mark = nt
    nt = emit(tokens, text, nt, b, g[_START, a], g[_END, c], DIGITS, form, n)
    packed = 0
    for k in range(a, c + 1):
        packed = (packed << 4) | min(g[_DIGITS, k], 15)
    tokens[mark, 5] = packed
    return nt


@inlined
def windows(
    b: NDArray[np.uint8],
    n: int,
    g: NDArray[np.int64],
    a: int,
    count: int,
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
) -> int:
    """Emit every stretch of two or more groups from ``a`` that reads as one number."""
    joiner = g[_JOINER, a]
    total = g[_DIGITS, a]
    first = g[_START, a]
    for c in range(a + 1, min(count, a + 7)):
        if c > a + 1:
            tie = g[_JOINER, c - 1]
            if joiner == WRAP or tie == WRAP or tie == BRACKET:
                return nt
            if tie != joiner and joiner != BRACKET:
                return nt
        total += g[_DIGITS, c]
        if total > _LONGEST:
            return nt
        if total < 9:
            continue
        if total in (13, 15) and glued_country(b, g, a, total):
            mark = nt
            skip = total - 11
            nt = emit_groups(b, n, g, a, c, GROUPED | COUNTRY_CODE, tokens, text, nt)
            for k in range(11):
                text[mark, k] = text[mark, k + skip]
            for k in range(11, total):
                text[mark, k] = 0
            tokens[mark, 4] = 11
            tokens[mark, 0] = first - plus_before(b, first)
            continue
        coded = a > 0 and country_code(b, g, a - 1) == 1 and g[_JOINER, a - 1] != WRAP
        if not fits(b, g, a, c, total, joiner, coded):
            continue
        if is_decimal(g, a, c, count):
            continue
        form = joined(g, a, c, count) | GROUPED
        if joiner == WRAP:
            form |= WRAPPED
        if a > 0 or c + 1 < count:
            form |= WINDOW
        if coded and total <= 12:
            nt = with_country(b, n, g, a, c, form & ~LEFT_JOINED, tokens, text, nt)
            continue
        mark = nt
        nt = emit_groups(b, n, g, a, c, form, tokens, text, nt)
        if joiner == BRACKET:  # the span begins with the bracket
            if first > 0 and b[first - 1] == 40:
                tokens[mark, 0] = first - 1
            elif first > 2 and b[first - 3] == 0xEF and b[first - 2] == 0xBC:
                tokens[mark, 0] = first - 3
    return nt


@inlined
def fits(
    b: NDArray[np.uint8],
    g: NDArray[np.int64],
    a: int,
    c: int,
    total: int,
    joiner: int,
    coded: bool,
) -> bool:
    """Whether groups ``a..c`` are grouped as some identifier usually is."""
    parts = c - a + 1
    head, tail = g[_DIGITS, a], g[_DIGITS, c]
    lead = b[g[_START, a]]
    smallest = head
    for k in range(a + 1, c + 1):
        smallest = min(smallest, g[_DIGITS, k])
    if joiner == BRACKET:
        return lead == 48 and head in (3, 4) and total in (10, 11, 12) and parts <= 3
    if g[_X, c] and total != 18:
        return False
    if joiner == SLASH:
        return False
    if joiner == DOT and parts == 2 and lead != 48 and not (head == 6 and total >= 16):
        return False
    if joiner == WRAP:
        return 15 <= total <= 20 or total == 11
    if total == 11 and lead == 49:  # a mobile number: 3-4-4, 3-8, 4-4-3, 3-3-5
        return smallest >= 3 and parts <= 3 and (head == 3 or (head == 4 and parts == 3))
    if lead == 48 and head in (3, 4) and total in (10, 11, 12):  # a landline
        rest = total - head
        return (parts == 2 and rest in (7, 8)) or (
            parts == 3 and rest in (7, 8) and g[_DIGITS, c] == 4
        )
    if lead == 48 and head in (3, 4) and 12 < total <= 17 and parts == 3:  # with an extension
        return g[_DIGITS, a + 1] in (7, 8) and tail <= 5
    if coded and lead != 48 and total in (9, 10, 11) and head in (2, 3):
        return parts <= 3
    if total == 10 and lead in (52, 56) and head in (3, 4) and b[g[_START, a] + 1] == 48:
        return parts == 3  # 400 and 800 service numbers
    if total == 18 and smallest >= 2 and parts <= 6:
        return dated(b, g, a, c, 6)
    if total == 20 and head == 6:
        return dated(b, g, a, c, 6)
    if total == 15 and (head in (2, 3, 4, 6)) and parts <= 4:
        return True
    if 16 <= total <= 19 and tail <= 4 and head == 4 and parts >= 4:
        for k in range(a, c):
            if g[_DIGITS, k] != 4:
                return False
        return True
    if 16 <= total <= 19 and head == 6 and parts <= 4:
        return smallest >= 3
    return total in (19, 20) and smallest >= 4 and lead == 56


@inlined
def dated(b: NDArray[np.uint8], g: NDArray[np.int64], a: int, c: int, skip: int) -> bool:
    """Whether a year of 18xx to 20xx begins after ``skip`` digits of groups ``a..c``."""
    seen = 0
    century = 0
    for k in range(a, c + 1):
        for p in range(g[_START, k], g[_END, k]):
            if seen == skip:
                century = b[p] - 48
            elif seen == skip + 1:
                century = century * 10 + b[p] - 48
                return 18 <= century <= 20
            seen += 1
    return False


@inlined
def dotted(
    b: NDArray[np.uint8],
    n: int,
    g: NDArray[np.int64],
    a: int,
    count: int,
    tokens: NDArray[np.int64],
    text: NDArray[np.uint8],
    nt: int,
) -> int:
    """Emit an IPv4 address or a pair of decimals that begins with group ``a``."""
    if g[_DIGITS, a] > 3 or (a > 0 and g[_JOINER, a - 1] == DOT):
        return nt
    start = g[_START, a]
    if (
        a + 3 < count
        and g[_JOINER, a + 1] == DOT
        and g[_JOINER, a + 2] == DOT
        and g[_JOINER, a + 3] != DOT
        and g[_DIGITS, a + 1] <= 3
        and g[_DIGITS, a + 2] <= 3
        and g[_DIGITS, a + 3] <= 3
    ):
        return emit(tokens, text, nt, b, start, g[_END, a + 3], DOTTED, 0, n)
    if g[_JOINER, a + 1] == DOT or g[_DIGITS, a + 1] < 4:
        return nt
    if start > 0 and b[start - 1] == 45:
        start -= 1
    k = g[_END, a + 1]
    # one comma, white space around it, then another decimal
    gap = k
    while k < n and k - gap < 5 and (b[k] in (32, 44, 59, 0xEF, 0xBC, 0x8C)):
        k += 1
    if k == gap:
        return nt
    if k < n and b[k] == 45:
        k += 1
    whole = k
    while k < n and is_digit(b[k]):
        k += 1
    if not 1 <= k - whole <= 3 or k >= n or b[k] != 46:
        return nt
    fraction = k + 1
    k = fraction
    while k < n and is_digit(b[k]):
        k += 1
    if k - fraction < 4:
        return nt
    return emit(tokens, text, nt, b, start, k, PAIR, 0, n)
