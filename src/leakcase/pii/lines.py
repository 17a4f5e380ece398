"""Line and column of byte offsets in UTF-8 text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Lines:
    """Where the lines of one text begin."""

    def __init__(self, text: bytes) -> None:
        self._text = text
        breaks = np.flatnonzero(np.frombuffer(text, np.uint8) == 10)
        self._starts = np.concatenate([[0], breaks + 1])

    def places(self, offsets: NDArray[np.int64]) -> list[tuple[int, int]]:
        """(line, column) of each byte offset, both from 1, columns in characters."""
        rows = np.searchsorted(self._starts, offsets, side="right") - 1
        starts = self._starts[rows]
        return [
            (row + 1, 1 + characters(self._text[start:offset]))
            for row, start, offset in zip(
                rows.tolist(), starts.tolist(), offsets.tolist(), strict=True
            )
        ]


def characters(text: bytes) -> int:
    """How many characters UTF-8 bytes hold: every byte but the continuation bytes."""
    return len(text) if text.isascii() else len(text.translate(None, _CONTINUATION))


_CONTINUATION = bytes(range(0x80, 0xC0))
