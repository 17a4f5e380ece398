"""Searching, in this process or in several: batches in, findings and counts out."""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
from typing import TYPE_CHECKING, Self, TypeAlias
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
    from multiprocessing.context import SpawnContext
    from types import TracebackType

    from leakcase.pii.finding import Finding
    from leakcase.settings import ScanOptions
    from leakcase.sources.segment import TextSegment

_WAITING = 3
"""Batches that wait for one process at most: reading waits for searching."""
_PATIENCE = 0.1
_ALONE = 32 << 20
"""Bytes searched before other processes are started: small scans are over by then."""
_RECORDS_EACH = 1 << 40
"""Record numbers each process has to itself."""

Batch: TypeAlias = "Sequence[TextSegment] | TableSegment"
Take: TypeAlias = "Callable[[Sequence[Finding], int], None]"


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

    def search(self, batch: Batch) -> list[Finding]:
        """Findings in text segments or in some rows of a table."""
        if isinstance(batch, TableSegment):
            found = self._scanner.table(batch)
        else:
            found = self._scanner.text(batch)
        kept = list(self._dismissal.keep(found))
        self.collector.add(kept)
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
    """One searcher here and, once there is enough to do, one in each of several processes."""

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
        self._wanted = options.processes or os.cpu_count() or 1
        self._alone = _ALONE if options.processes == 0 else 0
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

    def search(self, batch: Batch, size: int) -> None:
        """Search a batch of ``size`` bytes, here or elsewhere, now or soon."""
        self._alone -= size
        if self._wanted > 1 and self._alone < 0 and not self._workers:
            context = multiprocessing.get_context("spawn")
            self._workers = [
                _Worker(context, self._options, self._key, number, findings=self._findings)
                for number in range(1, self._wanted + 1)
            ]
        ticket = self._order.ticket()
        if not self._workers:
            found = self._here.search(batch)
            self._order.done(ticket, found, len(found))
            return
        self._choose(batch).give(ticket, batch, self._order)
        for worker in self._workers:
            worker.collect(self._order)

    def _choose(self, batch: Batch) -> _Worker:
        """All of one table goes to one process; text goes where least waits."""
        if isinstance(batch, TableSegment):
            where = batch.location
            name = f"{where.path}\0{where.members}\0{where.sheet}"
            return self._workers[crc32(name.encode("utf-8", "replace")) % len(self._workers)]
        return min(self._workers, key=lambda worker: worker.waiting)

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
    """One process that searches."""

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
        self._out: Queue[tuple[int, Sequence[Finding], int] | Collector] = context.Queue()
        self._process = context.Process(
            target=_work, args=(options, key, number, findings, self._in, self._out), daemon=True
        )
        self._process.start()
        self.waiting = 0
        self.collector: Collector | None = None
        self.problems: list[Problem] = []

    def give(self, ticket: int, batch: Batch, order: _InOrder) -> None:
        """Hand a batch over; waits while the process has enough to do."""
        self.waiting += 1
        while True:
            try:
                self._in.put((ticket, batch), timeout=_PATIENCE)
            except queue.Full:
                self.collect(order)
                if self._dead():
                    return
            else:
                return

    def collect(self, order: _InOrder) -> None:
        """Take what has been found so far."""
        while True:
            try:
                answer = self._out.get_nowait()
            except queue.Empty:
                return
            self._answer(answer, order)

    def close(self, order: _InOrder) -> None:
        """Let the process finish, and take the rest."""
        closed = False
        while self.collector is None:
            if not closed:
                try:
                    self._in.put_nowait(None)
                    closed = True
                except queue.Full:
                    pass
            try:
                self._answer(self._out.get(timeout=_PATIENCE), order)
            except queue.Empty:
                if self._dead():
                    return
        self._process.join()

    def stop(self) -> None:
        """End the process whatever it does."""
        if self._process.is_alive():
            self._process.terminate()
        self._process.join()
        for pipe in (self._in, self._out):
            pipe.cancel_join_thread()
            pipe.close()

    def _answer(
        self, answer: tuple[int, Sequence[Finding], int] | Collector, order: _InOrder
    ) -> None:
        if isinstance(answer, Collector):
            self.collector = answer
        else:
            self.waiting -= 1
            order.done(*answer)

    def _dead(self) -> bool:
        """Whether the process ended before its time; said once."""
        if self._process.is_alive() or self.collector is not None:
            return False
        if not self.problems:
            detail = f"a search process ended early; {self.waiting} batches were not searched"
            self.problems.append(Problem(Location("-"), ProblemKind.UNREADABLE, detail))
        return True


def _work(
    options: ScanOptions,
    key: bytes,
    number: int,
    findings: bool,  # noqa: FBT001  (positional across the process border)
    batches: Queue[tuple[int, Batch] | None],
    answers: Queue[tuple[int, Sequence[Finding], int] | Collector],
) -> None:
    """The life of a searching process."""
    # Ctrl-C ends the reading; what was read is still searched and counted
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    searcher = Searcher(options, key, number)
    while (task := batches.get()) is not None:
        ticket, batch = task
        found = searcher.search(batch)
        answers.put((ticket, found if findings else (), len(found)))
    answers.put(searcher.collector)
