"""Reads cells with the engine: many cells in one call, places in characters of the cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.category import Category
    from leakcase.pii.hits import Hits

_WRAPPING = 2
"""Bytes around a value that still leave it the whole cell: quotes, brackets, a space."""


class Finder(Protocol):
    """What columns need of the engine."""

    @property
    def categories(self) -> Sequence[Category]:
        """What ``Hits.category`` indexes."""

    def find(self, items: Sequence[bytes]) -> Hits:
        """Hits in a batch of UTF-8 texts."""


@dataclass(frozen=True, slots=True)
class Read:
    """Hits in a list of cells, as columns like those of ``Hits``.

    Attributes:
        item: index of the cell.
        start: first character.
        end: one past the last character.
        category: index of the category.
        tier: a ``finding.Tier``.
        reasons: bits of ``Reason``.
        whole: whether the hit is all there is in the cell.
    """

    item: NDArray[np.int64]
    start: NDArray[np.int32]
    end: NDArray[np.int32]
    category: NDArray[np.int16]
    tier: NDArray[np.uint8]
    reasons: NDArray[np.uint32]
    whole: NDArray[np.bool_]

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Read:
        """Some of the hits, by index or by mask."""
        return Read(
            self.item[rows],
            self.start[rows],
            self.end[rows],
            self.category[rows],
            self.tier[rows],
            self.reasons[rows],
            self.whole[rows],
        )


class Reader:
    """The engine, for cells."""

    def __init__(self, engine: Finder) -> None:
        self._engine = engine
        self.categories = engine.categories
        self.index = {category.id: row for row, category in enumerate(engine.categories)}

    def read(self, cells: Sequence[str]) -> Read:
        """The hits in some cells; each is read alone."""
        items = [cell.encode("utf-8", "replace") for cell in cells]
        # the engine sets texts apart by zero bytes
        if b"\0" in b"".join(items):
            items = [item.replace(b"\0", b" ") for item in items]
        hits = self._engine.find(items)
        sizes = np.fromiter(map(len, items), np.int64, len(items))
        lengths = np.fromiter(map(len, cells), np.int64, len(cells))
        around = hits.start + (sizes[hits.item] - hits.end)
        start, end = hits.start.astype(np.int32), hits.end.astype(np.int32)
        for hit in np.flatnonzero(sizes[hits.item] != lengths[hits.item]).tolist():
            item = items[hits.item[hit]]
            start[hit] = len(item[: hits.start[hit]].decode("utf-8", "ignore"))
            end[hit] = len(item[: hits.end[hit]].decode("utf-8", "ignore"))
        return Read(
            hits.item.astype(np.int64),
            start,
            end,
            hits.category,
            hits.tier,
            hits.reasons,
            around <= _WRAPPING,
        )
