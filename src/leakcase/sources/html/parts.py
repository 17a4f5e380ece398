"""Parts: the text of a page in pieces, with what tables take out of it and what is hidden in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.finding import Seen
from leakcase.pii.offsets import OffsetMap
from leakcase.sources.html.assembling import assemble
from leakcase.sources.html.layout import (
    COUNTERS,
    ENTITY,
    EVENT_COLUMNS,
    EVENTS,
    NO_GAP,
    P_END,
    P_KIND,
    P_START,
    PART_COLUMNS,
    PARTS,
    PLAIN,
    PRE,
    SPACE,
    TAG_COLUMNS,
    TAGS,
)
from leakcase.sources.html.markup import ELEMENTS
from leakcase.sources.html.spelling import read_entity
from leakcase.sources.html.walking import walk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_BREAKS = (b"&", b"\n", b"\t", b"\r", b"\f", b"  ")
"""What may divide text into parts, tags aside; a space at its beginning counts with the tag."""
_GAPS = (b"", b" ", b"\t", b"\n")
Breaks = tuple[tuple[int, int], ...]
"""Breakpoints of a text of several parts: bytes of the text and their places on the page."""


@dataclass(slots=True)
class Walked:
    """A page after the pass over its bytes."""

    page: bytes
    parts: NDArray[np.int64]
    events: list[list[int]]
    tags: NDArray[np.int64]
    pre: int


def walked(page: bytes, *, pre: int, classes: bool) -> Walked:
    """Walk over a page.

    Args:
        page: UTF-8.
        pre: ``<pre>`` elements open at its start.
        classes: a class may hide an element.
    """
    data = np.frombuffer(page, np.uint8)
    marks = page.count(b"<") + 1
    breaks = marks + sum(map(page.count, _BREAKS))
    parts = np.empty((2 * breaks, PART_COLUMNS), np.int64)
    events = np.empty((marks, EVENT_COLUMNS), np.int64)
    tags = np.empty((marks, TAG_COLUMNS), np.int64)
    counters = np.zeros(COUNTERS, np.int64)
    counters[PRE] = pre
    walk(data, ELEMENTS, int(classes), parts, events, tags, counters)
    return Walked(
        page,
        parts[: counters[PARTS]],
        events[: counters[EVENTS]].tolist(),
        tags[: counters[TAGS]],
        int(counters[PRE]),
    )


@dataclass(frozen=True, slots=True)
class Visible:
    """The text of a page that is no table, with its map to the page and what is hidden in it."""

    text: bytes
    offsets: OffsetMap
    regions: list[tuple[int, int, Seen]]


@dataclass(slots=True)
class Parts:
    """The parts of a page's text.

    Attributes:
        hidden: stretches of the page that are not shown, ascending.
    """

    page: bytes
    table: NDArray[np.int64]
    hidden: list[tuple[int, int]] = field(default_factory=list)
    _spelled: list[bytes] | None = None
    _dropped: NDArray[np.bool_] | None = None

    def insert(self, stretches: Sequence[tuple[int, int]]) -> None:
        """Take in stretches of the page that are shown although they are no text (values)."""
        if stretches:
            more = [(start, end, SPACE, PLAIN) for start, end in stretches]
            table = np.concatenate((self.table, np.array(more, np.int64)))
            self.table = table[np.argsort(table[:, P_START], kind="stable")]

    def find(self, places: Sequence[int]) -> list[int]:
        """The first part at or after each place on the page."""
        found = np.searchsorted(self.table[:, P_START], np.array(places, np.int64))
        return [int(index) for index in found]

    def texts(self, spans: Sequence[tuple[int, int]]) -> list[tuple[str, int, Breaks]]:
        """The text of runs of parts, stripped, where on the page each begins (-1: empty).

        A text of several parts has its breakpoints as well: (byte of the text, place on the page).
        """
        rows = self.table.tolist()
        dropped = self._drops()
        any_dropped = bool(dropped.any())
        texts: list[tuple[str, int, Breaks]] = []
        for first, last in spans:
            if last - first == 1 and rows[first][P_KIND] == PLAIN and not any_dropped:
                start, end, _, _ = rows[first]
                data, breaks = self.page[start:end], None
            else:
                kept = [i for i in range(first, last) if not dropped[i]]
                data, breaks = self._joined(rows, kept)
                start = rows[kept[0]][P_START] if kept else -1
            text = data.decode("utf-8", "replace").strip()
            lead = len(data) - len(data.lstrip())
            if breaks:
                breaks = tuple((at - lead, place) for at, place in breaks)
            texts.append((text, start + lead, breaks or ()) if text else ("", -1, ()))
        return texts

    def drop(self, spans: Sequence[tuple[int, int]]) -> None:
        """Leave runs of parts out of the text."""
        dropped = self._drops()
        for first, last in spans:
            dropped[first:last] = True

    def visible(self) -> Visible | None:
        """The text without what was dropped."""
        table = self.table
        count = len(table)
        if not count:
            return None
        spelled = self._spellings()
        out = np.empty(len(self.page) + 2 * count + sum(map(len, spelled)), np.uint8)
        breaks = np.empty((4 * count + 2, 2), np.int64)
        at = np.empty(count + 2, np.int64)
        assemble(
            np.frombuffer(self.page, np.uint8),
            table,
            self._drops(),
            np.frombuffer(b"".join(spelled), np.uint8),
            np.array([0, *accumulate(map(len, spelled))], np.int64)
            if spelled
            else np.zeros(count + 1, np.int64),
            out,
            breaks,
            at,
        )
        size, number = int(at[count]), int(at[count + 1])
        if not size:
            return None
        offsets = OffsetMap(breaks[:number, 0].copy(), breaks[:number, 1].copy())
        return Visible(out[:size].tobytes(), offsets, self._regions(at))

    def _regions(self, at: NDArray[np.int64]) -> list[tuple[int, int, Seen]]:
        regions: list[tuple[int, int, Seen]] = []
        for start, end in self.hidden:
            first, last = self.find((start, end))
            span = int(at[first]), int(at[last])
            if span[0] < span[1]:
                regions.append((*span, Seen.ATTRIBUTE))
        return regions

    def _drops(self) -> NDArray[np.bool_]:
        if self._dropped is None:
            self._dropped = np.zeros(len(self.table), np.bool_)
        return self._dropped

    def _spellings(self) -> list[bytes]:
        """What each part that is an entity stands for, ``b""`` for the others; empty for none."""
        if self._spelled is None:
            is_entity = self.table[:, P_KIND] == ENTITY
            self._spelled = []
            if is_entity.any():
                self._spelled = [b""] * len(self.table)
                for index in np.flatnonzero(is_entity).tolist():
                    start, end = self.table[index, P_START], self.table[index, P_END]
                    self._spelled[index] = read_entity(self.page[start:end])
        return self._spelled

    def _joined(self, rows: list[list[int]], kept: Sequence[int]) -> tuple[bytes, Breaks]:
        spelled = self._spellings()
        joined = bytearray()
        breaks: list[tuple[int, int]] = []
        for index in kept:
            start, end, gap, kind = rows[index]
            if joined and gap != NO_GAP:
                joined += _GAPS[gap]
            breaks.append((len(joined), start))
            joined += spelled[index] if kind == ENTITY else self.page[start:end]
            breaks.append((len(joined), end))
        return bytes(joined), tuple(breaks)


__all__ = ["Breaks", "Parts", "Visible", "Walked", "walked"]
