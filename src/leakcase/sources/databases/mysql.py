"""MySQL and MariaDB: rows arrive one by one from an unbuffered cursor, every type as text."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pymysql  # type: ignore[import-untyped]
from pymysql.converters import encoders  # type: ignore[import-untyped]
from pymysql.cursors import SSCursor  # type: ignore[import-untyped]

from leakcase.errors import SourceError
from leakcase.sources.databases.cells import as_cell
from leakcase.sources.databases.session import BATCH, StoredTable, TableRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.sources.databases.url import DatabaseUrl

CONNECT_SECONDS = 15
READ_SECONDS = 300
"""Longest silence of the server."""
BINARY = 1 << 20
"""Bytes of a binary value that are fetched."""

_SYSTEM = ("information_schema", "mysql", "performance_schema", "sys")
_REFUSALS = {
    1044: "the server refused the user",
    1045: "the server refused the user or the password",
    1049: "the server has no database of that name",
    1142: "the user may not read it",
    1143: "the user may not read a column of it",
    1205: "someone else has locked it",
    1356: "a view refers to what is no longer there",
    2002: "no connection; is the server there?",
    2003: "no connection; is the server there?",
    2013: "the server broke the connection",
    3024: "the server cancelled it for taking too long",
}
_TABLES = """
SELECT table_schema, table_name, table_rows FROM information_schema.tables
WHERE table_type IN %s AND table_schema NOT IN %s AND (%s = '' OR table_schema = %s)
ORDER BY 1, 2
"""
_ENCODERS = {kind: write for kind, write in encoders.items() if not isinstance(kind, int)}
"""How arguments are written; without decoders, every value arrives as text."""
_BINARY_TYPES = frozenset({"binary", "varbinary", "blob", "mediumblob", "longblob"})
_NO_TEXT = frozenset(
    {"geometry", "point", "linestring", "polygon", "geometrycollection", "multipoint", "bit"}
)


class MysqlSession:
    """A read-only transaction with a consistent snapshot."""

    def __init__(self, url: DatabaseUrl) -> None:
        self._database = url.database
        self._connection = _connect(url)
        self._types: dict[StoredTable, list[tuple[str, str]]] = {}
        self._run("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        self._run("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY")

    def tables(self, *, views: bool) -> list[StoredTable]:
        """The tables of the database named in the URL, or of all that are no system's."""
        kinds = ("BASE TABLE", "VIEW") if views else ("BASE TABLE",)
        rows = self._run(_TABLES, (kinds, _SYSTEM, self._database, self._database))
        return [
            StoredTable(schema, name, int(count) if count is not None else None)
            for schema, name, count in rows
        ]

    def columns(self, table: StoredTable) -> list[str]:
        """Names of the columns that are read."""
        rows = self._run(
            "SELECT column_name, data_type FROM information_schema.columns "
            "WHERE table_schema = %s AND table_name = %s ORDER BY ordinal_position",
            (table.schema, table.name),
        )
        self._types[table] = [(name, kind.lower()) for name, kind in rows if kind not in _NO_TEXT]
        return [name for name, _ in self._types[table]]

    def rows(self, table: StoredTable, sample: int | None) -> Iterator[list[list[str]]]:
        """The rows in batches."""
        if not self._types[table]:
            return
        with self._connection.cursor(SSCursor) as cursor:
            try:
                cursor.execute(_select(table, self._types[table], sample))
                while rows := cursor.fetchmany(BATCH):
                    yield [[v if type(v) is str else as_cell(v) for v in row] for row in rows]
            except pymysql.MySQLError as error:
                raise TableRefused(_reason(error)) from None

    def close(self) -> None:
        """End the transaction and the connection, whatever is still on its way."""
        with suppress(Exception):  # the server may be gone, and nothing was written
            self._connection._force_close()  # noqa: SLF001  (close() would wait for all rows)

    def _run(self, statement: str, arguments: tuple[object, ...] = ()) -> list[tuple[Any, ...]]:
        with self._connection.cursor() as cursor:
            cursor.execute(statement, arguments or None)
            return list(cursor.fetchall())


def _connect(url: DatabaseUrl) -> pymysql.Connection:
    place: dict[str, Any] = {"host": url.host or "localhost", "port": url.port}
    if url.host.startswith("/"):
        place = {"unix_socket": url.host}
    try:
        return pymysql.connect(
            user=url.user or None,
            password=url.password or "",
            database=url.database or None,
            charset="utf8mb4",
            conv=_ENCODERS,
            connect_timeout=CONNECT_SECONDS,
            read_timeout=READ_SECONDS,
            **place,
        )
    except (pymysql.MySQLError, OSError, RuntimeError) as error:
        failure = _reason(error)
    raise SourceError(f"{url.name} cannot be opened: {failure}")


def _select(table: StoredTable, columns: list[tuple[str, str]], sample: int | None) -> str:
    names = [
        f"LEFT({_quote(name)}, {BINARY})" if kind in _BINARY_TYPES else _quote(name)
        for name, kind in columns
    ]
    where = f"{_quote(table.schema)}.{_quote(table.name)}"
    limit = f" LIMIT {int(sample)}" if sample is not None else ""
    return f"SELECT {', '.join(names)} FROM {where}{limit}"  # noqa: S608  (names are quoted)


def _quote(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _reason(error: Exception) -> str:
    """Why, by the number of the error only: its message may quote what was sent or stored."""
    number = error.args[0] if error.args and isinstance(error.args[0], int) else 0
    return _REFUSALS.get(number, f"the server reported error {number or type(error).__name__}")


__all__ = ["MysqlSession"]
