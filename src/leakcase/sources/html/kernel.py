"""The one pass over a page's bytes, compiled: its text in parts, and what needs a closer look.

Plain loops on purpose. Every byte is looked at a bounded number of times, whatever the markup:
what never closes runs to the end of the page, once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import compiled, inlined
from leakcase.sources.html.markup import HASH_FACTOR, HASH_MASK, SLOTS, Element

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# what stands before a part, where nothing of the page does
NO_GAP, SPACE, TAB, NEWLINE = range(4)
# kinds of parts
PLAIN, ENTITY = range(2)
# kinds of events
START, END, RAW, COMMENT = range(4)
# columns of events
E_KIND, E_TAG, E_ELEMENT, E_AT, E_BODY, E_BODY_END, E_CONTENT, E_CONTENT_END = range(8)
EVENT_COLUMNS = 8
# columns of parts
P_START, P_END, P_GAP, P_KIND = range(4)
PART_COLUMNS = 4
# columns of tags
T_HASH, T_ELEMENT, T_AT, T_IS_END = range(4)
TAG_COLUMNS = 4
# counters
PARTS, EVENTS, TAGS, GAP, PRE, ENDED_HASH, ENDED_AT = range(7)
COUNTERS = 7

_BLOCK, _APART, _CELL = int(Element.BLOCK), int(Element.APART), int(Element.CELL)
_TABLE, _ROW, _RAW, _TEXT = (
    int(Element.TABLE),
    int(Element.ROW),
    int(Element.RAW),
    int(Element.TEXT),
)
_ENDED_BY_NEXT = int(Element.ENDED_BY_NEXT)
_PRE, _UNSEEN, _ROW_END = int(Element.PRE), int(Element.UNSEEN), int(Element.ROW_END)
_SPACES = (32, 10, 9, 13, 12)
_SIGNS = (ord("@"), ord("%"))
_DECLARING = (ord("!"), ord("?"))
_TELLING = tuple(
    int.from_bytes(word, "big")
    for word in b"data hidd none valu cont alt= titl plac aria cols".split()
)
"""How attributes begin that may say something (``data-…``, ``title``) or hide (``hidden``)."""
_CLASS = int.from_bytes(b"clas", "big")
_TOLD = _TABLE | _ROW | _CELL | _UNSEEN


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
def put(parts: NDArray[np.int64], s: NDArray[np.int64], start: int, end: int, kind: int) -> None:
    i = s[PARTS]
    parts[i, P_START], parts[i, P_END] = start, end
    parts[i, P_GAP], parts[i, P_KIND] = s[GAP], kind
    s[PARTS] = i + 1
    s[GAP] = NO_GAP


@inlined
def text(
    b: NDArray[np.uint8],
    i: int,
    end: int,
    parts: NDArray[np.int64],
    s: NDArray[np.int64],
    kept: int,
) -> None:
    """Text without markup, as parts: white space folded unless it is to be kept, entities apart."""
    start = i
    while i < end:
        c = b[i]
        if c == 38:
            j = entity_end(b, end, i)
            if j > i:
                if i > start:
                    put(parts, s, start, i, PLAIN)
                put(parts, s, i, j, ENTITY)
                i = start = j
                continue
        elif kept == 0 and is_space(c):
            j = i + 1
            while j < end and is_space(b[j]):
                j += 1
            if j - i > 1 or c != 32 or i == start:
                if i > start:
                    put(parts, s, start, i, PLAIN)
                s[GAP] = max(s[GAP], SPACE)
                start = j
            i = j
            continue
        i += 1
    if end > start:
        put(parts, s, start, end, PLAIN)


@inlined
def told(events: NDArray[np.int64], s: NDArray[np.int64], kind: int, element: int, at: int) -> int:
    i = int(s[EVENTS])
    events[i, E_KIND], events[i, E_TAG], events[i, E_ELEMENT] = kind, s[TAGS] - 1, element
    events[i, E_AT] = at
    for column in range(E_BODY, EVENT_COLUMNS):
        events[i, column] = at
    s[EVENTS] = i + 1
    return i


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


@inlined
def start_tag(
    b: NDArray[np.uint8],
    i: int,
    names: NDArray[np.int64],
    classes: int,
    parts: NDArray[np.int64],
    events: NDArray[np.int64],
    tags: NDArray[np.int64],
    s: NDArray[np.int64],
) -> int:
    """A start tag at ``i``; returns where to go on."""
    n = len(b)
    body = name_end(b, n, i + 1)
    value = hash_of(b, i + 1, body)
    element = element_of(names, value)
    end = tag_end(b, n, body)
    after = min(end + 1, n)
    tag = s[TAGS]
    tags[tag, T_HASH], tags[tag, T_ELEMENT], tags[tag, T_AT] = value, element, i
    tags[tag, T_IS_END] = 0
    s[TAGS] = tag + 1
    if element & _BLOCK:
        s[GAP] = max(s[GAP], NEWLINE)
    elif element & _CELL:
        s[GAP] = max(s[GAP], TAB)
    elif element & _APART or (s[ENDED_AT] == i and s[ENDED_HASH] == value):
        s[GAP] = max(s[GAP], SPACE)  # side by side, like boxes; not two runs of one word
    if element & _PRE:
        s[PRE] += 1
    raw = element & (_RAW | _TEXT)
    stop = content_end(b, n, after, i + 1, body) if raw else after
    if element & (_TOLD | _RAW) or (body < end and is_worth(b, body, end, classes)):
        event = told(events, s, RAW if element & _RAW else START, element, i)
        events[event, E_BODY], events[event, E_BODY_END] = body, end
        events[event, E_CONTENT], events[event, E_CONTENT_END] = after, stop
    if element & _TEXT:
        text(b, after, stop, parts, s, 1)
    return stop


@inlined
def end_tag(
    b: NDArray[np.uint8],
    i: int,
    names: NDArray[np.int64],
    events: NDArray[np.int64],
    tags: NDArray[np.int64],
    s: NDArray[np.int64],
) -> int:
    """An end tag at ``i``; returns where to go on."""
    n = len(b)
    stop = name_end(b, n, i + 2)
    value = hash_of(b, i + 2, stop)
    element = element_of(names, value)
    while stop < n and b[stop] != 62:
        stop += 1
    stop = min(stop + 1, n)
    tag = s[TAGS]
    tags[tag, T_HASH], tags[tag, T_ELEMENT], tags[tag, T_AT] = value, element, i
    tags[tag, T_IS_END] = 1
    s[TAGS] = tag + 1
    if element & _BLOCK:
        s[GAP] = max(s[GAP], NEWLINE)
    elif element & _CELL:
        s[GAP] = max(s[GAP], TAB)
    elif element & _APART:
        s[GAP] = max(s[GAP], SPACE)
    else:
        s[ENDED_HASH], s[ENDED_AT] = value, stop
    if element & _PRE and s[PRE] > 0:
        s[PRE] -= 1
    if element & _TABLE:
        told(events, s, END, element, i)
    return stop


@inlined
def comment(
    b: NDArray[np.uint8], n: int, i: int, events: NDArray[np.int64], s: NDArray[np.int64]
) -> int:
    """A comment at ``i``, or what passes for one; returns where to go on."""
    start = i + 2
    if i + 3 < n and b[i + 2] == 45 and b[i + 3] == 45:
        start = i + 4
        end = start
        if start < n and b[start] == 62:
            return start + 1
        stop = n
        while end < n:
            if b[end] == 45 and end + 2 < n and b[end + 1] == 45:
                bang = 1 if b[end + 2] == 33 else 0
                if end + 2 + bang < n and b[end + 2 + bang] == 62:
                    stop = end + 3 + bang
                    break
            end += 1
    elif i + 8 < n and b[i + 2] == 91 and b[i + 3] == 67 and b[i + 8] == 91:
        start = i + 9
        end = start
        while end < n and not (
            b[end] == 93 and end + 2 < n and b[end + 1] == 93 and b[end + 2] == 62
        ):
            end += 1
        stop = min(end + 3, n)
    else:
        end = start
        while end < n and b[end] != 62:
            end += 1
        stop = min(end + 1, n)
    event = told(events, s, COMMENT, 0, i)
    events[event, E_CONTENT], events[event, E_CONTENT_END] = start, end
    return stop


@compiled
def walk(
    b: NDArray[np.uint8],
    names: NDArray[np.int64],
    classes: int,
    parts: NDArray[np.int64],
    events: NDArray[np.int64],
    tags: NDArray[np.int64],
    s: NDArray[np.int64],
) -> None:
    """Walk over a page.

    Args:
        b: the page, UTF-8.
        names: hashes of the names of elements and what these are, by slot.
        classes: whether a class may hide an element, so that tags with one need a look.
        parts: filled with the parts of the text; room for two at each ``<``, ``&``, control and
            double space.
        events: filled with what needs a look, room for one at each ``<``.
        tags: filled with all tags, room for one at each ``<``.
        s: counters; those of ``PRE`` go on from the page before.
    """
    n = len(b)
    i = start = 0
    while i < n:
        if b[i] != 60 or i + 1 >= n:
            i += 1
            continue
        c = b[i + 1]
        is_end = c == 47 and i + 2 < n and is_letter(b[i + 2])
        if not (is_letter(c) or is_end or c in _DECLARING):
            i += 1
            continue
        if i > start:
            text(b, start, i, parts, s, 1 if s[PRE] else 0)
        if is_end:
            i = end_tag(b, i, names, events, tags, s)
        elif is_letter(c):
            i = start_tag(b, i, names, classes, parts, events, tags, s)
        else:
            i = comment(b, n, i, events, s)
        start = i
    if n > start:
        text(b, start, n, parts, s, 1 if s[PRE] else 0)


@inlined
def ends_open(element: int, other: int, is_end: int) -> bool:
    """Whether a tag ends an open cell or row that has no end tag of its own."""
    if is_end == 1:
        return element & (_CELL | _ROW) != 0 and other & _ROW_END != 0
    return element & _CELL != 0 and other & (_CELL | _ROW) != 0


@compiled
def closing(tags: NDArray[np.int64], count: int, i: int, own: int, element: int, depth: int) -> int:
    """The tag at which an element ends that was opened before tag ``i``; ``count`` for none.

    Args:
        tags: of the page.
        count: how many.
        i: the tag to begin with.
        own: hash of the element's name.
        element: what it is.
        depth: elements of its name that are open.
    """
    tables = 0
    while i < count:
        is_end = tags[i, T_IS_END] == 1
        other = tags[i, T_ELEMENT]
        if other & _TABLE and tables + (0 if is_end else 1) > 0:
            tables += -1 if is_end else 1
        elif tables == 0 or not element & (_CELL | _ROW):
            if tags[i, T_HASH] == own:
                if is_end:
                    depth -= 1
                elif element & _ENDED_BY_NEXT:
                    return i
                else:
                    depth += 1
                if depth <= 0:
                    return i
            elif ends_open(element, other, tags[i, T_IS_END]):
                return i
        i += 1
    return count


@compiled
def assemble(
    b: NDArray[np.uint8],
    parts: NDArray[np.int64],
    dropped: NDArray[np.bool_],
    spelled: NDArray[np.uint8],
    spelled_at: NDArray[np.int64],
    out: NDArray[np.uint8],
    breaks: NDArray[np.int64],
    at: NDArray[np.int64],
) -> None:
    """Put parts together to a text with its map to the page.

    Args:
        b: the page.
        parts: of its text.
        dropped: parts left out.
        spelled: what entities stand for, one after the other.
        spelled_at: where in it each part begins, and where the last ends.
        out: filled with the text; room for the page, twice the parts and ``spelled``.
        breaks: filled with breakpoints: offset in the text, place on the page; room for four a
            part.
        at: filled with the offset in the text of each part, its gap included; then with the size
            of the text; then with the number of breakpoints.
    """
    v = k = last = 0
    pending = NO_GAP
    jump = False
    for i in range(len(parts)):
        at[i] = v
        if dropped[i]:
            pending = NEWLINE
            continue
        start, end = parts[i, P_START], parts[i, P_END]
        gap = max(parts[i, P_GAP], pending)
        pending = NO_GAP
        if v == 0:
            breaks[k, 0], breaks[k, 1] = 0, start
            k += 1
        else:
            if gap:
                breaks[k, 0], breaks[k, 1] = v, last
                k += 1
                out[v] = 10 if gap == NEWLINE else 9 if gap == TAB else 32
                v += 1
            if gap or jump or start != last:
                breaks[k, 0], breaks[k, 1] = v, last
                breaks[k + 1, 0], breaks[k + 1, 1] = v, start
                k += 2
        jump = parts[i, P_KIND] == ENTITY
        if jump:
            for j in range(spelled_at[i], spelled_at[i + 1]):
                out[v] = spelled[j]
                v += 1
        else:
            for j in range(start, end):
                out[v] = b[j]
                v += 1
        last = end
    at[len(parts)] = v
    breaks[k, 0], breaks[k, 1] = v, last
    at[len(parts) + 1] = k + 1
