"""The state of a crawl: what is known, what is done, how each address was come to.

In memory, or in a SQLite file that outlives a stop: what was taken and not finished is taken
again, what was finished is not.
"""

from __future__ import annotations

import os
import sqlite3
from enum import IntEnum
from threading import Lock
from typing import TYPE_CHECKING, NamedTuple

from leakcase.errors import SettingsError
from leakcase.sources.web.urls import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MEMORY = ":memory:"
TAKEN_AT_ONCE = 64
SAME_KIND = 50
"""Pages of one pattern after which others come first."""


class Status(IntEnum):
    """How far an address has come."""

    KNOWN = 0
    TAKEN = 1
    DONE = 2


class Entry(NamedTuple):
    """An address to fetch.

    Attributes:
        id: its number.
        url: normalised.
        depth: links from a start address.
        hops: redirects on the way since the last link.
    """

    id: int
    url: str
    depth: int
    hops: int


class CrawlState:
    """What a crawl knows. Safe to use from several threads."""

    def __init__(self, path: Path | None, key: str) -> None:
        """Open the state.

        Args:
            path: its file; None for one in memory only.
            key: what the crawl is about, so that another one does not go on with its file.

        Raises:
            SettingsError: the file is of another crawl, or no state at all.
        """
        self._path = path
        self._lock = Lock()
        self._seen: set[str] = set()
        self._patterns: dict[str, int] = {}
        self._digests: set[bytes] = set()
        self._ready: list[Entry] = []
        if path is None:
            self._base = _opened(MEMORY)
        else:
            _create_private(path)
            self._base = self._file(path, key)
        self.done = self._count(Status.DONE)
        self.known = len(self._seen)

    def add(self, urls: Iterable[str], parent: int | None, depth: int, *, hops: int = 0) -> int:
        """Add addresses that are not known yet; returns how many that were."""
        rows = []
        with self._lock:
            for url in urls:
                if url in self._seen:
                    continue
                self._seen.add(url)
                kind = pattern(url)
                count = self._patterns[kind] = self._patterns.get(kind, 0) + 1
                rows.append((url, parent, depth, hops, depth + count // SAME_KIND))
            if rows:
                self._base.executemany(
                    "INSERT OR IGNORE INTO page (url, parent, depth, hops, rank)"
                    " VALUES (?, ?, ?, ?, ?)",
                    rows,
                )
                self.known = len(self._seen)
        return len(rows)

    def knows(self, url: str) -> bool:
        """Whether the address was met before."""
        return url in self._seen

    def take(self) -> Entry | None:
        """The next address to fetch, None where there is none now."""
        with self._lock:
            if not self._ready:
                rows = self._base.execute(
                    "SELECT id, url, depth, hops FROM page WHERE status = 0"
                    " ORDER BY rank, id LIMIT ?",
                    (TAKEN_AT_ONCE,),
                ).fetchall()
                self._base.executemany(
                    "UPDATE page SET status = 1 WHERE id = ?", [(row[0],) for row in rows]
                )
                self._ready = [Entry(*row) for row in reversed(rows)]
            return self._ready.pop() if self._ready else None

    def finish(self, entry: int, digest: bytes | None = None) -> None:
        """The address is done with, and everything that came of it was taken in."""
        with self._lock:
            self._base.execute(
                "UPDATE page SET status = 2, digest = ? WHERE id = ?", (digest, entry)
            )
            self._base.commit()
            self.done += 1

    def is_new(self, digest: bytes) -> bool:
        """Whether content with this digest was not met before; from now on it was."""
        with self._lock:
            new = digest not in self._digests
            self._digests.add(digest)
            return new

    def waiting(self) -> int:
        """Addresses that are known and not done."""
        with self._lock:
            return self._count(Status.KNOWN) + self._count(Status.TAKEN)

    def way(self, url: str) -> tuple[str, ...]:
        """How the crawl came to an address, from a start address to it."""
        with self._lock:
            row = self._base.execute(
                "SELECT url, parent FROM page WHERE url = ?", (url,)
            ).fetchone()
            way: list[str] = []
            while row is not None:
                way.append(row[0])
                row = self._base.execute(
                    "SELECT url, parent FROM page WHERE id = ?", (row[1],)
                ).fetchone()
        return tuple(reversed(way))

    def complete(self, *, keep: bool) -> None:
        """The crawl came to its end: the ways stay known, the file goes unless it is to be kept."""
        if self._path is None or keep:
            return
        with self._lock:
            self._base.commit()
            memory = _opened(MEMORY)
            self._base.backup(memory)
            self._base.close()
            self._base = memory
            for end in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + end).unlink(missing_ok=True)

    def close(self) -> None:
        """Put everything on disk. The ways can still be asked for."""
        with self._lock:
            self._base.commit()

    def _file(self, path: Path, key: str) -> sqlite3.Connection:
        try:
            base = _opened(str(path))
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = NORMAL")
            row = base.execute("SELECT value FROM about WHERE name = 'crawl'").fetchone()
            if row is None:
                base.execute("INSERT INTO about VALUES ('crawl', ?)", (key,))
            elif row[0] != key:
                raise SettingsError(
                    f"{path}: remembers another crawl (other start addresses or another scope);"
                    " name another file, or delete this one"
                )
            base.execute("UPDATE page SET status = 0 WHERE status = 1")
            base.commit()
            for url, digest in base.execute("SELECT url, digest FROM page"):
                self._seen.add(url)
                kind = pattern(url)
                self._patterns[kind] = self._patterns.get(kind, 0) + 1
                if digest is not None:
                    self._digests.add(digest)
        except sqlite3.DatabaseError as error:
            raise SettingsError(
                f"{path}: is no state of a crawl; name another file, or delete this one"
            ) from error
        return base

    def _count(self, status: Status) -> int:
        row = self._base.execute(
            "SELECT count(*) FROM page WHERE status = ?", (int(status),)
        ).fetchone()
        return int(row[0])


def _opened(name: str) -> sqlite3.Connection:
    # in memory nothing is ever lost half-way, so that nothing need be held together
    base = sqlite3.connect(name, check_same_thread=False)
    if name == MEMORY:
        base.isolation_level = None
    base.executescript(
        """
        CREATE TABLE IF NOT EXISTS about (name TEXT PRIMARY KEY, value TEXT);
        CREATE TABLE IF NOT EXISTS page (
            id INTEGER PRIMARY KEY, url TEXT UNIQUE, parent INTEGER, depth INTEGER,
            hops INTEGER, rank INTEGER, status INTEGER DEFAULT 0, digest BLOB);
        CREATE INDEX IF NOT EXISTS waiting ON page (status, rank, id);
        """
    )
    return base


def _create_private(path: Path) -> None:
    """Create the file so that only its owner can open it; SQLite's files beside it follow."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except OSError as error:
        raise SettingsError(f"{path}: cannot be written; name another file") from error


__all__ = ["CrawlState", "Entry"]
