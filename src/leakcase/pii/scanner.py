"""Findings from segments: the engine's hits, masked and digested the moment they are found."""

from __future__ import annotations

import datetime as dt
import secrets
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.columns import HEADER_ROW, TableScan
from leakcase.pii.digests import Digester, normalise
from leakcase.pii.engine import Engine
from leakcase.pii.finding import Finding, Location, Seen, Tier
from leakcase.pii.lines import Lines
from leakcase.pii.masking import mask
from leakcase.pii.minors import minor_category
from leakcase.pii.recognizer import Reason
from leakcase.pii.records import confirm_neighbours, records_in_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from leakcase.pii.columns import CellHits
    from leakcase.pii.hits import Hits
    from leakcase.sources.segment import TableSegment, TextSegment

_AGE_TELLERS = frozenset({"resident_id", "resident_id_15", "hmt_residence_permit", "birth_date"})


class Scanner:
    """An engine and the key of a case: segments in, findings out.

    Not for two threads at once. Record numbers go on from segment to segment.
    """

    def __init__(
        self, engine: Engine, key: bytes, *, day: str | None = None, first_record: int = 0
    ) -> None:
        """Take engine and key.

        Args:
            engine: what finds.
            key: of the case; digests under different keys cannot be compared.
            day: ISO day on which ages are told; today where None.
            first_record: number of the first record.
        """
        self.engine = engine
        self._tables = TableScan(engine)
        self._digester = Digester(key)
        self._day = day or dt.datetime.now(tz=dt.UTC).date().isoformat()
        self._record = first_record

    def text(self, segments: Sequence[TextSegment]) -> list[Finding]:
        """Findings in a batch of text segments, in their order."""
        hits = self.engine.find([segment.text for segment in segments])
        edges = np.searchsorted(hits.item, np.arange(len(segments) + 1))
        findings: list[Finding] = []
        for number, segment in enumerate(segments):
            low, high = int(edges[number]), int(edges[number + 1])
            if low < high:
                findings += self._in_text(segment, hits, low, high)
        return findings

    def table(self, segment: TableSegment) -> list[Finding]:
        """Findings in some rows of a table; segments of one table come in order."""
        hits = self._tables.hits(segment)
        if not len(hits):
            return []
        confirm_neighbours(hits.row, hits.category, hits.tier, hits.reasons)
        findings: list[Finding] = []
        base = self._record
        for index in range(len(hits)):
            findings += self._in_cell(segment, hits, index, base)
        self._record = base + len(segment.rows) + 1
        return findings

    def _in_text(self, segment: TextSegment, hits: Hits, low: int, high: int) -> Iterator[Finding]:
        """Findings of one segment from its rows of ``hits``."""
        rows = np.arange(low, high)
        if segment.repeated:
            rows = rows[hits.end[rows] > segment.repeated]
        if segment.continues:
            rows = rows[hits.end[rows] < len(segment.text)]
        if not len(rows):
            return
        start, end = hits.start[rows], hits.end[rows]
        category, tier, reasons = hits.category[rows], hits.tier[rows], hits.reasons[rows]
        raw = [
            hits.decoded.get(row) or segment.text[a:b]
            for row, a, b in zip(rows.tolist(), start.tolist(), end.tolist(), strict=True)
        ]
        digests = [
            self._digest(kind, value) for kind, value in zip(category.tolist(), raw, strict=True)
        ]
        values = np.array([int(digest[:16], 16) for digest in digests], np.uint64)
        array = np.frombuffer(segment.text, np.uint8)
        record = records_in_text(array, start, end, category, values)
        confirm_neighbours(record, category, tier, reasons)
        places = _places(segment, start, end)
        seen = _seen(segment, start.tolist())
        for k, value in enumerate(raw):
            yield from self._findings(
                int(category[k]),
                value.decode("utf-8", "replace"),
                digests[k],
                Tier(int(tier[k])),
                int(reasons[k]),
                places[k],
                seen[k],
                self._record + int(record[k]),
            )
        self._record += int(record[-1]) + 1

    def _in_cell(
        self, segment: TableSegment, hits: CellHits, index: int, base: int
    ) -> Iterator[Finding]:
        """Findings of one hit in a table."""
        row, column = int(hits.row[index]), int(hits.column[index])
        start, end = int(hits.start[index]), int(hits.end[index])
        where = segment.location
        seen = segment.seen
        header = segment.header[column]
        line = offset = None
        if row == HEADER_ROW:
            cell, number = header, None
        else:
            cell, number = segment.rows[row][column], segment.first_row + row
            line = segment.lines[row] if segment.lines is not None else None
            if segment.offsets is not None and segment.offsets[row][column] >= 0:
                offset = segment.offsets[row][column] + len(cell[:start].encode())
        if segment.columns_seen is not None:
            seen = segment.columns_seen[column]
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
        value = cell[start:end]
        if int(hits.reasons[index]) & Reason.DECODED:
            value = self._decoded(cell, start) or value
        kind = int(hits.category[index])
        yield from self._findings(
            kind,
            value,
            self._digest(kind, value.encode("utf-8", "replace")),
            Tier(int(hits.tier[index])),
            int(hits.reasons[index]),
            (place, len(value.encode("utf-8", "replace"))),
            seen,
            base if row == HEADER_ROW else base + 1 + row,
        )

    def _decoded(self, cell: str, start: int) -> str | None:
        """What an escaped value in a cell says; columns keep only its place."""
        hits = self.engine.find([cell.encode("utf-8", "replace")])
        first = len(cell[:start].encode("utf-8", "replace"))
        for row, value in hits.decoded.items():
            if int(hits.start[row]) == first:
                return value.decode("utf-8", "replace")
        return None

    def _findings(
        self,
        kind: int,
        value: str,
        digest: str,
        tier: Tier,
        reasons: int,
        place: tuple[Location, int],
        seen: Seen,
        record: int,
    ) -> Iterator[Finding]:
        """The finding, and the minor it tells of if it does."""
        category = self.engine.categories[kind]
        location, length = place
        masked = mask(category.mask, value)
        codes = reason_names(reasons)
        yield Finding(category.id, location, length, masked, digest, tier, codes, seen, record)
        if category.id in _AGE_TELLERS and tier >= Tier.CHECKED:
            minor = minor_category(category.id, value, self._day)
            if minor is not None:
                yield Finding(minor, location, length, masked, digest, tier, codes, seen, record)

    def _digest(self, kind: int, raw: bytes) -> str:
        name = self.engine.categories[kind].id
        return self._digester.digest(name, normalise(name, raw.decode("utf-8", "replace")))


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


def _seen(segment: TextSegment, starts: Sequence[int]) -> list[Seen]:
    """How a reader meets each place of a segment's text."""
    if not segment.regions:
        return [segment.seen] * len(starts)
    firsts = [region[0] for region in segment.regions]
    seen = []
    for start in starts:
        index = bisect_right(firsts, start) - 1
        inside = index >= 0 and start < segment.regions[index][1]
        seen.append(segment.regions[index][2] if inside else segment.seen)
    return seen


def redact(text: str) -> str:
    """The text with every finding masked: for paths, URLs and messages shown to people."""
    raw = text.encode("utf-8", "replace")
    engine = _redactor()
    hits = engine.find([raw])
    parts: list[str] = []
    place = 0
    rows = zip(hits.start.tolist(), hits.end.tolist(), hits.category.tolist(), strict=True)
    for row, (start, end, kind) in enumerate(rows):
        value = (hits.decoded.get(row) or raw[start:end]).decode("utf-8", "replace")
        parts.append(raw[place:start].decode("utf-8", "replace"))
        parts.append(mask(engine.categories[kind].mask, value))
        place = end
    parts.append(raw[place:].decode("utf-8", "replace"))
    return "".join(parts)


@cache
def _redactor() -> Engine:
    return Engine(names="off")


@cache
def _process_key() -> bytes:
    """A key of this process, for callers that compare digests only within it."""
    return secrets.token_bytes(32)


def scan_text(text: str | bytes, *, key: bytes | None = None, names: str = "near") -> list[Finding]:
    """Findings in one text.

    Args:
        text: a string, or UTF-8 bytes.
        key: of the case, at least 16 bytes; without one digests compare within this process.
        names: ``off``, ``near`` or ``everywhere``.

    Returns:
        Findings with line, column and byte offset, in order.
    """
    from leakcase.sources.segment import TextSegment  # noqa: PLC0415

    raw = text.encode("utf-8", "replace") if isinstance(text, str) else text
    scanner = Scanner(_text_engine(names), key or _process_key())
    where = Location("-", line=1, offset=0)
    return scanner.text([TextSegment(where, raw, size=len(raw))])


@cache
def _text_engine(names: str) -> Engine:
    return Engine(names=names)
