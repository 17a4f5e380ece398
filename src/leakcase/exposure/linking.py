"""Joins values of one person: union-find in an open-addressing hash table, compiled.

Slots hold a digest (0: empty), the slot it points to, its rank and, for roots, how many values
hang on it. A root is the value of highest rank of its person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled, inlined

if TYPE_CHECKING:
    from numpy.typing import NDArray

ID_RANK = 100
"""Rank from which a value is an ID number: a person has one."""


@inlined
def _slot(keys: NDArray[np.uint64], digest: np.uint64) -> int:
    """The slot of a digest, or the empty one where it belongs."""
    mask = np.uint64(len(keys) - 1)
    at = (digest ^ (digest >> np.uint64(29))) & mask
    while keys[at] != 0 and keys[at] != digest:
        at = (at + np.uint64(1)) & mask
    return np.int64(at)  # type: ignore[return-value]


@inlined
def _root(parents: NDArray[np.int32], slot: int) -> int:
    at = slot
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at


@inlined
def _join(
    keys: NDArray[np.uint64],
    parents: NDArray[np.int32],
    ranks: NDArray[np.uint8],
    sizes: NDArray[np.uint8],
    one: int,
    two: int,
    most: int,
) -> None:
    """Make two values one person's, unless each has an ID number or there are too many."""
    a, b = _root(parents, one), _root(parents, two)
    if a == b or (ranks[a] >= ID_RANK and ranks[b] >= ID_RANK and ranks[a] == ranks[b]):
        return
    if np.int64(sizes[a]) + np.int64(sizes[b]) > most:
        return
    # the surer value leads; the smaller digest among equals, so that the order does not matter
    if ranks[b] > ranks[a] or (ranks[b] == ranks[a] and keys[b] < keys[a]):
        a, b = b, a
    parents[b] = a
    sizes[a] += sizes[b]


@compiled
def link(  # noqa: PLR0917  (compiled code takes arrays, not objects)
    keys: NDArray[np.uint64],
    parents: NDArray[np.int32],
    ranks: NDArray[np.uint8],
    sizes: NDArray[np.uint8],
    digests: NDArray[np.uint64],
    weights: NDArray[np.uint8],
    bounds: NDArray[np.int64],
    limits: NDArray[np.int64],
    unknown: NDArray[np.uint64],
) -> int:
    """Take in records; returns the slots used.

    Args:
        keys: the table: digests.
        parents: the table: where each points.
        ranks: the table: rank of each digest.
        sizes: the table: values that hang on a root.
        digests: identifying values, record after record.
        weights: their ranks.
        bounds: where each record begins, and the end of the last.
        limits: slots used so far, slots that may be used, most values of a person.
        unknown: out: for each record that found no room and no known value, its surest value.
    """
    used = int(limits[0])
    for record in range(len(bounds) - 1):
        first, last = bounds[record], bounds[record + 1]
        known = False
        best = first
        for i in range(first, last):
            if weights[i] > weights[best] or (
                weights[i] == weights[best] and digests[i] < digests[best]
            ):
                best = i
            slot = _slot(keys, digests[i])
            if keys[slot] == 0 and used < limits[1]:
                keys[slot] = digests[i]
                parents[slot] = slot
                ranks[slot] = weights[i]
                sizes[slot] = 1
                used += 1
            known = known or keys[slot] != 0
        if not known:
            unknown[record] = digests[best]
            continue
        for i in range(first, last):
            one = _slot(keys, digests[i])
            if keys[one] == 0:
                continue
            for j in range(i + 1, last):
                two = _slot(keys, digests[j])
                if keys[two] != 0:
                    _join(keys, parents, ranks, sizes, one, two, limits[2])
    return used


@compiled
def rehash(
    keys: NDArray[np.uint64],
    parents: NDArray[np.int32],
    ranks: NDArray[np.uint8],
    sizes: NDArray[np.uint8],
    new_keys: NDArray[np.uint64],
    new_parents: NDArray[np.int32],
    new_ranks: NDArray[np.uint8],
    new_sizes: NDArray[np.uint8],
) -> None:
    """Copy a table into an empty larger one."""
    for slot in range(len(keys)):
        if keys[slot] != 0:
            place = _slot(new_keys, keys[slot])
            new_keys[place] = keys[slot]
            new_ranks[place] = ranks[slot]
            new_sizes[place] = sizes[slot]
    for slot in range(len(keys)):
        if keys[slot] != 0:
            root = _slot(new_keys, keys[_root(parents, slot)])
            new_parents[_slot(new_keys, keys[slot])] = root


@compiled
def count_roots(keys: NDArray[np.uint64], parents: NDArray[np.int32]) -> int:
    """How many people a table holds."""
    roots = 0
    for slot in range(len(keys)):
        if keys[slot] != 0 and parents[slot] == slot:
            roots += 1
    return roots
