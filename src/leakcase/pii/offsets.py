"""Offset maps: from a place in text we decoded to the place in the bytes it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.lines import Lines

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

    def ends(self, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
        """Original offsets of the ends of stretches of the view: one past their last byte.

        They differ from where the next byte stands where something was left out of the view
        between the two: ``<b>138…</b>`` ends before ``</b>``, what follows begins after it. Such
        a place has two breakpoints with one view offset.
        """
        found = np.minimum(np.searchsorted(self.view, offsets, side="left"), len(self.view) - 1)
        mapped: NDArray[np.int64] = np.where(
            self.view[found] == offsets, self.original[found], self(offsets)
        )
        return mapped


@dataclass(frozen=True, slots=True)
class Original:
    """The text that views were cut from, to tell line and column where they have others.

    Attributes:
        text: all of it as UTF-8, from ``location.offset`` of the segments that share it.
        back: from offsets in the original (relative to ``location.offset``) to ``text``; None
            where they are the same.
        line: 1-based line of its first byte.
    """

    text: bytes
    back: OffsetMap | None = None
    line: int = 1

    def places(self, offsets: NDArray[np.int64]) -> list[tuple[int, int]]:
        """(line, column in characters) of original offsets relative to ``location.offset``."""
        inner = offsets if self.back is None else self.back(offsets)
        places = Lines(self.text).places(inner)
        return [(self.line - 1 + line, column) for line, column in places]
