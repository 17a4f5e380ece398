"""Records: which hits belong to one person, because they stand together.

In a table that is the row. In text it is the line, card or paragraph: what stands close together,
until a blank line, a wider gap, or a second value of what a person has one of.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled
from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import Reason
from leakcase.pii.taxonomy import CATEGORIES, INDEX

if TYPE_CHECKING:
    from numpy.typing import NDArray

GAP = 200
"""Bytes between hits of one record, at most."""
_OWN = ("person_name", "resident_id_15")
"""What begins a new record when it comes again, besides the identifying categories."""
_RAISED = (
    "mobile",
    "landline",
    "email",
    "person_name",
    "address",
    "birth_date",
    "bank_card",
    "plate",
    "passport_cn",
    "resident_id_15",
)
"""What neighbours confirm: shapes that other things have too."""


def records_in_text(
    text: NDArray[np.uint8],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    category: NDArray[np.int16],
    value: NDArray[np.uint64],
) -> NDArray[np.int32]:
    """Numbers the records of one text.

    Args:
        text: the bytes, ``uint8[m]``.
        start: first byte of each hit, ascending, ``int64[n]``.
        end: one past its last byte.
        category: index into ``taxonomy.CATEGORIES``.
        value: equal numbers for equal values (the front of the digest).

    Returns:
        ``int32[n]``, from 0, ascending.
    """
    record = np.zeros(len(start), np.int32)
    if len(start) > 1:
        own = _separating(int(category.max()) + 1)
        stamps = np.full(len(own), -1, np.int64)
        values = np.zeros(len(own), np.uint64)
        _number(text, start, end, category, value, own, stamps, values, record)
    return record


def confirm_neighbours(
    record: NDArray[np.int32] | NDArray[np.int64],
    category: NDArray[np.int16],
    tier: NDArray[np.uint8],
    reasons: NDArray[np.uint32],
) -> None:
    """Raise CHECKED to CONFIRMED where a record holds two identifying categories, in place.

    A name beside an identifier counts as one. Only hits that are CHECKED count or rise, and only
    of categories whose shape other things have too.

    Args:
        record: record number of each hit, any order.
        category: index into ``taxonomy.CATEGORIES``.
        tier: a ``finding.Tier``.
        reasons: bits of ``recognizer.Reason``.
    """
    if len(record) < 2:
        return
    own = _separating(int(category.max()) + 1)
    counts = own[category] & (tier >= Tier.CHECKED)
    pairs = np.unique(
        record[counts].astype(np.int64) * len(own) + category[counts].astype(np.int64)
    )
    several, times = np.unique(pairs // len(own), return_counts=True)
    raised = _raised(len(own))[category] & (tier == Tier.CHECKED)
    raised &= np.isin(record, several[times >= 2])
    tier[raised] = Tier.CONFIRMED
    reasons[raised] |= np.uint32(Reason.NEIGHBOURS)


@lru_cache(maxsize=64)
def _separating(size: int) -> NDArray[np.bool_]:
    """Which categories a person has one of in a record; ``size`` may hold the user's own too."""
    own = np.zeros(max(size, len(CATEGORIES)), np.bool_)
    own[: len(CATEGORIES)] = [entry.identifies for entry in CATEGORIES]
    own[[INDEX[name] for name in _OWN]] = True
    return own


@lru_cache(maxsize=64)
def _raised(size: int) -> NDArray[np.bool_]:
    raised = np.zeros(size, np.bool_)
    raised[[INDEX[name] for name in _RAISED]] = True
    return raised


@compiled
def _number(  # noqa: C901, PLR0912, PLR0917  (one compiled pass over arrays)
    text: NDArray[np.uint8],
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    category: NDArray[np.int16],
    value: NDArray[np.uint64],
    own: NDArray[np.bool_],
    stamps: NDArray[np.int64],
    values: NDArray[np.uint64],
    record: NDArray[np.int32],
) -> None:
    """Write record numbers; ``stamps`` and ``values`` remember what the record at hand holds."""
    current = 0
    first = 0  # first hit of the record
    line = 0  # first hit on the line of the hit at hand
    for hit in range(len(start)):
        if hit:
            between = start[hit] - end[hit - 1]
            breaks = 0
            blank = True
            split = between > GAP
            if not split:
                for at in range(end[hit - 1], start[hit]):
                    if text[at] == 10:
                        breaks += 1
                        if breaks > 1 and blank:
                            split = True
                            break
                        blank = True
                    elif text[at] != 32 and text[at] != 13 and text[at] != 9:
                        blank = False
            if breaks:
                line = hit
            if split:
                current += 1
                first = hit
                line = hit
        kind = category[hit]
        if own[kind] and stamps[kind] == current and values[kind] != value[hit] and hit > first:
            # a second person: what stands before on the same line is theirs, if it is not the
            # first line of the record
            current += 1
            first = hit
            if line > 0 and record[line - 1] == current - 1 and record[line] == current - 1:
                first = line
            for back in range(first, hit):
                record[back] = current
                if own[category[back]]:
                    stamps[category[back]] = current
                    values[category[back]] = value[back]
        record[hit] = current
        if own[kind]:
            stamps[kind] = current
            values[kind] = value[hit]
