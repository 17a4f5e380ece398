"""Any other database SQLAlchemy has a dialect and a driver for: slower, but the same rows."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import sqlalchemy
from sqlalchemy.exc import SQLAlchemyError

from leakcase.errors import MissingExtra, SourceError, UsageError
from leakcase.sources.databases.cells import as_row
from leakcase.sources.databases.session import BATCH, StoredTable, TableRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.sources.databases.url import DatabaseUrl


class GenericSession:
    """A connection that is rolled back at its end."""

    def __init__(self, url: DatabaseUrl) -> None:
        try:
            address = sqlalchemy.make_url(url.text)
            if url.password is not None:
                address = address.set(password=url.password)
            self._engine = sqlalchemy.create_engine(address, hide_parameters=True)
        except ModuleNotFoundError as error:
            raise MissingExtra(
                f"reading {url.kind} needs the Python package {error.name}; install it"
            ) from None
        except SQLAlchemyError:
            raise UsageError(
                f"there is no database of the kind {url.kind!r}; "
                "known are postgresql, mysql, sqlite and the dialects of SQLAlchemy"
            ) from None
        failure = ""
        try:
            self._connection = self._engine.connect()
        except Exception as error:  # noqa: BLE001  (drivers raise anything, with the URL in it)
            failure = type(error).__name__
        if failure:
            self._engine.dispose()
            raise SourceError(f"{url.name} cannot be opened: the driver reported {failure}")
        self._inspector = sqlalchemy.inspect(self._connection)

    def tables(self, *, views: bool) -> list[StoredTable]:
        """The tables of all schemas that are no system's."""
        found = []
        for schema in self._inspector.get_schema_names():
            if schema.lower() in {"information_schema", "sys", "system"}:
                continue
            names = self._inspector.get_table_names(schema=schema)
            names += self._inspector.get_view_names(schema=schema) if views else []
            found += [StoredTable(schema, name) for name in names]
        return found

    def columns(self, table: StoredTable) -> list[str]:
        """Names of the columns."""
        return [c["name"] for c in self._inspector.get_columns(table.name, schema=table.schema)]

    def rows(self, table: StoredTable, sample: int | None) -> Iterator[list[list[str]]]:
        """The rows in batches."""
        names = self.columns(table)
        columns: list[sqlalchemy.ColumnClause[object]] = [sqlalchemy.column(n) for n in names]
        named = sqlalchemy.table(table.name, *columns, schema=table.schema)
        query = sqlalchemy.select(named).limit(sample)
        try:
            result = self._connection.execution_options(
                stream_results=True, max_row_buffer=BATCH
            ).execute(query)
            for rows in result.partitions(BATCH):
                yield [as_row(row) for row in rows]
        except SQLAlchemyError as error:
            raise TableRefused(f"the driver reported {type(error).__name__}") from None

    def close(self) -> None:
        """Roll back and end the connection."""
        with suppress(Exception):  # the server may be gone, and nothing was written
            self._connection.close()
            self._engine.dispose()


__all__ = ["GenericSession"]
