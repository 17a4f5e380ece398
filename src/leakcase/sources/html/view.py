"""A view: text put together from stretches of a page, which knows where each came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.offsets import OffsetMap

if TYPE_CHECKING:
    from numpy.typing import NDArray


FEW = 16
"""Parts that are sooner walked over than put into arrays."""


@dataclass(slots=True)
class View:
    """Text in the making: parts, and the stretch of the page that each stands for."""

    parts: list[bytes] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def put(self, text: bytes, start: int, end: int) -> None:
        """Append text that stands for the page from ``start`` to ``end``."""
        self.parts.append(text)
        self.starts.append(start)
        self.ends.append(end)

    def gap(self, mark: bytes, at: int) -> None:
        """Append a separator, which the page has not, unless one stands there."""
        parts = self.parts
        if not parts:
            return
        last = parts[-1]
        if last not in _GAPS:
            self.put(mark, at, at)
        elif last == b" " and mark != b" ":
            parts[-1] = mark

    def text(self) -> bytes:
        """The whole text."""
        return b"".join(self.parts)

    def _breakpoints(self) -> list[tuple[int, int]]:
        """Both breakpoints of each border, where parts are too few to be worth an array."""
        pairs: list[tuple[int, int]] = [(0, self.starts[0])]
        at = 0
        for text, start, end in zip(self.parts, self.starts, self.ends, strict=True):
            pairs += ((at, pairs[-1][1]), (at, start))
            at += len(text)
            pairs.append((at, end))
        return pairs

    def _lengths(self) -> NDArray[np.int64]:
        """Bytes of text before each part, and of all."""
        sizes = np.fromiter(map(len, self.parts), np.int64, len(self.parts))
        return np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))

    def offsets(self, base: OffsetMap | None) -> OffsetMap:
        """The map from the text to the bytes that the page was decoded from.

        Args:
            base: the map from the page to those bytes; None where they are the same.
        """
        if len(self.parts) <= FEW and base is None:
            return OffsetMap.of(self._breakpoints())
        before = self._lengths()
        starts, ends = np.array(self.starts, np.int64), np.array(self.ends, np.int64)
        # at the border of two parts the first ends and the second begins, at two places where
        # something was left out between them
        original = np.empty((len(before), 2), np.int64)
        original[1:, 0], original[:-1, 1] = ends, starts
        original[0, 0], original[-1, 1] = starts[0], ends[-1]
        needed = np.ones(len(before), np.bool_)
        even = np.diff(before) == ends - starts
        needed[1:-1] = (starts[1:] != ends[:-1]) | ~even[:-1]
        view = np.repeat(before[needed], 2)
        own = OffsetMap(view, original[needed].reshape(-1))
        return own if base is None else composed(own, base)


def composed(outer: OffsetMap, base: OffsetMap) -> OffsetMap:
    """The map that leads through ``outer`` and on through ``base``."""
    # a breakpoint of the base inside a piece that advances byte for byte breaks that piece
    piece = np.searchsorted(outer.original, base.view, side="right") - 1
    inside = (piece >= 0) & (piece < len(outer.view) - 1)
    points = base.view[inside]
    piece = piece[inside]
    view = outer.view[piece] + (points - outer.original[piece])
    within = (view < outer.view[piece + 1]) & (points > outer.original[piece])
    views = np.concatenate((outer.view, view[within]))
    originals = np.concatenate((base(outer.original), base.original[inside][within]))
    order = np.lexsort((originals, views))
    return OffsetMap(views[order], originals[order])


def inverted(offsets: OffsetMap) -> OffsetMap:
    """The map back. What stands for nothing in the original is passed over."""
    return OffsetMap(offsets.original, offsets.view)


_GAPS = frozenset((b" ", b"\n", b"\t"))
