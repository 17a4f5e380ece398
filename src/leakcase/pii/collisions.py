"""One span, one category: of hits that overlap, the surest stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled, inlined

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LARGEST = 256
"""Hits weighed against each other at once; a longer chain of overlaps is cut."""


def surest(
    start: NDArray[np.int64], end: NDArray[np.int64], score: NDArray[np.int64]
) -> NDArray[np.intp]:
    """Indices of the hits that stay, in order of their starts.

    In each chain of overlapping spans the highest score stays first, then the highest of those
    that do not overlap it, and so on.
    """
    order = np.lexsort((-score, start))
    kept = np.zeros(len(order), np.uint8)
    _sweep(start[order], end[order], score[order], kept)
    return np.asarray(order[kept == 1])


@compiled
def _sweep(
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    score: NDArray[np.int64],
    kept: NDArray[np.uint8],
) -> None:
    """Mark in ``kept`` the hits that stay; the hits come ordered by start."""
    n = len(start)
    low = wall = 0
    while low < n:
        high = low + 1
        reach = end[low]
        while high < n and start[high] < reach and high - low < _LARGEST:
            reach = max(reach, end[high])
            high += 1
        for k in range(low, high):
            if start[k] < wall:  # of a chain that was cut
                kept[k] = 2
        wall = max(wall, _weigh(start, end, score, kept, low, high))
        low = high


@inlined
def _weigh(
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    score: NDArray[np.int64],
    kept: NDArray[np.uint8],
    low: int,
    high: int,
) -> int:
    """Mark what stays of one chain; where the last of it ends."""
    last = 0
    for _ in range(high - low):
        best = -1
        for k in range(low, high):
            if kept[k] == 0 and (best < 0 or score[k] > score[best]):
                best = k
        if best < 0:
            break
        kept[best] = 1
        last = max(last, end[best])
        for k in range(low, high):
            if kept[k] == 0 and start[k] < end[best] and start[best] < end[k]:
                kept[k] = 2
    return last
