"""Assembling: text put together from parts, and where what hides text ends, compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import compiled, inlined
from leakcase.sources.html.layout import (
    ENTITY,
    NEWLINE,
    NO_GAP,
    P_END,
    P_GAP,
    P_KIND,
    P_START,
    T_ELEMENT,
    T_HASH,
    T_IS_END,
    TAB,
)
from leakcase.sources.html.markup import Element

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TABLE, _ROW, _CELL = int(Element.TABLE), int(Element.ROW), int(Element.CELL)
_ENDED_BY_NEXT, _ROW_END = int(Element.ENDED_BY_NEXT), int(Element.ROW_END)


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
