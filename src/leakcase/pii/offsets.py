"""Offset maps: from a place in text we decoded to the place in the bytes it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A piecewise map from view offsets to original offsets.

    Between two breakpoints the map advances byte for byte; a piece that was decoded from a longer
    or shorter spelling is one breakpoint at its start and one at its end.

    Attributes:
        view: ascending view offsets of the breakpoints, ``int64[n]``, first 0.
        original: the original offset of each, ``int64[n]``.
    """

    view: NDArray[np.int64]
    original: NDArray[np.int64]

    @classmethod
    def of(cls, pairs: Sequence[tuple[int, int]]) -> OffsetMap:
        """A map from (view offset, original offset) pairs, ascending."""
        table = np.asarray(pairs, dtype=np.int64).reshape(-1, 2)
        return cls(np.ascontiguousarray(table[:, 0]), np.ascontiguousarray(table[:, 1]))

    def __call__(self, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
        """Original offsets of view offsets, ``int64[n]`` to ``int64[n]``."""
        piece = np.maximum(np.searchsorted(self.view, offsets, side="right") - 1, 0)
        mapped: NDArray[np.int64] = self.original[piece] + (offsets - self.view[piece])
        # a place inside a decoded piece must not run past where the next piece begins
        last = len(self.view) - 1
        bound = np.where(
            piece < last, self.original[np.minimum(piece + 1, last)], np.iinfo(np.int64).max
        )
        return np.minimum(mapped, bound)
