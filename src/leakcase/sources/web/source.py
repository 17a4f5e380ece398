"""A web site as a source: the crawl runs beside whoever reads it, a few pages ahead at most."""

from __future__ import annotations

import asyncio
import hashlib
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from leakcase.errors import SourceError, UsageError
from leakcase.pii.finding import Location
from leakcase.sources.segment import DEFAULT_LIMITS, Limits, Note
from leakcase.sources.web.addresses import Guard
from leakcase.sources.web.crawl import Crawl
from leakcase.sources.web.fetching import Fetcher
from leakcase.sources.web.options import CrawlOptions
from leakcase.sources.web.received import Received, pieces
from leakcase.sources.web.state import CrawlState
from leakcase.sources.web.urls import host_of, normalised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from leakcase.sources.reading import Options
    from leakcase.sources.segment import Piece
    from leakcase.sources.web.exchange import Exchange

AHEAD = 64
"""Pages that may wait to be read."""
AHEAD_BYTES = 32 << 20
"""Bytes of them that may."""


class WebSource:
    """A web site, crawled as a visitor could: nothing is guessed, submitted or logged into."""

    def __init__(
        self,
        start_urls: Sequence[str],
        options: CrawlOptions | None = None,
        *,
        limits: Limits = DEFAULT_LIMITS,
        reading: Options | None = None,
        on_exchange: Callable[[Exchange], None] | None = None,
        guard: Guard | None = None,
    ) -> None:
        """A source of a site.

        Args:
            start_urls: where to begin; they also say what belongs to the crawl. ``example.com``
                means ``https://example.com/``.
            options: how to crawl.
            limits: bounds of everything read.
            reading: what the user asks of readers.
            on_exchange: takes each request and its answer, for evidence; called in the crawl's
                thread.
            guard: what keeps the crawl away from private addresses, in place of the usual one.

        Raises:
            UsageError: a start address is none.
            SettingsError: the state file is of another crawl.
        """
        self.options = options or CrawlOptions()
        self.starts = tuple(dict.fromkeys(map(_start, start_urls)))
        if not self.starts:
            raise UsageError("no address to start from; name one, such as https://example.com/")
        self._limits = limits
        self._reading = reading
        self._on_exchange = on_exchange
        self._guard = guard
        key = "\n".join((*sorted(self.starts), self.options.scope.value))
        digest = hashlib.sha256(key.encode()).hexdigest()
        self._state = CrawlState(self.options.state, digest)

    @property
    def name(self) -> str:
        """The start addresses."""
        return ", ".join(self.starts)

    def way(self, url: str) -> tuple[str, ...]:
        """How the crawl came to an address: from a start address to it, both included."""
        return self._state.way(url)

    def read(self) -> Iterator[Piece]:
        """The pieces of everything received, as it comes."""
        for received in self.received():
            if received.id >= 0:
                yield Note(received.location, self._state.done, self._state.known)
            yield from pieces(received, self._limits, self._reading)
        yield Note(Location(self.name), self._state.done, self._state.done)

    def received(self) -> Iterator[Received]:
        """Everything received, unread, for whoever hands it out to several processes.

        What was handed out is taken for finished when the next is asked for.
        """
        running = _Running(self)
        try:
            while (received := running.queue.get()) is not None:
                if isinstance(received, BaseException):
                    raise SourceError(
                        f"{self.name}: the crawl broke off ({type(received).__name__})"
                    ) from received
                yield received
                if received.id >= 0:
                    self._state.finish(received.id, received.digest)
                running.release(received)
            running.join()
            if running.complete:
                self._state.complete(keep=self.options.keep_state)
        finally:
            running.stop()
            self._state.close()


class _Running:
    """A crawl in a thread of its own."""

    def __init__(self, source: WebSource) -> None:
        self.queue: SimpleQueue[Received | BaseException | None] = SimpleQueue()
        self.complete = False
        self._source = source
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None
        self._waiting = 0
        self._bytes = 0
        self._room = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="leakcase-crawl", daemon=True)
        self._thread.start()

    def release(self, received: Received) -> None:
        """What was handed out has been read: there is room for more."""
        if received.file is not None:
            received.file.close()
        self._call(self._free, received.size)

    def stop(self) -> None:
        """End the crawl, wherever it stands."""
        if self._thread.is_alive():
            self._call(self._cancel)
        self.join()

    def join(self) -> None:
        """Wait until the thread has ended."""
        self._thread.join()

    def _call(self, function: Callable[..., None], *args: object) -> None:
        try:
            self._loop.call_soon_threadsafe(function, *args)
        except RuntimeError:  # the loop has ended by itself
            return

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _free(self, size: int) -> None:
        self._waiting -= 1
        self._bytes -= size
        self._room.set()

    def _run(self) -> None:
        end: BaseException | None = None
        try:
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._crawl())
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # noqa: BLE001  (told to whoever reads)
            end = error
        if end is not None:
            self.queue.put(end)
        self.queue.put(None)

    async def _crawl(self) -> None:
        self._task = asyncio.current_task()
        source = self._source
        options = source.options
        named = _private_hosts(source.starts) if options.allow_private else frozenset()
        guard = source._guard or Guard(named)  # noqa: SLF001  (two halves of one thing)
        state = source._state  # noqa: SLF001
        async with Fetcher(options, guard, source._on_exchange) as fetcher:  # noqa: SLF001
            crawl = Crawl(source.starts, options, state, fetcher, self._deliver)
            await crawl.run()
            self.complete = crawl.complete

    async def _deliver(self, received: Received) -> None:
        while self._waiting >= AHEAD or (self._waiting and self._bytes >= AHEAD_BYTES):
            self._room.clear()
            await self._room.wait()
        self._waiting += 1
        self._bytes += received.size
        self.queue.put(received)


def _start(url: str) -> str:
    url = url.strip()
    full = url if "://" in url else f"https://{url}"
    if urlsplit(full).scheme.lower() not in {"http", "https"}:
        raise UsageError(f"{url.partition(':')[0]}: only http and https addresses can be crawled")
    if "@" in urlsplit(full).netloc:
        raise UsageError("an address with a user name in it is not crawled; leave the name out")
    address = normalised(full)
    if address is None:
        raise UsageError(f"{url}: is no address of a web site; write https://example.com/")
    return address


def _private_hosts(starts: Sequence[str]) -> frozenset[str]:
    return frozenset(host_of(url) for url in starts)


__all__ = ["WebSource"]
