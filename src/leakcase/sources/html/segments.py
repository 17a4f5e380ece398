"""Segments: what was read of a page, as pieces with their places in the original."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.finding import Seen
from leakcase.pii.offsets import OffsetMap, Original
from leakcase.sources.encodings import Charset, border
from leakcase.sources.html.scripts import Embedded, embedded, script_tables
from leakcase.sources.html.view import View, composed, inverted
from leakcase.sources.segment import TableSegment, TextSegment
from leakcase.sources.tables.batches import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakcase.pii.finding import Location
    from leakcase.sources.html.page import Content, Script
    from leakcase.sources.html.tables import Filled, Grid, OpenTable
    from leakcase.sources.segment import Limits

SLACK = 3
"""A segment may be cut this much short of its limit to end with a line."""


class Stretch:
    """A stretch of a page: its text as UTF-8, and its place in the original."""

    def __init__(self, location: Location, text: bytes, base: OffsetMap | None, size: int) -> None:
        """``location`` has the stretch's offset and line; ``size`` is its bytes in the original."""
        self.location = location
        self.text = text
        self.base = base
        self.size = size
        self.line = location.line or 1
        self.original = Original(text, None if base is None else inverted(base), self.line)

    def lines(self, places: list[int]) -> list[int]:
        """The line of each place in the text."""
        ends = np.flatnonzero(np.frombuffer(self.text, np.uint8) == 10)
        found = np.searchsorted(ends, np.array(places, np.int64)) + self.line
        return [int(line) for line in found]

    def offsets(self, places: list[int]) -> list[int]:
        """The offset in the original of each place in the text, -1 for -1."""
        inner = np.array(places, np.int64)
        outer = inner if self.base is None else self.base(np.maximum(inner, 0))
        start = self.location.offset or 0
        return [int(place) for place in np.where(inner < 0, -1, outer + start)]


def page_segments(
    content: Content, stretch: Stretch, limits: Limits
) -> Iterator[TextSegment | TableSegment]:
    """The segments of what a stretch of a page holds."""
    size = stretch.size
    for segment in _segments(content, stretch, limits):
        yield replace(segment, size=size) if size else segment
        size = 0


def _segments(
    content: Content, stretch: Stretch, limits: Limits
) -> Iterator[TextSegment | TableSegment]:
    visible = content.visible
    if visible is not None and not visible.text.isspace():
        yield from _cut(
            TextSegment(
                stretch.location,
                visible.text,
                visible.offsets
                if stretch.base is None
                else composed(visible.offsets, stretch.base),
                seen=Seen.VISIBLE,
                regions=visible.regions,
                original=stretch.original,
            ),
            limits,
        )
    for view, seen in (
        (content.attributes, Seen.ATTRIBUTE),
        (content.comments, Seen.COMMENT),
        (content.styles, Seen.STYLE),
    ):
        yield from _text(view, seen, stretch, limits)
    for table, grid in content.grids:
        yield from _table(table, grid, stretch)
    yield from _scripts(content.scripts, stretch, limits)


def _text(view: View, seen: Seen, stretch: Stretch, limits: Limits) -> Iterator[TextSegment]:
    text = view.text()
    if text and not text.isspace():
        offsets = view.offsets(stretch.base)
        yield from _cut(
            TextSegment(stretch.location, text, offsets, seen=seen, original=stretch.original),
            limits,
        )


def _cut(segment: TextSegment, limits: Limits) -> Iterator[TextSegment]:
    return iter((segment,)) if len(segment.text) <= limits.segment else split(segment, limits)


def split(segment: TextSegment, limits: Limits) -> Iterator[TextSegment]:
    """A segment as several of the size allowed, cut at line ends where there are any."""
    text, offsets = segment.text, segment.offsets
    start = repeated = 0
    while start < len(text):
        end = min(start + limits.segment, len(text))
        continues = False
        if end < len(text):
            line_end = text.rfind(b"\n", start + limits.segment // SLACK, end) + 1
            end = line_end or border(text, Charset.UTF_8, end)
            continues = not line_end
        yield replace(
            segment,
            text=text[start:end],
            offsets=None if offsets is None else _part(offsets, start, end),
            regions=[
                (max(a - start, 0), min(b, end) - start, seen)
                for a, b, seen in segment.regions
                if a < end and b > start
            ],
            repeated=repeated,
            continues=continues,
        )
        back = border(text, Charset.UTF_8, max(end - limits.overlap, start + 1))
        start, repeated = (back, end - back) if continues else (end, 0)


def _part(offsets: OffsetMap, start: int, end: int) -> OffsetMap:
    """The map for the view from ``start`` to ``end``."""
    inside = (offsets.view > start) & (offsets.view <= end)
    first = offsets(np.array([start], np.int64))
    view = np.concatenate((np.zeros(1, np.int64), offsets.view[inside] - start))
    return OffsetMap(view, np.concatenate((first, offsets.original[inside])))


def _table(table: OpenTable, grid: Grid, stretch: Stretch) -> Iterator[TableSegment]:
    width = len(grid.header)
    seen = Seen.ATTRIBUTE if table.hidden else Seen.VISIBLE
    columns_seen = _columns_seen(grid, seen)
    place = stretch.location.at(sheet=f"table {table.number}")
    for first in range(0, max(len(grid.rows), 1), ROWS):
        rows = grid.rows[first : first + ROWS]
        offsets = stretch.offsets([cell.at for row in rows for cell in row])
        firsts = [max(min((cell.at for cell in row if cell.at >= 0), default=0), 0) for row in rows]
        yield TableSegment(
            place,
            grid.header,
            [[cell.text for cell in row] for row in rows],
            table.rows_given + 1,
            lines=stretch.lines(firsts),
            seen=seen,
            last=first + ROWS >= len(grid.rows),
            offsets=[offsets[i : i + width] for i in range(0, len(offsets), width)],
            columns_seen=columns_seen,
            breaks=_breaks(rows, stretch),
        )
        table.rows_given += len(rows)


def _breaks(
    rows: Sequence[Sequence[Filled]], stretch: Stretch
) -> dict[tuple[int, int], tuple[tuple[int, int], ...]] | None:
    """The breakpoints of the cells with markup within their text."""
    found = {
        (row, column): tuple(
            zip(
                (at for at, _ in cell.breaks),
                stretch.offsets([place for _, place in cell.breaks]),
                strict=True,
            )
        )
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
        if cell.breaks
    }
    return found or None


def _columns_seen(grid: Grid, seen: Seen) -> list[Seen] | None:
    """How a visitor meets each column, where some are hidden."""
    hidden = [
        any(row[i].hidden for row in grid.rows)
        and all(row[i].hidden for row in grid.rows if row[i].text)
        for i in range(len(grid.header))
    ]
    if not any(hidden):
        return None
    return [Seen.ATTRIBUTE if is_hidden else seen for is_hidden in hidden]


def _scripts(
    scripts: list[Script], stretch: Stretch, limits: Limits
) -> Iterator[TextSegment | TableSegment]:
    text = View()
    found: list[Embedded] = []
    starts: list[int] = []
    for script in scripts:
        at = script.start
        for each in embedded(stretch.text[at : script.end], whole="json" in script.type):
            start = script.start + each.start
            text.put(stretch.text[at:start], at, start)
            at = script.start + each.end
            found.append(each)
            starts.append(start)
        text.put(stretch.text[at : script.end], at, script.end)
        text.put(b"\n", script.end, script.end)
    yield from _text(text, Seen.SCRIPT, stretch, limits)
    if found:
        yield from script_tables(found, stretch.lines(starts), stretch.location, limits)
