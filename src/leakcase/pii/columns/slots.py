"""Slots: the columns of a table as they are judged, and the evidence for each.

A plain column is one slot. Where a column's values stand beside keys (a form, a table of
attributes), the rows of each key are a slot of their own, with the key as its header.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.columns.judge import Evidence
from leakcase.pii.columns.keyed import is_goods, meanings
from leakcase.pii.columns.profiles import is_empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.columns.reading import Reader, Reading

SAMPLE = 200
"""Cells a column is judged by."""
_LOOKED_AT = 2_000
"""Rows searched for cells that are not empty."""
_KEYS = 500
"""Keys of one form that are told apart; the values of others are read as text."""


@dataclass(frozen=True, slots=True)
class Slot:
    """Cells that share one meaning.

    Attributes:
        column: index of the column they stand in.
        name: its header, or the key beside them.
        rows: ``int32[m]``, the rows of the segment they stand in; None for all.
    """

    column: int
    name: str
    rows: NDArray[np.int32] | None = None


def slots_of(
    header: Sequence[str], columns: Sequence[Sequence[str]], keys: Sequence[int]
) -> list[Slot]:
    """The slots of a segment; ``keys`` are its columns of keys, which are none."""
    slots: list[Slot] = []
    for column, name in enumerate(header):
        if column in keys:
            continue
        if column - 1 in keys:
            slots += _keyed_slots(column, columns[column - 1])
        else:
            slots.append(Slot(column, name))
    return slots


def _keyed_slots(column: int, keys: Sequence[str]) -> list[Slot]:
    rows: dict[str, list[int]] = {}
    for row, key in enumerate(keys):
        text = key.strip()
        rows.setdefault(text if text in rows or len(rows) < _KEYS else "", []).append(row)
    return [Slot(column, key, np.array(each, np.int32)) for key, each in rows.items()]


def sample(slot: Slot, columns: Sequence[Sequence[str]], skipped: int) -> list[str]:
    """Some cells of a slot, stripped, none empty, from the first rows."""
    cells = columns[slot.column]
    rows = range(len(cells)) if slot.rows is None else slot.rows[:_LOOKED_AT].tolist()
    found: list[str] = []
    for row in rows[:_LOOKED_AT]:
        cell = cells[row].strip()
        if row >= skipped and not is_empty(cell) and cell != slot.name:
            found.append(cell)
            if len(found) == SAMPLE:
                break
    return found


def evidence(
    slots: Sequence[Slot], samples: Sequence[Sequence[str]], reader: Reader
) -> Reading[list[Evidence]]:
    """What is known of each slot, once all their samples were read."""
    cells = [cell for each in samples for cell in each]
    owner = np.repeat(np.arange(len(slots)), [len(each) for each in samples])
    found = yield cells
    whole = found.whole
    column = owner[found.item[whole]]
    category, checked = found.category[whole], found.tier[whole] > 1
    shares: list[dict[str, float]] = [{} for _ in slots]
    sure: list[dict[str, float]] = [{} for _ in slots]
    for slot, kind, good in zip(column.tolist(), category.tolist(), checked.tolist(), strict=True):
        name, unit = reader.categories[kind].id, 1 / len(samples[slot])
        shares[slot][name] = shares[slot].get(name, 0.0) + unit
        if good:
            sure[slot][name] = sure[slot].get(name, 0.0) + unit
    goods = any(is_goods(slot.name) for slot in slots)
    return [
        Evidence(meanings(slot.name), each, shares[i], sure[i], bool(slot.name), goods)
        for i, (slot, each) in enumerate(zip(slots, samples, strict=True))
    ]
