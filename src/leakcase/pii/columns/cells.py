"""The hits in the cells of one table segment, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

HEADER_ROW = -1
"""The row of hits in the header: a first row of data taken for a header, or a telling key."""


@dataclass(frozen=True, slots=True)
class CellHits:
    """``n`` hits in the cells of one segment, ordered by row, column and start.

    Attributes:
        row: ``int32[n]``, index into ``segment.rows``; :data:`HEADER_ROW` for ``segment.header``.
        column: ``int32[n]``, index of the column.
        start: ``int32[n]``, first character within the cell (characters, not bytes: the value is
            ``cell[start:end]``).
        end: ``int32[n]``, one past the last character.
        category: ``int16[n]``, index into ``taxonomy.CATEGORIES``.
        tier: ``uint8[n]``, a ``finding.Tier``.
        reasons: ``uint32[n]``, bits of ``recognizer.Reason``.
    """

    row: NDArray[np.int32]
    column: NDArray[np.int32]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    category: NDArray[np.int16]
    tier: NDArray[np.uint8]
    reasons: NDArray[np.uint32]

    def __len__(self) -> int:
        return len(self.row)

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> CellHits:
        """Some of the hits, by index or by mask."""
        return CellHits(
            self.row[rows],
            self.column[rows],
            self.start[rows],
            self.end[rows],
            self.category[rows],
            self.tier[rows],
            self.reasons[rows],
        )


def joined(parts: Sequence[CellHits]) -> CellHits:
    """All the hits, in order."""
    if not parts:
        return empty()
    row, column, start = (
        np.concatenate([getattr(part, name) for part in parts])
        for name in ("row", "column", "start")
    )
    order = np.lexsort((start, column, row))
    return CellHits(
        row[order],
        column[order],
        start[order],
        np.concatenate([part.end for part in parts])[order],
        np.concatenate([part.category for part in parts])[order],
        np.concatenate([part.tier for part in parts])[order],
        np.concatenate([part.reasons for part in parts])[order],
    )


def empty() -> CellHits:
    """No hits."""
    numbers = np.empty(0, np.int32)
    return CellHits(
        numbers,
        numbers,
        numbers,
        numbers,
        np.empty(0, np.int16),
        np.empty(0, np.uint8),
        np.empty(0, np.uint32),
    )
