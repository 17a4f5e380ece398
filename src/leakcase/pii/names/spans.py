"""From the best path to spans: parts of names and of addresses are joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import compiled, inlined
from leakcase.pii.names.classes import (
    AREA,
    CITY,
    COMPOUND,
    CTRY,
    DIST,
    DOT,
    FCITY,
    INDEX,
    NUM,
    ORGS,
    PERSON,
    PROV,
    ROAD,
    SPACE,
    UNIT,
    UNKNOWN,
)
from leakcase.pii.names.decoding import confidence

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leakcase.pii.names.stretch import Stretch

PERSON_KIND, ADDRESS_KIND, PLACE_KIND = 1, 2, 3
NOUN = INDEX["N"]
_REACH = 4
"""Words between a place and the organisation named for it, at most."""


@compiled
def read_spans(
    stretch: Stretch,
    total: int,
    between: NDArray[np.float32],
    steps: int,
    origin: int,
    found: NDArray[np.int64],
    sure: NDArray[np.float32],
    held: int,
) -> int:
    """Append the spans of the path (start, end, kind) to ``held`` others; returns how many."""
    arcs, path = stretch.arcs, stretch.path
    step = steps - 1
    while step >= 0 and held < len(found):
        kind = arcs[path[step], 2]
        last = step
        what = 0
        if kind == PERSON:
            last = name_end(stretch, step)
            what = PERSON_KIND
            sure[held] = confidence(stretch, total, between, steps, step, last)
        elif is_address_part(kind):
            last = address_end(stretch, step)
            what = address_kind(stretch, step, last)
            sure[held] = 1.0 - 0.5 ** (step - last + 1)
        elif kind in (CTRY, FCITY):
            what = PLACE_KIND
            sure[held] = 0.5
        if what == PLACE_KIND and names_organisation(stretch, last):
            what = 0
        if what:
            found[held, 0] = origin + arcs[path[step], 0]
            found[held, 1] = origin + arcs[path[last], 1]
            found[held, 2] = what
            held += 1
        step = last - 1
    return held


@inlined
def name_end(stretch: Stretch, step: int) -> int:
    """The last step of the name that begins at ``step``; dots join its parts."""
    arcs, path = stretch.arcs, stretch.path
    last = step
    while last >= 2 and arcs[path[last - 1], 2] == DOT and arcs[path[last - 2], 2] == PERSON:
        last -= 2
    return last


@inlined
def is_address_part(kind: int) -> bool:
    """Whether a class is a part of an address."""
    return kind in (PROV, CITY, DIST, AREA, ROAD, COMPOUND, UNIT)


@inlined
def address_end(stretch: Stretch, step: int) -> int:
    """The last step of the address that begins at ``step``; single spaces may stand inside."""
    arcs, path = stretch.arcs, stretch.path
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
def address_kind(stretch: Stretch, step: int, last: int) -> int:
    """An address has two levels or more; one alone is a place; a number alone is nothing."""
    levels = 0
    previous = -1
    named = False
    for at in range(step, last - 1, -1):
        kind = stretch.arcs[stretch.path[at], 2]
        if kind == SPACE:
            continue
        named = named or kind != UNIT
        if kind != previous:
            levels += 1
        previous = kind
    if not named:
        return 0
    return ADDRESS_KIND if levels > 1 else PLACE_KIND


@inlined
def names_organisation(stretch: Stretch, last: int) -> bool:
    """Whether the place is the first part of an organisation's name (深圳 罗湖 公安局)."""
    arcs, path = stretch.arcs, stretch.path
    for at in range(last - 1, max(last - 1 - _REACH, -1), -1):
        kind = arcs[path[at], 2]
        if kind == ORGS:
            return True
        if kind not in (NOUN, UNKNOWN, NUM, PROV, CITY, DIST, AREA):
            return False
    return False
