"""Databases by URL, each from a private server where its programs are installed."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pg8000.native  # type: ignore[import-untyped]
import pymysql  # type: ignore[import-untyped]
import pytest

from leakcase.errors import MissingExtra, SourceError, UsageError
from leakcase.sources.databases.source import DatabaseSource
from leakcase.sources.databases.url import PASSWORD_VARIABLE, DatabaseUrl
from leakcase.sources.segment import Note, Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.sources_data.conftest import Read

SHOP = r"""
CREATE TABLE member (
  id bigint, "full ""name" text, raw bytea, at timestamptz, tags text[], doc tsvector);
INSERT INTO member VALUES
  (110101199001011234, E'甲\t一\n\\', '\x68656c6c6f', '2020-01-02 03:04:05+00', '{a,b}', 'x'),
  (2, NULL, '\x00ff', NULL, NULL, NULL);
CREATE SCHEMA other;
CREATE TABLE other.log (line text);
INSERT INTO other.log
  SELECT 'call 1380000' || lpad(cast(i AS text), 5, '0') FROM generate_series(1, 12000) i;
CREATE TABLE secret (x text);
CREATE VIEW seen AS SELECT line FROM other.log LIMIT 1;
CREATE ROLE reader LOGIN PASSWORD 'wrong horse';
GRANT USAGE ON SCHEMA other TO reader;
GRANT SELECT ON member, other.log, seen TO reader;
ANALYZE;
"""


@pytest.fixture(scope="session")
def shop(postgres: str) -> str:
    """The URL of a database, read by a role that may not read everything."""
    host, _, port = postgres.partition(":")
    with closing(
        pg8000.native.Connection(
            "keeper",
            host=host,
            port=int(port),
            password="right horse",  # noqa: S106
            database="postgres",
        )
    ) as connection:
        connection.run("CREATE DATABASE shop")
    with closing(
        pg8000.native.Connection(
            "keeper",
            host=host,
            port=int(port),
            password="right horse",  # noqa: S106
            database="shop",
        )
    ) as connection:
        for statement in SHOP.split(";\n"):
            if statement.strip():
                connection.run(statement)
    return f"postgresql://reader:wrong%20horse@{postgres}/shop"


def test_tables_of_postgresql(shop: str, gathered: Callable[..., Read]) -> None:
    source = DatabaseSource(shop)
    result = gathered(source.read())
    member = next(t for t in result.tables if t.location.sheet == "public.member")
    assert member.header == ("id", 'full "name', "raw", "at", "tags")
    assert member.rows == [
        ["110101199001011234", "甲\t一\n\\", "hello", "2020-01-02 03:04:05+00", "{a,b}"],
        ["2", "", "", "", ""],
    ]
    lines = [row[0] for row in result.sheet("other.log")]
    assert lines == [f"call 1380000{i:05}" for i in range(1, 12_001)]
    assert result.problems == [ProblemKind.REFUSED]
    refused = next(p for p in result.pieces if isinstance(p, Problem))
    assert refused.location.sheet == "public.secret"
    assert "may not read" in refused.detail
    notes = [p for p in result.pieces if isinstance(p, Note)]
    assert (notes[-1].done, notes[-1].expected) == (3, 3)


def test_tables_are_chosen_and_sampled(shop: str, gathered: Callable[..., Read]) -> None:
    result = gathered(DatabaseSource(shop, include=["other.*", "mem*"], sample=100).read())
    assert len(result.sheet("other.log")) == 100
    assert len(result.sheet("public.member")) == 2
    (problem,) = [p for p in result.pieces if isinstance(p, Problem)]
    assert problem.kind is ProblemKind.LIMIT
    assert problem.detail == "a sample of 100 rows of about 12000 was read, as asked"
    assert not gathered(DatabaseSource(shop, exclude=["*"]).read()).tables
    only = gathered(DatabaseSource(shop, schemas=["other"]).read())
    assert {t.location.sheet for t in only.tables} == {"other.log"}


def test_views_on_request(shop: str, gathered: Callable[..., Read]) -> None:
    assert gathered(DatabaseSource(shop, include=["seen"]).read()).tables == []
    viewed = gathered(DatabaseSource(shop, include=["seen"], views=True).read())
    assert viewed.rows == [["call 138000000001"]]


def test_stopping_half_way_ends_the_connection(shop: str) -> None:
    pieces = DatabaseSource(shop, include=["other.log"]).read()
    next(pieces)
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]


def test_a_wrong_password_is_told_without_it(shop: str) -> None:
    wrong = shop.replace("wrong%20horse", "s3cr3t-pass")
    with pytest.raises(SourceError) as caught:
        list(DatabaseSource(wrong).read())
    told = f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"
    assert "the server refused the password" in told
    assert "s3cr3t" not in told
    assert "reader" not in told


def test_the_password_from_the_environment_or_the_password_file(
    shop: str, gathered: Callable[..., Read], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    bare = shop.replace(":wrong%20horse", "")
    port = bare.rpartition(":")[2].partition("/")[0]
    file = tmp_path / "pgpass"
    file.write_text(f"# comment\nother:*:*:*:no\n127.0.0.1:{port}:shop:reader:wrong horse\n")
    file.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(file))
    assert gathered(DatabaseSource(bare, include=["member"]).read()).tables
    file.chmod(0o644)
    monkeypatch.setenv(PASSWORD_VARIABLE, "wrong horse")
    assert gathered(DatabaseSource(bare, include=["member"]).read()).tables
    monkeypatch.delenv(PASSWORD_VARIABLE)
    with pytest.raises(SourceError, match=f"asks for a password; put it into {PASSWORD_VARIABLE}"):
        list(DatabaseSource(bare).read())


def test_tables_of_mysql(mariadb: str, gathered: Callable[..., Read]) -> None:
    socket, place = mariadb.split()
    with (
        closing(pymysql.connect(unix_socket=socket, user="root", charset="utf8mb4")) as connection,
        connection.cursor() as cursor,
    ):
        for statement in (
            "CREATE DATABASE shop CHARACTER SET utf8mb4",
            "USE shop",
            "CREATE TABLE shop.member (id bigint, `full ``name` text, raw blob, at datetime)",
            "INSERT INTO shop.member VALUES (110101199001011234, '甲\\t一', 'hello', '2020-01-02')",
            "INSERT INTO shop.member VALUES (2, NULL, 0x00ff, NULL)",
            "CREATE TABLE shop.log (line text)",
            "INSERT INTO shop.log SELECT concat('call ', seq) FROM seq_1_to_7000",
            "CREATE USER reader@'%' IDENTIFIED BY 's3cr3t p@ss'",
            "GRANT SELECT ON shop.* TO reader@'%'",
        ):
            cursor.execute(statement)
        connection.commit()
    url = f"mysql://reader:s3cr3t%20p%40ss@{place}/shop"
    result = gathered(DatabaseSource(url).read())
    member = next(t for t in result.tables if t.location.sheet == "shop.member")
    assert member.header == ("id", "full `name", "raw", "at")
    assert member.rows == [
        ["110101199001011234", "甲\t一", "hello", "2020-01-02 00:00:00"],
        ["2", "", "", ""],
    ]
    assert result.sheet("shop.log") == [[f"call {i}"] for i in range(1, 7_001)]
    sampled = gathered(DatabaseSource(url, include=["log"], sample=10).read())
    assert len(sampled.rows) == 10
    assert sampled.problems == [ProblemKind.LIMIT]
    with pytest.raises(SourceError, match="refused the user or the password") as caught:
        list(DatabaseSource(url.replace("s3cr3t", "guess")).read())
    assert "guess" not in f"{caught.value!r}{caught.value.__context__!r}"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "a b#.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE member (name TEXT, phone)")
        database.execute("CREATE VIEW seen AS SELECT phone FROM member")
        database.execute("INSERT INTO member VALUES ('甲一', 13800000001)")
        database.commit()
        yield path  # while someone else has it open, with its journal


@pytest.mark.parametrize("views", [False, True])
def test_a_sqlite_file_in_use(file: Path, gathered: Callable[..., Read], *, views: bool) -> None:
    result = gathered(DatabaseSource(f"sqlite:///{file}".replace("#", "%23"), views=views).read())
    assert result.sheet("member") == [["甲一", "13800000001"]]
    assert result.sheet("seen") == ([["13800000001"]] if views else [])


def test_another_dialect_of_sqlalchemy_streams_too(
    file: Path, gathered: Callable[..., Read], monkeypatch: pytest.MonkeyPatch
) -> None:
    from leakcase.sources.databases import generic, source  # noqa: PLC0415

    monkeypatch.setattr(source, "open_session", generic.GenericSession)
    result = gathered(DatabaseSource(f"sqlite:///{file}".replace("#", "%23")).read())
    assert result.rows == [["甲一", "13800000001"]]
    assert result.header == ("name", "phone")


def test_urls_that_make_no_sense(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        DatabaseSource("postgresql://host:port/x")
    with pytest.raises(UsageError) as refused:
        DatabaseSource("postgresql://user:half/s3cr3t@host/x")
    assert "s3cr3t" not in str(refused.value)
    with pytest.raises(UsageError):
        DatabaseSource("sqlite:///x", sample=0)
    with pytest.raises(UsageError):
        list(DatabaseSource("nosuch://u:s3cr3t@h/x").read())
    with pytest.raises(SourceError, match="no such file"):
        list(DatabaseSource(f"sqlite:///{tmp_path}/none.db").read())
    monkeypatch.setitem(sys.modules, "oracledb", None)
    with pytest.raises((MissingExtra, SourceError)) as caught:
        list(DatabaseSource("oracle+oracledb://u:s3cr3t@127.0.0.1:1/x").read())
    assert "s3cr3t" not in f"{caught.value!r}{caught.value.__context__!r}"


def test_no_server_is_told_in_plain_words() -> None:
    with pytest.raises(SourceError, match="no connection") as caught:
        list(DatabaseSource("postgresql://u:s3cr3t@127.0.0.1:1/x").read())
    assert "s3cr3t" not in f"{caught.value!r}{caught.value.__context__!r}"
    with pytest.raises(SourceError, match="no connection"):
        list(DatabaseSource("mysql://u:s3cr3t@127.0.0.1:1/x").read())


def test_names_and_repr_hold_no_credentials() -> None:
    url = DatabaseUrl.parse("postgresql+psycopg://us%40er:p%40ss@db.example.com/shop?password=x")
    told = f"{url.name} {url!r}"
    assert "p@ss" not in told
    assert "p%40ss" not in told
    for text, name in (
        (
            "postgres://u:p@db.example.com:6543/shop?sslmode=require",
            "postgresql://db.example.com:6543/shop",
        ),
        ("mysql+pymysql://u:p@db/shop", "mysql://db/shop"),
        ("postgresql:///shop?host=/run/pg", "postgresql://local/shop"),
        ("sqlite:////var/x.db", "/var/x.db"),
    ):
        assert DatabaseSource(text).name == name
        assert ":p@" not in repr(DatabaseSource(text))
