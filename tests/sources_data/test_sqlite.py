"""SQLite files."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from leakcase.sources.segment import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.sources_data.conftest import Read


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "shop.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA secure_delete = OFF")
        database.execute("CREATE TABLE member (id INTEGER PRIMARY KEY, name TEXT, raw BLOB)")
        database.execute('CREATE TABLE "we""ird" (a)')
        database.execute("CREATE VIEW v AS SELECT * FROM member")
        database.executemany(
            "INSERT INTO member VALUES (?, ?, ?)",
            [(1, "甲一", None), (2, "乙二", "文字".encode()), (3, None, b"\x00\xff")],
        )
        database.executemany('INSERT INTO "we""ird" VALUES (?)', [(1.5,), (9_007_199_254_740_993,)])
        database.commit()
    return path


@pytest.mark.parametrize("from_path", [True, False])
def test_every_table_is_read_and_views_are_not(
    read: Callable[..., Read], file: Path, *, from_path: bool
) -> None:
    result = read(file if from_path else file.read_bytes(), str(file) if from_path else "x.bin")
    assert [(t.location.sheet, t.header, t.rows) for t in result.tables] == [
        (
            "member",
            ("id", "name", "raw"),
            [["1", "甲一", ""], ["2", "乙二", "文字"], ["3", "", ""]],
        ),
        ('we"ird', ("a",), [["1.5"], ["9007199254740993"]]),
    ]
    assert result.problems == []


def test_reading_leaves_the_file_and_its_folder_alone(
    read: Callable[..., Read], file: Path
) -> None:
    before = file.read_bytes()
    read(file, str(file))
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["shop.db"]


def test_deleted_rows_in_free_pages_are_text(read: Callable[..., Read], file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("PRAGMA secure_delete = OFF")
        database.executemany(
            "INSERT INTO member VALUES (?, ?, ?)",
            ((i, f"deleted 1380000{i:04}", None) for i in range(100, 3_000)),
        )
        database.commit()
        database.execute("DELETE FROM member WHERE id >= 100")
        database.commit()
    result = read(file, str(file))
    assert len(result.sheet("member")) == 3
    assert any("deleted 13800001500" in text for text in result.texts)


def test_a_document_in_a_blob_is_read_as_one(read: Callable[..., Read], file: Path) -> None:
    rtf = b"{\\rtf1\\ansi call 13800000008 " + b"\\b x\\b0 " * 100 + b"}"
    packed = zlib.compressobj(wbits=31)
    gzip = packed.compress(rtf + bytes(range(256)) * 40) + packed.flush()
    with closing(sqlite3.connect(file)) as database:
        database.execute("INSERT INTO member VALUES (9, 'doc', ?)", (gzip,))
        database.commit()
    result = read(file, str(file))
    assert any("13800000008" in text for text in result.texts)


def test_corrupt_pages_are_a_problem_and_other_tables_are_read(
    read: Callable[..., Read], file: Path
) -> None:
    with closing(sqlite3.connect(file)) as database:
        rows = ((i, f"name {i}", None) for i in range(100, 9_000))
        database.executemany("INSERT INTO member VALUES (?, ?, ?)", rows)
        database.commit()
        (size,) = database.execute("PRAGMA page_size").fetchone()
        (root,) = database.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'member'"
        ).fetchone()
    data = bytearray(file.read_bytes())
    start = (root - 1) * size
    data[start + 12 : start + size] = b"\xff" * (size - 12)
    result = read(bytes(data), "x.db")
    assert ProblemKind.CORRUPT in result.problems
    assert result.sheet('we"ird') == [["1.5"], ["9007199254740993"]]


@pytest.mark.parametrize("size", [16, 50, 100, 4_096])
def test_cut_off_files_are_problems_and_not_crashes(
    read: Callable[..., Read], file: Path, size: int
) -> None:
    assert read(file.read_bytes()[:size], "x.db").problems
