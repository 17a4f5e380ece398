"""Reads cells with the engine: many cells in one call, places in characters of the cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence

    from numpy.typing import NDArray

    from leakcase.pii.category import Category
    from leakcase.pii.hits import Hits

T = TypeVar("T")

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


Reading: TypeAlias = "Generator[Sequence[str], Read, T]"
"""Asks for cells to be read, is sent the hits in them, and comes to something."""


class Reader:
    """The engine, for cells."""

    def __init__(self, engine: Finder) -> None:
        self._engine = engine
        self.categories = engine.categories
        self.index = {category.id: row for row, category in enumerate(engine.categories)}

    def together(self, readings: Sequence[Reading[T]]) -> list[T]:
        """What several readings come to: what they ask for at a time is read in one call."""
        results: dict[int, T] = {}
        answers: dict[int, Read | None] = dict.fromkeys(range(len(readings)))
        while answers:
            asked: dict[int, Sequence[str]] = {}
            for number, answer in answers.items():
                reading = readings[number]
                try:
                    asked[number] = next(reading) if answer is None else reading.send(answer)
                except StopIteration as end:
                    results[number] = end.value
            answers = self._answers(asked)
        return [results[number] for number in range(len(readings))]

    def _answers(self, asked: Mapping[int, Sequence[str]]) -> dict[int, Read | None]:
        """The hits in each list of cells, from one call."""
        if not asked:
            return {}
        found = self.read([cell for cells in asked.values() for cell in cells])
        first = 0
        answers: dict[int, Read | None] = {}
        for number, cells in asked.items():
            low, high = np.searchsorted(found.item, (first, first + len(cells)))
            answer = found.take(np.arange(low, high))
            answer.item[:] -= first
            answers[number] = answer
            first += len(cells)
        return answers

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
