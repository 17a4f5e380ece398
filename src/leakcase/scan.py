"""The one way through: a source is read, searched, counted, and becomes an exposure.

CLI, web and Python API call :func:`scan`. One process reads; as many as asked for search.
"""

from __future__ import annotations

import datetime as dt
import secrets
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakcase.exposure.baseline import Baseline
from leakcase.exposure.collect import Collector
from leakcase.keys import KEY_BYTES, with_lasting_key
from leakcase.searching import Searchers
from leakcase.settings import ScanOptions
from leakcase.sources.segment import Note, Problem, TableSegment, TextSegment
from leakcase.targets import Ways

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leakcase.exposure.model import Exposure
    from leakcase.pii.finding import Finding, Location
    from leakcase.sources.segment import Source

_BATCH_BYTES = 4 << 20
_BATCH_ITEMS = 2_000
_BATCH_TABLES = 200
_BATCH_SECONDS = 0.5
"""Text and small tables are searched in batches of this size, or after this time when the source
is slow."""
_SMALL_TABLE = 500
"""Rows of a table that is searched together with others."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a scan is.

    Attributes:
        location: what is being read.
        done: things finished (files, pages, tables).
        expected: things known of, None where unknown.
        read: bytes of the original read.
        findings: found so far.
        seconds: since the start.
    """

    location: Location | None
    done: int
    expected: int | None
    read: int
    findings: int
    seconds: float


def scan(
    source: Source,
    options: ScanOptions | None = None,
    *,
    sink: Callable[[Sequence[Finding]], None] | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Exposure:
    """Scan a source.

    Args:
        source: what to read.
        options: what to look for; the defaults where None.
        sink: given the findings of each batch as they come, those of a record together.
        progress: told how far the scan is, several times a second at most.

    Returns:
        What the scan amounts to; ``partial`` where something was not read.

    Raises:
        SettingsError: an allow-list or baseline file is wrong.
    """
    return _Scan(source, with_lasting_key(options or ScanOptions()), sink, progress).run()


class _Scan:
    """One scan under way."""

    def __init__(
        self,
        source: Source,
        options: ScanOptions,
        sink: Callable[[Sequence[Finding]], None] | None,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._source = source
        self._options = options
        self._sink = sink
        self._progress = progress
        self._collector = Collector()
        self._texts: list[TextSegment] = []
        self._size = 0
        self._tables: list[TableSegment] = []
        self._rows = 0
        self._since = self._shown = self._began = time.monotonic()
        self._read = self._found = self._done = 0
        self._expected: int | None = None
        self._where: Location | None = None
        self._baseline: Baseline | None = None

    def run(self) -> Exposure:
        started = dt.datetime.now(tz=dt.UTC).astimezone().isoformat(timespec="seconds")
        key = _key(self._options)
        if self._options.write_baseline is not None:
            self._baseline = Baseline(key)
        wanted = self._sink is not None or self._baseline is not None
        with Searchers(self._options, key, self._take, findings=wanted) as search:
            for piece in self._source.read():
                if isinstance(piece, TextSegment):
                    self._add_text(piece, search)
                elif isinstance(piece, TableSegment):
                    self._add_table(piece, search)
                elif isinstance(piece, Problem):
                    self._collector.problem(piece)
                elif isinstance(piece, Note):
                    self._note(piece)
                self._show()
            self._flush(search)
            for problem in search.finish():
                self._collector.problem(problem)
            for part in search.collected():
                self._collector.merge(part)
        if self._baseline is not None and self._options.write_baseline is not None:
            self._baseline.write(self._options.write_baseline)
        return self._collector.exposure(
            self._source.name,
            started,
            time.monotonic() - self._began,
            ways=getattr(self._source, "ways", None) or Ways(self._source),
            min_count=self._options.min_count,
        )

    def _add_text(self, piece: TextSegment, search: Searchers) -> None:
        self._count(piece.size)
        self._texts.append(piece)
        self._size += len(piece.text)
        full = self._size >= _BATCH_BYTES or len(self._texts) >= _BATCH_ITEMS
        if full or time.monotonic() - self._since > _BATCH_SECONDS:
            self._flush(search)

    def _add_table(self, piece: TableSegment, search: Searchers) -> None:
        self._count(piece.size)
        if piece.first_row > 1 or not piece.last or len(piece.rows) > _SMALL_TABLE:
            search.search(piece)
            return
        self._tables.append(piece)
        self._rows += len(piece.rows)
        full = self._rows >= _BATCH_ITEMS or len(self._tables) >= _BATCH_TABLES
        if full or time.monotonic() - self._since > _BATCH_SECONDS:
            self._flush(search)

    def _flush(self, search: Searchers) -> None:
        if self._tables:
            search.search(self._tables)
            self._tables = []
            self._rows = 0
        if self._texts:
            search.search(self._texts)
            self._texts = []
            self._size = 0
        self._since = time.monotonic()

    def _count(self, size: int) -> None:
        self._read += size
        self._collector.read(size)

    def _note(self, note: Note) -> None:
        self._collector.note(note)
        self._where, self._done = note.location, max(self._done, note.done)
        self._expected = note.expected

    def _take(self, findings: Sequence[Finding], count: int) -> None:
        """Findings of one batch have come (none of them where no sink asked for them)."""
        self._found += count
        if self._baseline is not None:
            self._baseline.add(findings)
        if self._sink is not None and findings:
            self._sink(findings)

    def _show(self) -> None:
        if self._progress is None:
            return
        now = time.monotonic()
        if now - self._shown < 0.1:
            return
        self._shown = now
        self._progress(
            Progress(
                self._where,
                self._done,
                self._expected,
                self._read,
                self._found,
                now - self._began,
            )
        )


def _key(options: ScanOptions) -> bytes:
    """The user's key where one is named, else one for this scan only: nothing can be compared."""
    if options.key_file is None:
        return secrets.token_bytes(KEY_BYTES)
    return options.key_file.read_bytes()


__all__ = ["Progress", "scan"]
