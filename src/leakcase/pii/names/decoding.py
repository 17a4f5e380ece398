"""The best path through a word lattice, and how much better it is than the best one without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import math

from leakcase.pii.compiled import compiled, inlined
from leakcase.pii.names.classes import (
    CITY,
    CLASS_COUNT,
    CTRY,
    DIST,
    DOT,
    EDGE,
    FCITY,
    PERSON,
    PROV,
    UNIT,
    ROAD,
    COMPOUND,
    SPACE,
    AREA,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LOWEST = -1e30
HALF_LOWEST = -1e29
"""The working space is in single precision: compare with this."""


@compiled
def arc_scores(
    arcs: NDArray[np.int32],
    features: NDArray[np.int32],
    total: int,
    weights: NDArray[np.float32],
    bias: float,
    scores: NDArray[np.float32],
) -> None:
    """The own score of each arc; ``bias`` is added to names."""
    for arc in range(total):
        score = bias if arcs[arc, 2] == PERSON else 0.0
        for held in range(arcs[arc, 3]):
            score += weights[features[arc, held]]
        scores[arc] = score


@compiled
def best_path(
    arcs: NDArray[np.int32],
    total: int,
    count: int,
    scores: NDArray[np.float32],
    between: NDArray[np.float32],
    best: NDArray[np.float32],
    back: NDArray[np.int32],
    active: NDArray[np.int32],
    path: NDArray[np.int32],
) -> int:
    """Viterbi over the arcs; writes the arcs of the best path from last to first, returns how many.

    ``best[count + 1, classes]`` and ``back`` (arc times classes plus the class before it) are
    working space; ``active[at, 0]`` counts the classes reached at a place, which follow it.
    """
    for at in range(count + 1):
        active[at, 0] = 0
        for kind in range(CLASS_COUNT):
            best[at, kind] = LOWEST
    best[0, EDGE] = 0.0
    active[0, 0] = 1
    active[0, 1] = EDGE
    for arc in range(total):
        start, end, kind = arcs[arc, 0], arcs[arc, 1], arcs[arc, 2]
        reached = active[start, 0]
        if reached == 0:
            continue
        top = LOWEST
        origin = 0
        for entry in range(1, reached + 1):
            before = active[start, entry]
            score = best[start, before] + between[before, kind]
            if score > top:
                top = score
                origin = before
        top += scores[arc]
        if top > best[end, kind]:
            if best[end, kind] < HALF_LOWEST:
                active[end, 0] += 1
                active[end, active[end, 0]] = kind
            best[end, kind] = top
            back[end, kind] = arc * CLASS_COUNT + origin
    return trace(arcs, count, between, best, back, active, path)


@compiled
def trace(
    arcs: NDArray[np.int32],
    count: int,
    between: NDArray[np.float32],
    best: NDArray[np.float32],
    back: NDArray[np.int32],
    active: NDArray[np.int32],
    path: NDArray[np.int32],
) -> int:
    """Follow the best path back from the end."""
    top = LOWEST
    kind = -1
    for entry in range(1, active[count, 0] + 1):
        last = active[count, entry]
        score = best[count, last] + between[last, EDGE]
        if score > top:
            top = score
            kind = last
    if kind < 0:
        return 0
    steps = 0
    at = count
    while at > 0:
        code = back[at, kind]
        arc = code // CLASS_COUNT
        path[steps] = arc
        steps += 1
        at = arcs[arc, 0]
        kind = code % CLASS_COUNT
    return steps


@compiled
def without(
    arcs: NDArray[np.int32],
    total: int,
    scores: NDArray[np.float32],
    between: NDArray[np.float32],
    best: NDArray[np.float32],
    window: tuple[int, int, int, int],
    name: tuple[int, int],
) -> float:
    """The best score across a window without that name.

    ``window`` is its start, its end, the class before it and the class after it; ``best`` is
    working space, overwritten between the two places.
    """
    first, last, before, after = window
    for at in range(first, last + 1):
        for kind in range(CLASS_COUNT):
            best[at, kind] = LOWEST
    best[first, before] = 0.0
    low, high = 0, total
    while low < high:
        middle = (low + high) // 2
        if arcs[middle, 0] < first:
            low = middle + 1
        else:
            high = middle
    for arc in range(low, total):
        start, end, kind = arcs[arc, 0], arcs[arc, 1], arcs[arc, 2]
        if start >= last:
            break
        if end > last or (kind == PERSON and start < name[1] and end > name[0]):
            continue
        top = LOWEST
        for origin in range(CLASS_COUNT):
            if best[start, origin] > HALF_LOWEST:
                top = max(top, best[start, origin] + between[origin, kind])
        best[end, kind] = max(best[end, kind], top + scores[arc])
    top = LOWEST
    for kind in range(CLASS_COUNT):
        if best[last, kind] > HALF_LOWEST:
            top = max(top, best[last, kind] + between[kind, after])
    return top


@inlined
def is_address_part(kind: int) -> bool:
    """Whether a class is a part of an address."""
    return kind in (PROV, CITY, DIST, AREA, ROAD, COMPOUND, UNIT)


@compiled
def confidence(
    arcs: NDArray[np.int32],
    total: int,
    scores: NDArray[np.float32],
    between: NDArray[np.float32],
    best: NDArray[np.float32],
    path: NDArray[np.int32],
    first: int,
    last: int,
    steps: int,
) -> float:
    """How sure the name is that covers the path from ``first`` down to ``last``, 0 to 1.

    The path is compared with the best one that reads its stretch, one segment more on either
    side, without the name.
    """
    left = min(first + 1, steps - 1)
    right = max(last - 1, 0)
    before = arcs[path[left + 1], 2] if left + 1 < steps else EDGE
    after = arcs[path[right - 1], 2] if right > 0 else EDGE
    own = 0.0
    kind = before
    for step in range(left, right - 1, -1):
        own += between[kind, arcs[path[step], 2]] + scores[path[step]]
        kind = arcs[path[step], 2]
    own += between[kind, after]
    window = (arcs[path[left], 0], arcs[path[right], 1], before, after)
    name = (arcs[path[first], 0], arcs[path[last], 1])
    other = without(arcs, total, scores, between, best, window, name)
    return 1.0 / (1.0 + math.exp(-min(max(own - other, -30.0), 30.0)))


@compiled
def read_spans(
    arcs: NDArray[np.int32],
    total: int,
    scores: NDArray[np.float32],
    between: NDArray[np.float32],
    best: NDArray[np.float32],
    path: NDArray[np.int32],
    steps: int,
    origin: int,
    found: NDArray[np.int64],
    confidences: NDArray[np.float32],
    held: int,
) -> int:
    """Append the spans of a path (start, end, kind: 1 person, 2 address, 3 place)."""
    step = steps - 1
    while step >= 0 and held < len(found):
        kind = arcs[path[step], 2]
        last = step
        if kind == PERSON:
            while (
                last >= 2 and arcs[path[last - 1], 2] == DOT and arcs[path[last - 2], 2] == PERSON
            ):
                last -= 2
            found[held, 0] = origin + arcs[path[step], 0]
            found[held, 1] = origin + arcs[path[last], 1]
            found[held, 2] = 1
            confidences[held] = confidence(
                arcs, total, scores, between, best, path, step, last, steps
            )
            held += 1
        elif is_address_part(kind) or kind in (CTRY, FCITY):
            if is_address_part(kind):
                last = address_end(arcs, path, step)
            what = address_kind(arcs, path, step, last)
            if what:
                found[held, 0] = origin + arcs[path[step], 0]
                found[held, 1] = origin + arcs[path[last], 1]
                found[held, 2] = what
                confidences[held] = 1.0 - 0.5 ** (step - last + 1)
                held += 1
        step = last - 1
    return held


@inlined
def address_end(arcs: NDArray[np.int32], path: NDArray[np.int32], step: int) -> int:
    """The last step of the address that begins at ``step``; single spaces may stand inside."""
    last = step
    while last >= 1:
        kind = arcs[path[last - 1], 2]
        if is_address_part(kind):
            last -= 1
        elif kind == SPACE and last >= 2 and is_address_part(arcs[path[last - 2], 2]):
            last -= 2
        else:
            break
    return last


@inlined
def address_kind(arcs: NDArray[np.int32], path: NDArray[np.int32], step: int, last: int) -> int:
    """2 for two levels or more, 3 for the name of a place alone, 0 for a number alone."""
    levels = 0
    previous = -1
    only_units = True
    for at in range(step, last - 1, -1):
        kind = arcs[path[at], 2]
        if kind == SPACE:
            continue
        if kind != UNIT:
            only_units = False
        if kind != previous:
            levels += 1
        previous = kind
    if only_units:
        return 0
    return 2 if levels > 1 else 3
