"""What a database server looks like to us: tables to choose from, and their rows as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 5_000
"""Rows fetched at a time."""


@dataclass(frozen=True, slots=True)
class StoredTable:
    """A table on a server.

    Attributes:
        schema: its schema, or database on MySQL.
        name: its own name.
        rows: about how many rows it has, as the server estimates; None where it does not know.
    """

    schema: str
    name: str
    rows: int | None = None

    @property
    def label(self) -> str:
        """Its name as reports show it."""
        return f"{self.schema}.{self.name}" if self.schema else self.name


class TableRefused(Exception):  # noqa: N818  (the server refuses; nothing is wrong with us)
    """One table cannot be read; the others may.

    Attributes:
        detail: one plain clause without values.
    """

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class Session(Protocol):
    """An open read-only connection that sees the database as it was when it was opened."""

    def tables(self, *, views: bool) -> list[StoredTable]:
        """The tables of users, those of the system left out."""

    def columns(self, table: StoredTable) -> list[str]:
        """Names of the columns that are read."""

    def rows(self, table: StoredTable, sample: int | None) -> Iterator[list[list[str]]]:
        """The rows in batches, all or at most ``sample`` of them."""

    def close(self) -> None:
        """End it."""


__all__ = ["BATCH", "Session", "StoredTable", "TableRefused"]
