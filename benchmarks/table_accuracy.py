"""How right the reading of tables is: by category and by style of header.

A label is a filled cell of a column about people; a hit is right when its cell's column is of its
category. What stands in other columns, and any other category, is wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.corpus.tables import Table, tables
from benchmarks.judge import Verdict
from leakcase.pii.columns import HEADER_ROW, TableScan
from leakcase.pii.finding import Location
from leakcase.sources.segment import TableSegment

if TYPE_CHECKING:
    from leakcase.pii.engine import Engine

_EXAMPLES = 3


def judge_tables(engine: Engine, count: int = 120) -> Verdict:
    """The verdict over that many tables; forms are the styles of their headers."""
    verdict = Verdict()
    scan = TableScan(engine)
    for number, table in enumerate(tables(count)):
        segment = TableSegment(Location(f"table-{number}"), table.header, table.rows)
        hits = scan.hits(segment)
        found = {
            (row, column, engine.categories[category].id)
            for row, column, category in zip(
                hits.row.tolist(), hits.column.tolist(), hits.category.tolist(), strict=True
            )
            if row != HEADER_ROW
        }
        _judge(table, found, verdict)
    return verdict


def _judge(table: Table, found: set[tuple[int, int, str]], verdict: Verdict) -> None:
    right = set()
    for row, column, category in sorted(found):
        if category == table.truth[column]:
            right.add((row, column))
        else:
            for score in (
                verdict.total,
                verdict.by_category[category],
                verdict.by_form[table.style],
            ):
                score.wrong += 1
            what = f"is {table.truth[column]}" if table.truth[column] else "nothing there"
            _fault(verdict, table, (what, category, table.style), row, column)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if cell and table.truth[column] and table.judged[column]:
                _count(table, verdict, row, column, found=(row, column) in right)


def _count(table: Table, verdict: Verdict, row: int, column: int, *, found: bool) -> None:
    category = table.truth[column]
    for score in (
        verdict.total,
        verdict.by_category[category],
        verdict.by_form[table.style],
        verdict.cells[category, table.style],
    ):
        score.labels += 1
        score.right += found
    if not found:
        _fault(verdict, table, ("missed", category, table.style), row, column)


def _fault(
    verdict: Verdict, table: Table, key: tuple[str, str, str], row: int, column: int
) -> None:
    verdict.fault_counts[key] += 1
    if len(verdict.faults[key]) < _EXAMPLES:
        shown = f"{table.header[column]}=⟦{table.rows[row][column]}⟧  among {table.header}"
        verdict.faults[key].append(shown)
