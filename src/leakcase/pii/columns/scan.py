"""Finds personal information in tables: each column is judged once, then its cells are taken.

Cells of a column that names, genders, addresses ... fill are taken as they are; those with an
inner structure are checked one by one by the engine; every other column is read as text.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.columns.cells import HEADER_ROW, CellHits, joined
from leakcase.pii.columns.judge import Verdict, judge
from leakcase.pii.columns.keyed import form_header, header_row, key_columns
from leakcase.pii.columns.reading import Reader
from leakcase.pii.columns.slots import Slot, evidence, sample, slots_of
from leakcase.pii.columns.taking import Pick, merge_reads, take_plain
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from leakcase.pii.columns.reading import Finder, Reading
    from leakcase.pii.finding import Location
    from leakcase.sources.segment import TableSegment

TABLES = 64
"""Tables whose verdicts are remembered; sources may hand out several at a time in turns."""
_HEADER_SAMPLE = 50
_PERSONAL = frozenset(
    (
        "resident_id",
        "resident_id_15",
        "mobile",
        "landline",
        "email",
        "gender",
        "birth_date",
        "age",
        "address",
        "ethnicity",
        "marital_status",
        "person_name",
        "wechat",
        "qq",
        "bank_card",
        "passport_cn",
        "diagnosis",
        "student_number",
        "employee_number",
        "password",
        "password_hash",
    )
)
"""What columns of people hold: beside them, ``name`` is a person's."""


@dataclass(slots=True)
class _Table:
    """What is known of one table.

    Attributes:
        header: its column names, its own or those of the row that holds them.
        skipped: rows of the first segment up to that row.
        keys: columns that hold keys.
        verdicts: by column and name.
    """

    header: Sequence[str]
    skipped: int
    keys: tuple[int, ...]
    verdicts: dict[tuple[int, str], Verdict] = field(default_factory=dict)


class TableScan:
    """Finds hits in table segments; segments of one table come in order.

    What the columns hold is decided by the first segment seen of a table, so a segment from the
    middle of one (another process had the first) is decided by itself.

    >>> scan = TableScan(engine)  # doctest: +SKIP
    >>> hits = scan.hits(segment)  # doctest: +SKIP
    >>> segment.rows[hits.row[0]][hits.column[0]][hits.start[0] : hits.end[0]]  # doctest: +SKIP
    """

    def __init__(self, engine: Finder, categories: Collection[str] | None = None) -> None:
        """Prepare.

        Args:
            engine: finds hits within cells.
            categories: ids to look for; None for all. The engine selects for itself.
        """
        self._reader = Reader(engine)
        self._wanted = None if categories is None else frozenset(categories)
        self._tables: OrderedDict[tuple[Location, tuple[str, ...]], _Table] = OrderedDict()

    def hits(self, segment: TableSegment) -> CellHits:
        """The hits in one segment."""
        return self.hits_in([segment])[0]

    def hits_in(self, segments: Sequence[TableSegment]) -> list[CellHits]:
        """The hits in several segments of different tables, their cells read together."""
        return self._reader.together([self._hits(segment) for segment in segments])

    def _hits(self, segment: TableSegment) -> Reading[CellHits]:
        """The hits in one segment, once what it asks for was read."""
        table, new = self._table(segment)
        parts = [(yield from self._in_header(segment))] if new else []
        if segment.rows and segment.header:
            skipped = table.skipped if new else 0
            columns = list(zip(*segment.rows, strict=True))
            slots = slots_of(table.header, columns, table.keys)
            yield from self._decide(table, slots, columns, skipped)
            parts += yield from self._take(table, slots, columns, skipped)
        if new and table.keys:
            parts[0] = yield from self._form_header(table, segment.header, parts[0])
        if segment.last:
            self._tables.pop((segment.location, segment.header), None)
        return self._wanted_of(joined(parts))

    def _table(self, segment: TableSegment) -> tuple[_Table, bool]:
        key = (segment.location, segment.header)
        known = self._tables.get(key)
        if known is not None and segment.first_row > 1:
            self._tables.move_to_end(key)
            return known, False
        rows = [list(row) for row in segment.rows[:_HEADER_SAMPLE]]
        keys = key_columns(segment.header, rows)
        row = None if keys else header_row(segment.header, rows)
        if row is None:
            table = _Table(segment.header, 0, keys)
        else:
            table = _Table(rows[row], row + 1, key_columns(rows[row], rows[row + 1 :]))
        self._tables[key] = table
        while len(self._tables) > TABLES:
            self._tables.popitem(last=False)
        return table, True

    def _decide(
        self,
        table: _Table,
        slots: Sequence[Slot],
        columns: Sequence[Sequence[str]],
        skipped: int,
    ) -> Reading[None]:
        """Judge the slots not met before."""
        new = [slot for slot in slots if (slot.column, slot.name) not in table.verdicts]
        if not new:
            return
        samples = [sample(slot, columns, skipped) for slot in new]
        known = yield from evidence(new, samples, self._reader)
        first = [judge(each) for each in known]
        every = [*table.verdicts.values(), *first]
        people = {id(each) for each in every if each.category in _PERSONAL}
        for slot, seen, verdict in zip(new, known, first, strict=True):
            beside = bool(people - {id(verdict)})
            final = judge(seen.beside(people=True)) if beside else verdict
            table.verdicts[slot.column, slot.name] = final

    def _take(
        self,
        table: _Table,
        slots: Sequence[Slot],
        columns: Sequence[Sequence[str]],
        skipped: int,
    ) -> Reading[list[CellHits]]:
        """The cells of every slot, the engine called once for all that need it."""
        parts: list[CellHits] = []
        picks: list[Pick] = []
        for slot in slots:
            verdict = table.verdicts[slot.column, slot.name]
            hits, rest = take_plain(slot, verdict, columns[slot.column], self._reader, skipped)
            if hits is not None:
                parts.append(hits)
            if rest is not None:
                picks.append(rest)
        cells = [cell for pick in picks for cell in pick.cells]
        if cells:
            parts += merge_reads(picks, (yield cells), self._reader)
        return parts

    def _in_header(self, segment: TableSegment) -> Reading[CellHits]:
        """What stands in the column names: a row of data taken for a header, or telling keys."""
        found = yield segment.header
        found = found.take(found.tier >= Tier.CHECKED)
        return CellHits(
            np.full(len(found.item), HEADER_ROW, np.int32),
            found.item.astype(np.int32),
            found.start,
            found.end,
            found.category,
            found.tier,
            found.reasons,
        )

    def _form_header(
        self, table: _Table, header: Sequence[str], found: CellHits
    ) -> Reading[CellHits]:
        """The hits in the first line of a form that was taken for its header."""
        pairs = [column for column in table.keys if form_header(header, column)]
        slots = [Slot(column + 1, header[column]) for column in pairs]
        columns = [(name,) for name in header]
        yield from self._decide(table, slots, columns, 0)
        parts = yield from self._take(table, slots, columns, 0)
        if not parts:
            return found
        values = joined(parts)
        values.row[:] = HEADER_ROW
        return joined([found.take(~np.isin(found.column, values.column)), values])

    def _wanted_of(self, hits: CellHits) -> CellHits:
        if self._wanted is None:
            return hits
        rows = [self._reader.index[name] for name in self._wanted if name in self._reader.index]
        return hits.take(np.isin(hits.category, np.array(rows, np.int16)))
