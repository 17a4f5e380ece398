"""SQL dumps."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.pii.finding import Location
from leakcase.sources.reading import read_bytes
from leakcase.sources.segment import Limits, ProblemKind, TableSegment

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sources_data.conftest import Read

MYSQL = r"""-- MySQL dump 10.13  Distrib 8.0
DROP TABLE IF EXISTS `member`;
CREATE TABLE `member` (
  `id` int NOT NULL AUTO_INCREMENT,
  `name` varchar(64) DEFAULT '' COMMENT '姓名, 或 (昵称)',
  `bal` decimal(10,2),
  PRIMARY KEY (`id`), KEY `k` (`name`,`bal`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='call 13800000009';
LOCK TABLES `member` WRITE;
INSERT INTO `member` VALUES (1,'甲\'一\n',1.50),(2,NULL,-3),
 (3,_binary 'x;),(',0x6162636465);
INSERT INTO `member` (`name`) VALUES ('a''b'),('back\\');
UNLOCK TABLES;
"""


def test_a_mysql_dump(read: Callable[..., Read]) -> None:
    result = read(MYSQL.encode(), "x.sql")
    assert [(t.location.sheet, t.header, t.rows, t.lines) for t in result.tables] == [
        (
            "member",
            ("id", "name", "bal"),
            [["1", "甲'一\n", "1.50"], ["2", "", "-3"], ["3", "x;),(", "abcde"]],
            [10, 10, 11],
        ),
        ("member", ("name",), [["a'b"], ["back\\"]], [12, 12]),
    ]
    assert "call 13800000009" in "".join(result.texts)
    assert result.problems == []


def test_a_postgresql_dump(read: Callable[..., Read]) -> None:
    text = r"""--
-- PostgreSQL database dump
--
CREATE TABLE public.member (
    id integer NOT NULL,
    "Full Name" text DEFAULT 'x'::text,
    CONSTRAINT c CHECK ((id > 0))
);
COPY public.member (id, "Full Name") FROM stdin;
1	甲\t一
2	\N
\.


INSERT INTO public.member VALUES (3, 'C:\'), (4, E'it\'s'), (5, 'x'::text);
COPY public.empty (id) FROM stdin;
\.
COPY public.other (phone) FROM stdin;
13800000001
\.
"""
    result = read(text.encode(), "x.sql")
    assert result.sheet("public.member") == [
        ["1", "甲\t一"], ["2", ""], ["3", "C:\\"], ["4", "it's"], ["5", "x"],
    ]  # fmt: skip
    assert result.sheet("public.other") == [["13800000001"]]
    assert {t.header for t in result.tables} == {("id", "Full Name"), ("phone",)}
    first = result.tables[0]
    assert list(first.lines or ()) == [10, 11]
    assert result.tables[1].first_row == 3


def test_a_sqlite_dump(read: Callable[..., Read]) -> None:
    database = sqlite3.connect(":memory:")
    database.execute('CREATE TABLE "t x" (id INTEGER PRIMARY KEY, "the name" TEXT)')
    database.executemany('INSERT INTO "t x" VALUES (?, ?)', [(1, "a'b\nc"), (2, "d\\"), (3, None)])
    database.commit()
    result = read("\n".join(database.iterdump()).encode(), "x.sql")
    database.close()
    assert (result.header, result.rows) == (
        ("id", "the name"),
        [["1", "a'b\nc"], ["2", "d\\"], ["3", ""]],
    )


def test_a_sql_server_script(read: Callable[..., Read]) -> None:
    text = (
        "SET IDENTITY_INSERT [dbo].[User] ON\r\nGO\r\n"
        "INSERT [dbo].[User] ([Id], [Name], [At]) VALUES (1, N'甲''一', CAST(N'2020' AS Date))\r\n"
        "GO\r\nINSERT [dbo].[User] ([Id], [Name], [At]) VALUES (2, N'C:\\', NULL)\r\nGO\r\n"
    )
    result = read(text.encode("utf-16"), "x.sql")
    assert result.header == ("Id", "Name", "At")
    assert result.rows == [["1", "甲'一", "CAST(N'2020' AS Date)"], ["2", "C:\\", ""]]
    assert result.table.location.sheet == "dbo.User"


def test_a_gbk_dump(read: Callable[..., Read]) -> None:
    assert read(MYSQL.encode("gb18030"), "x.sql").rows[0][1] == "甲'一\n"


def test_one_gigantic_statement_and_many_small_ones_are_the_same(
    read: Callable[..., Read],
) -> None:
    rows = [[str(i), f"甲{i}", f"1380000{i:05}"] for i in range(60_000)]
    values = [f"({i},'{name}','{phone}')" for i, name, phone in rows]
    # S608: these are scanned, not run
    one = "INSERT INTO t (id,name,phone) VALUES " + ",".join(values) + ";\n"  # noqa: S608
    many = "".join(f"INSERT INTO t (id,name,phone) VALUES {value};\n" for value in values)  # noqa: S608
    for text in (one, many):
        result = read(text.encode(), "x.sql")
        assert result.rows == rows
        assert result.header == ("id", "name", "phone")
        assert result.problems == []
        assert sum(t.last for t in result.tables) == 1
        assert [t.first_row for t in result.tables][1] == 1 + len(result.tables[0].rows)


def test_a_copy_block_longer_than_a_block(read: Callable[..., Read]) -> None:
    rows = [[str(i), f"1380000{i:06}"] for i in range(150_000)]
    lines = "".join("\t".join(row) + "\n" for row in rows)
    text = f"COPY m (id, phone) FROM stdin;\n{lines}\\.\nSELECT 1;\n"
    result = read(text.encode(), "x.sql")
    assert result.rows == rows
    assert list(result.tables[-1].lines or ())[-1] == 150_001


def test_a_copy_block_that_breaks_off(read: Callable[..., Read]) -> None:
    result = read(b"COPY m (id, phone) FROM stdin;\n1\t13800000001\n2\t1380", "x.sql")
    assert result.rows == [["1", "13800000001"]]
    assert result.texts == ["2\t1380"]
    assert result.problems == [ProblemKind.TRUNCATED]


def test_a_string_that_never_closes_is_text(read: Callable[..., Read]) -> None:
    tail = "x" * 300_000 + "13800000009"
    result = read(
        f"INSERT INTO t VALUES (1,'a');\nINSERT INTO t VALUES (2,'{tail}".encode(),  # noqa: S608
        "x.sql",
        Limits(cell=10_000),
    )
    assert result.rows == [["1", "a"]]
    assert result.texts[-1].endswith("13800000009")
    assert result.problems == [ProblemKind.CORRUPT]


@pytest.mark.parametrize(
    "hostile",
    [
        "INSERT INTO t VALUES ('\n",
        "INSERT INTO t VALUES (",
        "(((((",
        "CREATE TABLE t (a '\n",
        "CREATE TABLE x (((((",
        "INSERT INTO t (a,",
        "COPY t FROM stdin;\n",
        "/* -- ' \" ` ",
    ],
)
def test_hostile_dumps_end(read: Callable[..., Read], hostile: str) -> None:
    result = read(b"SELECT 1;\n" + hostile.encode() * (3_000_000 // len(hostile)), "x.sql")
    assert sum(map(len, result.texts)) + sum(len(c) for r in result.rows for c in r) > 1_000_000


_VALUES = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x1a\r\0"), max_size=9
)


def _mysql(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("\x1a", "\\Z")):
        text = text.replace(plain, escaped)
    return f"'{text}'"


def _copy(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(plain, escaped)
    return text


def _standard(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.lists(_VALUES, min_size=2, max_size=2), min_size=1, max_size=6),
    st.sampled_from(["mysql", "standard", "copy"]),
)
def test_what_a_dump_tool_writes_is_read_back(rows: list[list[str]], dialect: str) -> None:
    if dialect == "copy":
        lines = "".join("\t".join(map(_copy, row)) + "\n" for row in rows)
        text = f"-- PostgreSQL database dump\nCOPY t (a, b) FROM stdin;\n{lines}\\.\n"
    else:
        quote = _mysql if dialect == "mysql" else _standard
        head = "-- MySQL dump" if dialect == "mysql" else "-- PostgreSQL database dump"
        values = ",".join(f"({', '.join(map(quote, row))})" for row in rows)
        text = f"{head}\nINSERT INTO t (a, b) VALUES {values};\n"
    pieces = read_bytes(b"\xef\xbb\xbf" + text.encode(), Location("x.sql"))
    found = [list(r) for piece in pieces if isinstance(piece, TableSegment) for r in piece.rows]
    assert found == rows


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.sampled_from("INSERT INTO t VALUES ('),;\\\"`\nCOPY FROM stdin;x1"), max_size=200)
)
def test_any_text_that_claims_to_be_sql_is_read(text: str) -> None:
    list(read_bytes(text.encode(), Location("x.sql")))
