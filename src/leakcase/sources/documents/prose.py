"""Prose: paragraphs of a document put together into segments, with what is hidden among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.finding import Seen
from leakcase.sources.encodings import Charset, border
from leakcase.sources.segment import TextSegment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.segment import Limits


class Prose:
    """Text that is added to bit by bit and taken out as segments."""

    def __init__(self, location: Location, limits: Limits, seen: Seen = Seen.VISIBLE) -> None:
        """An empty text.

        Args:
            location: of all of it; documents have no lines or bytes to point to.
            limits: of the scan.
            seen: how a reader meets it where nothing else is said.
        """
        self._location = location
        self._limits = limits
        self._seen = seen
        self._parts: list[bytes] = []
        self._regions: list[tuple[int, int, Seen]] = []
        self._size = 0

    def add(self, text: str, seen: Seen | None = None) -> None:
        """Add text; ``seen`` where a reader meets it otherwise than the rest."""
        data = text.encode("utf-8", "replace")
        if seen not in {None, self._seen} and data.strip():
            self._regions.append((self._size, self._size + len(data), seen))
        self._parts.append(data)
        self._size += len(data)

    def line(self, text: str, seen: Seen | None = None) -> None:
        """Add a line of its own."""
        self.add(text + "\n", seen)

    @property
    def full(self) -> bool:
        """Enough has come together for a segment."""
        return self._size * 4 >= self._limits.segment

    def take(self) -> Iterator[TextSegment]:
        """What has come together, cut where it is longer than a segment; then it is empty."""
        text, regions = b"".join(self._parts), self._regions
        self._parts, self._regions, self._size = [], [], 0
        if not text.strip():
            return
        start, longest = 0, self._limits.segment
        while start < len(text):
            end = min(start + longest, len(text))
            if end < len(text):
                end = border(text, Charset.UTF_8, end - 3)
            repeated = min(self._limits.overlap, start) if start else 0
            first = border(text, Charset.UTF_8, start - repeated)
            yield TextSegment(
                self._location,
                text[first:end],
                seen=self._seen,
                regions=[
                    (max(low, first) - first, min(high, end) - first, seen)
                    for low, high, seen in regions
                    if low < end and high > first
                ],
                size=end - start,
                repeated=start - first,
                continues=end < len(text),
            )
            start = end
