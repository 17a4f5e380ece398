"""Parquet, Arrow, Feather and ORC."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest
from pyarrow import feather, orc, parquet

from leakcase.sources.segment import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sources_data.conftest import Read


def _written(table: pa.Table, kind: str) -> bytes:
    data = io.BytesIO()
    if kind == "parquet":
        parquet.write_table(table, data, row_group_size=3_000)
    elif kind == "feather":
        feather.write_feather(table, data)
    else:
        orc.write_table(table, data)
    return data.getvalue()


@pytest.mark.parametrize("kind", ["parquet", "feather", "orc"])
def test_columns_of_every_kind_become_text(read: Callable[..., Read], kind: str) -> None:
    table = pa.table(
        {
            "id": [110101199001011234, 2, None],
            "name": ["甲一", None, "丙三"],
            "home": [{"city": "京", "at": {"zip": "100000"}}, None, {"city": "沪", "at": None}],
            "tags": [["a", "b"], [], None],
            "raw": ["文字".encode(), b"\x00\xff\xfe", None],
            "born": [dt.date(1990, 1, 2), None, None],
            "rate": [1.5, None, 2.0],
        }
    )
    result = read(_written(table, kind), f"x.{kind}")
    assert result.header == (
        "id",
        "name",
        "home.city",
        "home.at.zip",
        "tags",
        "raw",
        "born",
        "rate",
    )
    assert result.rows == [
        ["110101199001011234", "甲一", "京", "100000", '["a", "b"]', "文字", "1990-01-02", "1.5"],
        ["2", "", "", "", "[]", "", "", ""],
        ["", "丙三", "沪", "", "", "", "", "2.0"],
    ]


@pytest.mark.parametrize("kind", ["parquet", "feather", "orc"])
def test_many_rows_come_in_batches(read: Callable[..., Read], kind: str) -> None:
    phones = [f"1380000{i:05}" for i in range(12_000)]
    result = read(_written(pa.table({"phone": phones}), kind), "x.bin")
    assert [row[0] for row in result.rows] == phones
    assert max(len(table.rows) for table in result.tables) <= 5_000
    assert [table.last for table in result.tables].count(True) == 1


def test_a_file_cut_off_is_a_problem(read: Callable[..., Read]) -> None:
    data = _written(pa.table({"phone": ["13800000001"] * 1_000}), "parquet")
    assert ProblemKind.CORRUPT in read(data[: len(data) // 2], "x.parquet").problems
