"""Searching, in this process or in several: batches in, findings and counts out."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import queue
import signal
import time
from typing import TYPE_CHECKING, Self, TypeAlias, cast
from zlib import crc32

from leakcase.exposure.allow_list import load_allow_list
from leakcase.exposure.baseline import Baseline
from leakcase.exposure.collect import Collector
from leakcase.exposure.dismiss import Dismissal
from leakcase.pii.digests import Digester
from leakcase.pii.engine import Engine
from leakcase.pii.finding import Location
from leakcase.pii.scanner import Scanner
from leakcase.sources.segment import Problem, ProblemKind, TableSegment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing import Queue
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext
    from types import TracebackType

    from leakcase.pii.finding import Finding
    from leakcase.pii.found import Found
    from leakcase.settings import ScanOptions
    from leakcase.sources.segment import TextSegment

_WAITING = 3
"""Batches that wait for one process at most: reading waits for searching."""
_PATIENCE = 0.1
_ALONE_SECONDS = 5.0
"""A searching process looks this often whether the one that reads still lives."""
_NEVER = 1 << 30
_ALONE = 2.0
"""Seconds this process searches before it starts others: small scans are over by then."""
_RECORDS_EACH = 1 << 40
"""Record numbers each process has to itself."""

Batch: TypeAlias = "Sequence[TextSegment] | Sequence[TableSegment] | TableSegment"
"""Text; small tables, each whole; or some rows of a larger one."""
Take: TypeAlias = "Callable[[Sequence[Finding], int], None]"
_Answer: TypeAlias = "tuple[int, Sequence[Finding], int] | Collector"


class Searcher:
    """Searches batches and collects what they amount to."""

    def __init__(self, options: ScanOptions, key: bytes, number: int = 0) -> None:
        engine = Engine(
            categories=options.categories,
            custom=options.custom,
            names=options.names,
            keywords=options.keywords,
        )
        self._scanner = Scanner(engine, key, first_record=number * _RECORDS_EACH)
        self._dismissal = _dismissal(options, key)
        self._dismissed = 0
        self.collector = Collector()

    def search(self, batch: Batch) -> Found:
        """What is in text segments, in tables or in some rows of a table."""
        if isinstance(batch, TableSegment):
            found = self._scanner.search_table(batch)
        elif isinstance(batch[0], TableSegment):
            found = self._scanner.search_tables(cast("Sequence[TableSegment]", batch))
        else:
            found = self._scanner.search_text(cast("Sequence[TextSegment]", batch))
        kept = self._dismissal.kept(found)
        self.collector.take(kept)
        self.collector.dismissed(self._dismissal.dismissed - self._dismissed)
        self._dismissed = self._dismissal.dismissed
        return kept


def _dismissal(options: ScanOptions, key: bytes) -> Dismissal:
    """What the user's allow-list, baseline and selection take out."""
    own = [rule.category for rule in options.custom]
    return Dismissal(
        load_allow_list(options.allow_list, Digester(key), own) if options.allow_list else None,
        Baseline.load(options.baseline, key) if options.baseline else None,
        options.categories,
        options.min_tier,
    )


class Searchers:
    """One searcher here and, once there is enough to do, one in each of several processes.

    This process counts as one of them: besides reading it searches what the others have no time
    for, so that each process's memory is put to use.
    """

    def __init__(self, options: ScanOptions, key: bytes, take: Take, *, findings: bool) -> None:
        """Take options and key.

        Args:
            options: of the scan.
            key: of the case.
            take: given the findings of each batch in the order of the batches, and their number.
            findings: whether ``take`` wants the findings, not only their number.
        """
        self._options, self._key, self._take, self._findings = options, key, take, findings
        self._here = Searcher(options, key)
        self._others = (options.processes or os.cpu_count() or 1) - 1
        self._alone = _ALONE if options.processes == 0 else 0.0
        self._workers: list[_Worker] = []
        self._order = _InOrder(take)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.stop()

    def search(self, batch: Batch) -> None:
        """Search a batch, here or elsewhere, now or soon."""
        if self._others and self._alone <= 0 and not self._workers:
            self._start()
        ticket = self._order.ticket()
        worker = self._choose(batch)
        if worker is None:
            self._search_here(ticket, batch)
        else:
            worker.give(ticket, batch, self._order)
        for each in self._workers:
            each.collect(self._order)

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._workers = [
            _Worker(context, self._options, self._key, number, findings=self._findings)
            for number in range(1, self._others + 1)
        ]

    def _search_here(self, ticket: int, batch: Batch) -> None:
        started = time.monotonic()
        found = self._here.search(batch)
        self._alone -= time.monotonic() - started
        self._order.done(ticket, found.findings() if self._findings else (), len(found))

    def _choose(self, batch: Batch) -> _Worker | None:
        """All of one table goes to one process; the rest where least waits; None for here."""
        if not self._workers:
            return None
        if isinstance(batch, TableSegment) and not (batch.first_row == 1 and batch.last):
            where = batch.location
            name = f"{where.path}\0{where.members}\0{where.sheet}"
            first = crc32(name.encode("utf-8", "replace"))
            turn = [self._workers[(first + k) % self._others] for k in range(self._others)]
            return next((worker for worker in turn if not worker.ended), None)
        least = min(self._workers, key=lambda worker: worker.waiting)
        return None if least.waiting >= _WAITING else least

    def finish(self) -> list[Problem]:
        """Wait for all batches; what was lost on the way, if anything."""
        for worker in self._workers:
            worker.close(self._order)
        self._order.flush()
        return [problem for worker in self._workers for problem in worker.problems]

    def collected(self) -> list[Collector]:
        """What every searcher has collected, after :meth:`finish`."""
        others = [worker.collector for worker in self._workers if worker.collector is not None]
        return [self._here.collector, *others]


class _InOrder:
    """Hands findings on in the order of their batches, whichever process was first."""

    def __init__(self, take: Take) -> None:
        self._take = take
        self._tickets = 0
        self._next = 0
        self._held: dict[int, tuple[Sequence[Finding], int]] = {}

    def ticket(self) -> int:
        self._tickets += 1
        return self._tickets - 1

    def done(self, ticket: int, findings: Sequence[Finding], count: int) -> None:
        self._held[ticket] = (findings, count)
        while self._next in self._held:
            self._take(*self._held.pop(self._next))
            self._next += 1

    def flush(self) -> None:
        """Hand on what waits for batches that will never come."""
        for ticket in sorted(self._held):
            self._take(*self._held.pop(ticket))


class _Worker:
    """One process that searches: batches go in by a queue, answers come back by a pipe.

    The pipe ends with the process, however that ends; a queue would leave us waiting for the rest
    of an answer it was killed in.
    """

    def __init__(
        self,
        context: SpawnContext,
        options: ScanOptions,
        key: bytes,
        number: int,
        *,
        findings: bool,
    ) -> None:
        self._in: Queue[tuple[int, Batch] | None] = context.Queue(_WAITING)
        self._answers, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_work, args=(options, key, number, findings, self._in, theirs), daemon=True
        )
        self._process.start()
        theirs.close()
        self._tickets: set[int] = set()
        self._lost = 0
        self.ended = False
        self.collector: Collector | None = None

    @property
    def waiting(self) -> int:
        """Batches given and not answered; a process that has ended is the last to be chosen."""
        return _NEVER if self.ended else len(self._tickets)

    @property
    def problems(self) -> list[Problem]:
        """What was lost, after :meth:`close`."""
        if self.collector is not None:
            return []
        detail = "a search process ended early; what it counted is missing, and "
        detail += f"{self._lost} batches were not searched"
        return [Problem(Location("-"), ProblemKind.UNREADABLE, detail)]

    def give(self, ticket: int, batch: Batch, order: _InOrder) -> None:
        """Hand a batch over; waits while the process has enough to do."""
        self._tickets.add(ticket)
        while not self.ended:
            try:
                self._in.put((ticket, batch), timeout=_PATIENCE)
            except queue.Full:
                self.collect(order)
            else:
                return
        self._lose(order)

    def collect(self, order: _InOrder, *, patience: float = 0) -> None:
        """Take what has been found so far."""
        while not self.ended and self._answers.poll(patience):
            try:
                answer: _Answer = self._answers.recv()
            except (EOFError, OSError, pickle.UnpicklingError):
                self.ended = True
                self._lose(order)
                return
            if isinstance(answer, Collector):
                self.collector, self.ended = answer, True
            else:
                self._tickets.discard(answer[0])
                order.done(*answer)

    def close(self, order: _InOrder) -> None:
        """Let the process finish, and take the rest."""
        told = False
        while not self.ended:
            if not told:
                try:
                    self._in.put_nowait(None)
                    told = True
                except queue.Full:
                    pass
            self.collect(order, patience=_PATIENCE)

    def stop(self) -> None:
        """End the process whatever it does."""
        if self._process.is_alive() and self.collector is None:
            self._process.terminate()
        self._answers.close()
        self._process.join()
        self._in.cancel_join_thread()
        self._in.close()

    def _lose(self, order: _InOrder) -> None:
        """Batches given that will never be answered."""
        self._lost += len(self._tickets)
        for ticket in sorted(self._tickets):
            order.done(ticket, (), 0)
        self._tickets.clear()


def _work(
    options: ScanOptions,
    key: bytes,
    number: int,
    findings: bool,  # noqa: FBT001  (positional across the process border)
    batches: Queue[tuple[int, Batch] | None],
    answers: Connection[_Answer, None],
) -> None:
    """The life of a searching process."""
    # Ctrl-C ends the reading; what was read is still searched and counted
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    searcher = Searcher(options, key, number)
    while (task := _next(batches)) is not None:
        ticket, batch = task
        found = searcher.search(batch)
        answers.send((ticket, found.findings() if findings else (), len(found)))
    answers.send(searcher.collector)


def _next(batches: Queue[tuple[int, Batch] | None]) -> tuple[int, Batch] | None:
    """The next batch; None at the end, or when the process that reads is gone."""
    parent = multiprocessing.parent_process()
    while True:
        try:
            return batches.get(timeout=_ALONE_SECONDS)
        except queue.Empty:
            if parent is not None and not parent.is_alive():
                return None
