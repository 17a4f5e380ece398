"""What stands in segments: the engine's hits, digested at once and masked where they are shown."""

from __future__ import annotations

import datetime as dt
import secrets
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.columns import TableScan
from leakcase.pii.digests import Digester
from leakcase.pii.engine import Engine
from leakcase.pii.finding import Location, Tier
from leakcase.pii.found import SEEN, Found, together
from leakcase.pii.hits import Hits
from leakcase.pii.masking import mask
from leakcase.pii.minors import minor_category
from leakcase.pii.recognizer import Reason
from leakcase.pii.records import confirm_neighbours, records_in_text
from leakcase.pii.showing import CellShow, TextShow, Values, Writer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.columns import CellHits
    from leakcase.pii.finding import Finding
    from leakcase.sources.segment import TableSegment, TextSegment

_AGE_TELLERS = frozenset({"resident_id", "resident_id_15", "hmt_residence_permit", "birth_date"})
_EDGE = 64
"""Bytes before a cut in which a hit is the next segment's, which sees what follows it; fewer than
any source repeats."""


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
        self._names = tuple(category.id for category in engine.categories)
        self._index = {name: number for number, name in enumerate(self._names)}
        tellers = [self._index[name] for name in _AGE_TELLERS if name in self._index]
        self._age_tellers = np.array(tellers, np.int16)

    def text(self, segments: Sequence[TextSegment]) -> list[Finding]:
        """Findings in a batch of text segments, in their order."""
        return self.search_text(segments).findings()

    def table(self, segment: TableSegment) -> list[Finding]:
        """Findings in some rows of a table; segments of one table come in order."""
        return self.search_table(segment).findings()

    def search_text(self, segments: Sequence[TextSegment]) -> Found:
        """What is in a batch of text segments, in their order."""
        hits = _not_twice(segments, self.engine.find([segment.text for segment in segments]))
        item = hits.item.tolist()
        spans = zip(item, hits.start.tolist(), hits.end.tolist(), strict=True)
        raw = [segments[at].text[start:end].decode("utf-8", "replace") for at, start, end in spans]
        for row, value in hits.decoded.items():
            raw[row] = value.decode("utf-8", "replace")
        digest = self._digests(hits.category, raw)
        record = _records(segments, hits, digest) + self._record
        if len(record):
            self._record = int(record[-1]) + 1
        confirm_neighbours(record, hits.category, hits.tier, hits.reasons)
        values = self._values(raw, hits, _seen(segments, hits), record)
        writer = Writer(self.engine.categories, self._digester, values, hits.category)
        return self._found(
            values,
            [segment.location for segment in segments],
            hits.item[values.hit].astype(np.int32),
            digest[values.hit],
            TextShow(segments, hits, values.hit, writer),
        )

    def search_table(self, segment: TableSegment) -> Found:
        """What is in some rows of a table; segments of one table come in order."""
        return self._in_table(segment, self._tables.hits(segment))

    def search_tables(self, segments: Sequence[TableSegment]) -> Found:
        """What is in several tables that are here from first row to last."""
        hits = self._tables.hits_in(segments)
        return together([self._in_table(*pair) for pair in zip(segments, hits, strict=True)])

    def _in_table(self, segment: TableSegment, hits: CellHits) -> Found:
        confirm_neighbours(hits.row, hits.category, hits.tier, hits.reasons)
        raw = self._cells(segment, hits)
        # the header is a record of its own, the first
        record = hits.row.astype(np.int64) + 1 + self._record
        self._record += len(segment.rows) + 1
        if segment.columns_seen is None:
            seen = np.full(len(hits), SEEN.index(segment.seen), np.uint8)
        else:
            columns = [SEEN.index(seen) for seen in segment.columns_seen]
            seen = np.array(columns, np.uint8)[hits.column]
        digest = self._digests(hits.category, raw)
        values = self._values(raw, hits, seen, record)
        writer = Writer(self.engine.categories, self._digester, values, hits.category)
        return self._found(
            values,
            [segment.location],
            np.zeros(len(values.hit), np.int32),
            digest[values.hit],
            CellShow(segment, hits, values, writer),
        )

    def _found(
        self,
        values: Values,
        places: Sequence[Location],
        place: NDArray[np.int32],
        digest: NDArray[np.uint64],
        show: TextShow | CellShow,
    ) -> Found:
        return Found(
            self._names,
            places,
            place,
            values.category,
            values.tier,
            values.seen,
            digest,
            values.record,
            np.arange(len(values.hit)),
            show,
        )

    def _cells(self, segment: TableSegment, hits: CellHits) -> list[str]:
        """The value of each hit in a table."""
        rows = (*segment.rows, segment.header)  # HEADER_ROW, -1, is the last
        spans = zip(
            hits.row.tolist(),
            hits.column.tolist(),
            hits.start.tolist(),
            hits.end.tolist(),
            strict=True,
        )
        raw = [rows[row][column][start:end] for row, column, start, end in spans]
        for hit in np.flatnonzero(hits.reasons & np.uint32(Reason.DECODED)).tolist():
            cell = rows[int(hits.row[hit])][int(hits.column[hit])]
            raw[hit] = self._decoded(cell, int(hits.start[hit])) or raw[hit]
        return raw

    def _decoded(self, cell: str, start: int) -> str | None:
        """What an escaped value in a cell says; columns keep only its place."""
        hits = self.engine.find([cell.encode("utf-8", "replace")])
        first = len(cell[:start].encode("utf-8", "replace"))
        for row, value in hits.decoded.items():
            if int(hits.start[row]) == first:
                return value.decode("utf-8", "replace")
        return None

    def _digests(self, category: NDArray[np.int16], raw: Sequence[str]) -> NDArray[np.uint64]:
        """The front of the digest of each value, category by category."""
        digests = np.empty(len(raw), np.uint64)
        for kind in np.unique(category).tolist():
            rows = np.flatnonzero(category == kind)
            some = [raw[row] for row in rows.tolist()]
            digests[rows] = self._digester.fronts(self._names[kind], some)
        return digests

    def _values(
        self,
        raw: Sequence[str],
        hits: Hits | CellHits,
        seen: NDArray[np.uint8],
        record: NDArray[np.int64],
    ) -> Values:
        """The values, and after each the minor it tells of if it does."""
        minors = self._minors(raw, hits)
        after = np.array(list(minors), np.int64)
        hit = np.insert(np.arange(len(raw)), after + 1, after) if minors else np.arange(len(raw))
        category = hits.category[hit]
        category[after + np.arange(1, len(after) + 1)] = list(minors.values())
        return Values(hit, raw, category, hits.tier[hit], hits.reasons[hit], seen[hit], record[hit])

    def _minors(self, raw: Sequence[str], hits: Hits | CellHits) -> dict[int, int]:
        """The minors' category that values tell of, by row, in order."""
        found: dict[int, int] = {}
        telling = np.isin(hits.category, self._age_tellers) & (hits.tier >= Tier.CHECKED)
        for row in np.flatnonzero(telling).tolist():
            minor = minor_category(self._names[hits.category[row]], raw[row], self._day)
            if minor is not None and minor in self._index:
                found[row] = self._index[minor]
        return found


def _not_twice(segments: Sequence[TextSegment], hits: Hits) -> Hits:
    """The hits without those the segment before held, and those the next one will hold whole."""
    if not any(segment.repeated or segment.continues for segment in segments):
        return hits
    repeated = np.array([segment.repeated for segment in segments], np.int64)
    last = [len(s.text) - _EDGE if s.continues else len(s.text) for s in segments]
    ends = np.array(last, np.int64)[hits.item]
    first = repeated[hits.item]
    rows = np.flatnonzero(((first == 0) | (hits.end > first - _EDGE)) & (hits.end <= ends))
    place = {row: number for number, row in enumerate(rows.tolist())}
    decoded = {place[row]: value for row, value in hits.decoded.items() if row in place}
    return Hits(
        hits.item[rows],
        hits.start[rows],
        hits.end[rows],
        hits.category[rows],
        hits.tier[rows],
        hits.reasons[rows],
        decoded,
    )


def _records(
    segments: Sequence[TextSegment], hits: Hits, digest: NDArray[np.uint64]
) -> NDArray[np.int64]:
    """Numbers of the records, from 0, on from segment to segment."""
    record = np.zeros(len(hits), np.int64)
    if not len(hits):
        return record
    items, firsts = np.unique(hits.item, return_index=True)
    ends = [*firsts.tolist()[1:], len(hits)]
    base = 0
    for item, low, high in zip(items.tolist(), firsts.tolist(), ends, strict=True):
        record[low:high] = base
        if high - low > 1:
            record[low:high] += records_in_text(
                np.frombuffer(segments[item].text, np.uint8),
                hits.start[low:high],
                hits.end[low:high],
                hits.category[low:high],
                digest[low:high],
            )
        base = int(record[high - 1]) + 1
    return record


def _seen(segments: Sequence[TextSegment], hits: Hits) -> NDArray[np.uint8]:
    """How a reader meets each hit, as indexes of ``SEEN``."""
    whole = np.array([SEEN.index(segment.seen) for segment in segments], np.uint8)
    seen = whole[hits.item]
    parted = [number for number, segment in enumerate(segments) if segment.regions]
    for number in np.unique(hits.item[np.isin(hits.item, parted)]).tolist():
        regions = segments[number].regions
        rows = np.flatnonzero(hits.item == number)
        start = hits.start[rows]
        firsts = np.array([region[0] for region in regions], np.int64)
        ends = np.array([region[1] for region in regions], np.int64)
        kinds = np.array([SEEN.index(region[2]) for region in regions], np.uint8)
        region = np.searchsorted(firsts, start, side="right") - 1
        inside = (region >= 0) & (start < ends[region])
        seen[rows[inside]] = kinds[region[inside]]
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
