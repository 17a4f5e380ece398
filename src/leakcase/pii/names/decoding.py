"""The best path through a lattice, and how sure a name on it is."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from leakcase.pii.compiled import compiled
from leakcase.pii.names.classes import CLASS_COUNT, EDGE, PERSON

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leakcase.pii.names.stretch import Stretch

LOWEST = -1e30
HALF_LOWEST = -1e29
"""The working space is in single precision: compare with this."""


@compiled
def score_arcs(stretch: Stretch, total: int, weights: NDArray[np.float32], bias: float) -> None:
    """Write the own score of each arc; ``bias`` is added to names."""
    arcs, features = stretch.arcs, stretch.features
    for arc in range(total):
        score = bias if arcs[arc, 2] == PERSON else 0.0
        for held in range(arcs[arc, 3]):
            score += weights[features[arc, held]]
        stretch.scores[arc] = score


@compiled
def best_path(stretch: Stretch, total: int, count: int, between: NDArray[np.float32]) -> int:
    """Viterbi over the arcs; writes the best path and returns how many arcs it has."""
    best, back, active, arcs = stretch.best, stretch.back, stretch.active, stretch.arcs
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
        top += stretch.scores[arc]
        if top > best[end, kind]:
            if best[end, kind] < HALF_LOWEST:
                active[end, 0] += 1
                active[end, active[end, 0]] = kind
            best[end, kind] = top
            back[end, kind] = arc * CLASS_COUNT + origin
    return trace(stretch, count, between)


@compiled
def trace(stretch: Stretch, count: int, between: NDArray[np.float32]) -> int:
    """Follow the best path back from the end."""
    best, active = stretch.best, stretch.active
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
        code = stretch.back[at, kind]
        arc = code // CLASS_COUNT
        stretch.path[steps] = arc
        steps += 1
        at = stretch.arcs[arc, 0]
        kind = code % CLASS_COUNT
    return steps


@compiled
def confidence(
    stretch: Stretch, total: int, between: NDArray[np.float32], steps: int, first: int, last: int
) -> float:
    """How sure the name is that covers the path from step ``first`` down to ``last``, 0 to 1.

    The path is compared with the best one that reads its place, and one segment more on either
    side, without the name.
    """
    arcs, path = stretch.arcs, stretch.path
    left = min(first + 1, steps - 1)
    right = max(last - 1, 0)
    before = arcs[path[left + 1], 2] if left + 1 < steps else EDGE
    after = arcs[path[right - 1], 2] if right > 0 else EDGE
    own = 0.0
    kind = before
    for step in range(left, right - 1, -1):
        own += between[kind, arcs[path[step], 2]] + stretch.scores[path[step]]
        kind = arcs[path[step], 2]
    own += between[kind, after]
    window = (arcs[path[left], 0], arcs[path[right], 1], before, after)
    name = (arcs[path[first], 0], arcs[path[last], 1])
    other = best_without(stretch, total, between, window, name)
    return 1.0 / (1.0 + math.exp(-min(max(own - other, -30.0), 30.0)))


@compiled
def first_arc(stretch: Stretch, total: int, place: int) -> int:
    """The first arc that starts at the place or after it."""
    low, high = 0, total
    while low < high:
        middle = (low + high) // 2
        if stretch.arcs[middle, 0] < place:
            low = middle + 1
        else:
            high = middle
    return low


@compiled
def best_without(
    stretch: Stretch,
    total: int,
    between: NDArray[np.float32],
    window: tuple[int, int, int, int],
    name: tuple[int, int],
) -> float:
    """The best score across a window that reads no name where that one stands.

    ``window`` is its start, its end, the class before it and the class after it. Overwrites
    ``best`` there, which the path no longer needs.
    """
    best, arcs = stretch.best, stretch.arcs
    first, last, before, after = window
    for at in range(first, last + 1):
        for kind in range(CLASS_COUNT):
            best[at, kind] = LOWEST
    best[first, before] = 0.0
    for arc in range(first_arc(stretch, total, first), total):
        start, end, kind = arcs[arc, 0], arcs[arc, 1], arcs[arc, 2]
        if start >= last:
            break
        if end > last or (kind == PERSON and start < name[1] and end > name[0]):
            continue
        top = LOWEST
        for origin in range(CLASS_COUNT):
            if best[start, origin] > HALF_LOWEST:
                top = max(top, best[start, origin] + between[origin, kind])
        best[end, kind] = max(best[end, kind], top + stretch.scores[arc])
    top = LOWEST
    for kind in range(CLASS_COUNT):
        if best[last, kind] > HALF_LOWEST:
            top = max(top, best[last, kind] + between[kind, after])
    return top
