"""The one pass over a page's bytes, compiled: its text in parts, and what needs a closer look.

Plain loops on purpose. Every byte is looked at a bounded number of times, whatever the markup:
what never closes runs to the end of the page, once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import compiled, inlined
from leakcase.sources.html.grammar import (
    content_end,
    element_of,
    entity_end,
    hash_of,
    is_letter,
    is_space,
    is_worth,
    name_end,
    tag_end,
)
from leakcase.sources.html.layout import (
    COMMENT,
    E_AT,
    E_BODY,
    E_BODY_END,
    E_CONTENT,
    E_CONTENT_END,
    E_ELEMENT,
    E_KIND,
    E_TAG,
    END,
    ENDED_AT,
    ENDED_HASH,
    ENTITY,
    EVENT_COLUMNS,
    EVENTS,
    GAP,
    NEWLINE,
    NO_GAP,
    P_END,
    P_GAP,
    P_KIND,
    P_START,
    PARTS,
    PLAIN,
    PRE,
    RAW,
    SPACE,
    START,
    T_AT,
    T_ELEMENT,
    T_HASH,
    T_IS_END,
    TAB,
    TAGS,
)
from leakcase.sources.html.markup import Element

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK, _APART, _CELL = int(Element.BLOCK), int(Element.APART), int(Element.CELL)
_TABLE, _ROW, _RAW = int(Element.TABLE), int(Element.ROW), int(Element.RAW)
_TEXT, _PRE, _UNSEEN = int(Element.TEXT), int(Element.PRE), int(Element.UNSEEN)
_TOLD = _TABLE | _ROW | _CELL | _UNSEEN
_DECLARING = (ord("!"), ord("?"))


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
