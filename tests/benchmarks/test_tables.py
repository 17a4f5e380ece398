"""Tables of the corpus: the same for a seed, square, with true cells under true headers."""

from __future__ import annotations

import hashlib

from benchmarks.corpus.tables import STYLES, tables


def test_the_same_seed_gives_the_same_tables_everywhere() -> None:
    """A digest fixed once: another Python or machine must reach it too."""
    digest = hashlib.sha256(repr([table.rows for table in tables(8)]).encode()).hexdigest()
    assert digest[:12] == "4cbd54684b53"


def test_every_row_is_as_wide_as_its_header() -> None:
    for table in tables(40):
        width = len(table.header)
        assert {len(row) for row in table.rows} == {width}
        assert (len(table.truth), len(table.judged)) == (width, width)


def test_styles_come_in_turn_and_none_has_no_header() -> None:
    made = tables(8)
    assert [table.style for table in made] == [*STYLES, *STYLES]
    assert {name for table in made if table.style == "none" for name in table.header} == {""}


def test_mobile_columns_hold_mobile_numbers() -> None:
    cells = {
        row[at]
        for table in tables(60)
        for at, category in enumerate(table.truth)
        if category == "mobile"
        for row in table.rows
        if row[at]
    }
    assert len(cells) > 500
    assert {len(cell) for cell in cells} == {11}
    assert {cell[0] for cell in cells} == {"1"}
