"""Writes found values out as findings: place, mask and digest, for those that are shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.columns import HEADER_ROW
from leakcase.pii.digests import normalise
from leakcase.pii.finding import Finding, Location, Tier
from leakcase.pii.found import SEEN
from leakcase.pii.lines import Lines
from leakcase.pii.masking import mask
from leakcase.pii.offsets import OffsetMap
from leakcase.pii.recognizer import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from leakcase.pii.category import Category
    from leakcase.pii.columns import CellHits
    from leakcase.pii.digests import Digester
    from leakcase.pii.hits import Hits
    from leakcase.sources.segment import TableSegment, TextSegment


@dataclass(frozen=True, slots=True)
class Values:
    """The values of some hits and what is known of each; a minor's age is one more value.

    Attributes:
        hit: ``int64[n]``, row of the hit.
        raw: the value of each hit, by row of the hit.
        category: ``int16[n]``, what it is, or the minors' category it tells of.
        tier: ``uint8[n]``, a ``finding.Tier``.
        reasons: ``uint32[n]``, bits of ``recognizer.Reason``.
        seen: ``uint8[n]``, index into ``found.SEEN``.
        record: ``int64[n]``, number of the record.
    """

    hit: NDArray[np.int64]
    raw: Sequence[str]
    category: NDArray[np.int16]
    tier: NDArray[np.uint8]
    reasons: NDArray[np.uint32]
    seen: NDArray[np.uint8]
    record: NDArray[np.int64]


class Writer:
    """Writes findings of one batch."""

    def __init__(
        self,
        categories: Sequence[Category],
        digester: Digester,
        values: Values,
        kinds: NDArray[np.int16],
    ) -> None:
        """Take what was found.

        Args:
            categories: what categories index.
            digester: with the key of the case.
            values: what was found.
            kinds: ``int16``, the category of each hit.
        """
        self._categories = categories
        self._digester = digester
        self._values = values
        self._kinds = kinds

    def write(self, row: int, location: Location, length: int) -> Finding:
        """The finding of one value at a place."""
        values = self._values
        hit = int(values.hit[row])
        kind = self._categories[int(self._kinds[hit])]
        raw = values.raw[hit]
        return Finding(
            self._categories[int(values.category[row])].id,
            location,
            length,
            mask(kind.mask, raw),
            self._digester.digest(kind.id, normalise(kind.id, raw)),
            Tier(int(values.tier[row])),
            reason_names(int(values.reasons[row])),
            SEEN[int(values.seen[row])],
            int(values.record[row]),
        )


class TextShow:
    """Writes findings in text segments; lines are counted only where some are asked for."""

    def __init__(
        self, segments: Sequence[TextSegment], hits: Hits, hit: NDArray[np.int64], writer: Writer
    ) -> None:
        """Take segments, the hits in them, the hit of each value, and what writes."""
        self._segments, self._hits, self._hit, self._writer = segments, hits, hit, writer

    def __call__(self, rows: NDArray[np.int64]) -> list[Finding]:
        """The findings of some values, in the order given."""
        written: dict[int, Finding] = {}
        asked = np.unique(rows)
        for item, group in groupby(asked.tolist(), self._item):
            some = np.array(list(group), np.int64)
            hit = self._hit[some]
            places = _places(self._segments[item], self._hits.start[hit], self._hits.end[hit])
            for row, (location, length) in zip(some.tolist(), places, strict=True):
                written[row] = self._writer.write(row, location, length)
        return [written[row] for row in rows.tolist()]

    def _item(self, row: int) -> int:
        return int(self._hits.item[self._hit[row]])


class CellShow:
    """Writes findings in the cells of a table."""

    def __init__(
        self,
        segment: TableSegment,
        hits: CellHits,
        values: Values,
        writer: Writer,
    ) -> None:
        """Take the segment, the hits in it, their values, and what writes."""
        self._segment, self._hits, self._values, self._writer = segment, hits, values, writer

    def __call__(self, rows: NDArray[np.int64]) -> list[Finding]:
        """The findings of some values, in the order given."""
        return list(self._written(rows))

    def _written(self, rows: NDArray[np.int64]) -> Iterator[Finding]:
        for row in rows.tolist():
            hit = int(self._values.hit[row])
            place, length = self._place(hit, self._size(hit))
            yield self._writer.write(row, place, length)

    def _size(self, hit: int) -> int:
        """Bytes of a hit as it is written, which an escape makes more than its value has."""
        row, column = int(self._hits.row[hit]), int(self._hits.column[hit])
        cell = self._segment.header if row == HEADER_ROW else self._segment.rows[row]
        written = cell[column][int(self._hits.start[hit]) : int(self._hits.end[hit])]
        return len(written.encode("utf-8", "replace"))

    def _place(self, hit: int, length: int) -> tuple[Location, int]:
        """Where a hit stands, and its length in the original."""
        segment, where = self._segment, self._segment.location
        row, column = int(self._hits.row[hit]), int(self._hits.column[hit])
        header = segment.header[column]
        number = line = offset = None
        if row != HEADER_ROW:
            number = segment.first_row + row
            line = segment.lines[row] if segment.lines is not None else None
            if segment.offsets is not None and segment.offsets[row][column] >= 0:
                before = segment.rows[row][column][: int(self._hits.start[hit])]
                start = len(before.encode("utf-8", "replace"))
                offset = segment.offsets[row][column] + start
                breaks = segment.breaks and segment.breaks.get((row, column))
                if breaks:
                    offset, length = _through(OffsetMap.of(breaks), start, length)
        place = Location(
            where.path,
            where.members,
            where.page,
            where.sheet,
            number,
            header or f"#{column + 1}",
            line,
            None,
            offset,
        )
        return place, length


def _through(breaks: OffsetMap, start: int, length: int) -> tuple[int, int]:
    """Offset and length in the original of a stretch of a text that has markup in it."""
    offset = int(breaks(np.array([start], np.int64))[0])
    end = int(breaks.ends(np.array([start + length], np.int64))[0])
    return offset, max(end - offset, 0)


@cache
def reason_names(bits: int) -> tuple[str, ...]:
    """The codes of a set of reasons: ``("check_digit_ok", "label")``."""
    return tuple(str(reason.name).lower() for reason in Reason if bits & reason)


def _places(
    segment: TextSegment, start: NDArray[np.int64], end: NDArray[np.int64]
) -> list[tuple[Location, int]]:
    """Location and length in the original of spans of a segment's text."""
    where = segment.location
    if segment.offsets is None:
        original, stop = start, end
    else:
        original = segment.offsets(start)
        stop = np.maximum(segment.offsets.ends(end), original)
    if segment.original is not None:
        lines = segment.original.places(original)
    elif where.line is not None:
        first = where.line - 1
        lines = [(first + line, column) for line, column in Lines(segment.text).places(start)]
    else:
        lines = []
    pairs: list[tuple[Location, int]] = []
    for k, (a, b) in enumerate(zip(original.tolist(), stop.tolist(), strict=True)):
        line, column = lines[k] if lines else (None, None)
        offset = None if where.offset is None else where.offset + a
        place = Location(
            where.path,
            where.members,
            where.page,
            where.sheet,
            where.row,
            where.column,
            line,
            column,
            offset,
        )
        pairs.append((place, b - a))
    return pairs
