"""A SQLite file by URL: perhaps in use by others, so that its journal counts too."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from leakcase.errors import SourceError
from leakcase.sources.databases.cells import as_cell
from leakcase.sources.databases.session import BATCH, StoredTable, TableRefused
from leakcase.sources.databases.sqlite_file import distrust

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.sources.databases.url import DatabaseUrl


class SqliteSession:
    """A SQLite file that others may be writing to: opened read-only, within one transaction."""

    def __init__(self, url: DatabaseUrl) -> None:
        path = Path(url.database)
        if not path.is_file():
            raise SourceError(f"{url.name} cannot be opened: there is no such file")
        self._database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        distrust(self._database)
        try:
            self._database.execute("BEGIN")
            self._database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            self._database.close()
            raise SourceError(f"{url.name} cannot be opened: it is no SQLite database") from None

    def tables(self, *, views: bool) -> list[StoredTable]:
        """Tables that hold rows, and views where asked for."""
        rows = self._database.execute(
            "SELECT name FROM sqlite_master "
            "WHERE (type = 'table' AND rootpage > 0) OR (type = 'view' AND ?) ORDER BY name",
            (views,),
        )
        return [StoredTable("", str(name)) for (name,) in rows]

    def columns(self, table: StoredTable) -> list[str]:
        """Names of the columns."""
        try:
            cursor = self._database.execute(f"SELECT * FROM {_quote(table.name)} LIMIT 0")  # noqa: S608  (quoted)
        except sqlite3.Error:
            raise TableRefused("its definition is broken; not read") from None
        return [str(column[0]) for column in cursor.description]

    def rows(self, table: StoredTable, sample: int | None) -> Iterator[list[list[str]]]:
        """The rows in batches."""
        limit = -1 if sample is None else sample
        try:
            cursor = self._database.execute(f"SELECT * FROM {_quote(table.name)} LIMIT ?", (limit,))  # noqa: S608  (quoted)
            while rows := cursor.fetchmany(BATCH):
                yield [[v if type(v) is str else as_cell(v) for v in row] for row in rows]
        except (sqlite3.Error, OverflowError):
            raise TableRefused("the table is broken") from None

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


__all__ = ["SqliteSession"]
