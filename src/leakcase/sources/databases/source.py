"""A database by its URL: chosen tables, whole or sampled, never written to."""

from __future__ import annotations

from contextlib import closing
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from leakcase.errors import UsageError
from leakcase.pii.finding import Location
from leakcase.sources.databases.session import StoredTable, TableRefused
from leakcase.sources.databases.url import DatabaseUrl
from leakcase.sources.segment import DEFAULT_LIMITS, Note, Problem, ProblemKind
from leakcase.sources.tables.batches import Batch, as_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakcase.sources.databases.session import Session
    from leakcase.sources.segment import Limits, Piece


class DatabaseSource:
    """The tables of one database.

    Args:
        url: ``postgresql://user@host/name``, ``mysql://…``, ``sqlite:///path`` or the URL of
            another SQLAlchemy dialect that is installed. The password may stand in it, in the
            environment variable ``LEAKCASE_DB_PASSWORD``, or in ``~/.pgpass``.
        include: patterns (``member*``, ``shop.order_?``) of tables to read; all where empty.
        exclude: patterns of tables to leave out.
        schemas: schemas to read; all but the system's where empty.
        sample: at most so many rows of a table, all where None.
        views: read views too.
        limits: bounds of cells and columns.

    Raises:
        UsageError: where the URL makes no sense.
    """

    def __init__(
        self,
        url: str,
        *,
        include: Sequence[str] = (),
        exclude: Sequence[str] = (),
        schemas: Sequence[str] = (),
        sample: int | None = None,
        views: bool = False,
        limits: Limits = DEFAULT_LIMITS,
    ) -> None:
        if sample is not None and sample < 1:
            raise UsageError("a sample has at least one row")
        self._url = DatabaseUrl.parse(url)
        self._include = tuple(include)
        self._exclude = tuple(exclude)
        self._schemas = frozenset(schemas)
        self._sample = sample
        self._views = views
        self._limits = limits

    @property
    def name(self) -> str:
        """The URL without user, password and options."""
        return self._url.name

    def read(self) -> Iterator[Piece]:
        """All chosen tables.

        Raises:
            SourceError: where the database cannot be opened at all.
        """
        with closing(open_session(self._url)) as session:
            tables = [t for t in session.tables(views=self._views) if self._chosen(t)]
            for done, table in enumerate(tables):
                place = Location(self.name, sheet=table.label)
                yield Note(place, done, len(tables))
                try:
                    header = session.columns(table)
                    batches = self._batches(session, table, place)
                    yield from as_table(place, header, batches, self._limits)
                except TableRefused as refused:
                    yield Problem(place, ProblemKind.REFUSED, refused.detail)
            yield Note(Location(self.name), len(tables), len(tables))

    def _chosen(self, table: StoredTable) -> bool:
        if self._schemas and table.schema not in self._schemas:
            return False
        names = (table.name, table.label)
        wanted = not self._include or _fits(names, self._include)
        return wanted and not _fits(names, self._exclude)

    def _batches(
        self, session: Session, table: StoredTable, place: Location
    ) -> Iterator[Batch | Piece]:
        """The rows; where the server gives up half way, what came before stays."""
        done = 0
        try:
            for rows in session.rows(table, self._sample):
                yield Batch.of(rows)
                done += len(rows)
        except TableRefused as refused:
            yield Problem(place, ProblemKind.REFUSED, f"{refused.detail}; read up to row {done}")
        if self._sample is not None and done >= self._sample:
            whole = f" of about {table.rows}" if table.rows is not None else ""
            yield Problem(
                place, ProblemKind.LIMIT, f"a sample of {done} rows{whole} was read, as asked"
            )


def open_session(url: DatabaseUrl) -> Session:
    """Connect, read-only.

    Raises:
        SourceError: where that fails, with the reason and without credentials.
    """
    # drivers are imported where they are used: most scans need none
    if url.kind == "postgresql":
        from leakcase.sources.databases.postgresql import PostgresSession  # noqa: PLC0415

        return PostgresSession(url)
    if url.kind == "mysql":
        from leakcase.sources.databases.mysql import MysqlSession  # noqa: PLC0415

        return MysqlSession(url)
    if url.kind == "sqlite":
        from leakcase.sources.databases.sqlite_session import SqliteSession  # noqa: PLC0415

        return SqliteSession(url)
    from leakcase.sources.databases.generic import GenericSession  # noqa: PLC0415

    return GenericSession(url)


def _fits(names: Sequence[str], patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for name in names for pattern in patterns)


__all__ = ["DatabaseSource", "open_session"]
