"""The crawl: takes addresses from the state, fetches them politely, and hands on what came."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from time import monotonic, time
from typing import TYPE_CHECKING

from leakcase.pii.finding import Location
from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.streams import Unreadable
from leakcase.sources.web.alike import SAME, Alike
from leakcase.sources.web.finding_links import answer_links
from leakcase.sources.web.links import Link, LinkKind
from leakcase.sources.web.notices import Notices
from leakcase.sources.web.pace import Pace
from leakcase.sources.web.received import Received
from leakcase.sources.web.robots import LONGEST, Robots
from leakcase.sources.web.urls import (
    ScopeRule,
    changes_something,
    host_of,
    is_trap,
    origin_of,
    resolved,
)

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Sequence

    from leakcase.sources.web.fetching import Answer, Fetcher
    from leakcase.sources.web.options import CrawlOptions
    from leakcase.sources.web.state import CrawlState, Entry

LATE = 5.0
"""Seconds that what is under way may take after the time of a crawl is over."""
HOPS = 10
"""Most redirects from one link."""
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_LATER = frozenset((429, 502, 503, 504))
_OK = 200


@dataclass(slots=True)
class Crawl:
    """One crawl on its way.

    Attributes:
        deliver: takes what was received; waits while whoever reads it is behind.
    """

    starts: Sequence[str]
    options: CrawlOptions
    state: CrawlState
    fetcher: Fetcher
    deliver: Callable[[Received], Awaitable[None]]
    notices: Notices = field(init=False)
    complete: bool = False
    _robots: Robots = field(init=False)
    _pace: Pace = field(init=False)
    _scope: ScopeRule = field(init=False)
    _alike: Alike = field(default_factory=Alike)
    _begun: set[str] = field(default_factory=set)
    _more: asyncio.Event = field(default_factory=asyncio.Event)
    _busy: int = 0
    _fetched: int = 0
    _received: int = 0
    _deadline: float = 0.0
    _stopped: str = ""

    def __post_init__(self) -> None:
        options = self.options
        self._scope = ScopeRule(self.starts, options.scope)
        self._robots = Robots(options.user_agent, self._load_robots)
        self._pace = Pace(options.rate)
        self.notices = Notices(site=self.starts[0])

    async def run(self) -> None:
        """Crawl to the end, or to a limit."""
        self._deadline = monotonic() + self.options.max_time
        self._fetched = self.state.done
        self.state.add(self.starts, None, 0)
        try:
            async with asyncio.timeout(self.options.max_time + LATE), asyncio.TaskGroup() as group:
                for _ in range(self.options.concurrency):
                    group.create_task(self._work())
        except TimeoutError:
            self._stopped = self._limit()
        self.complete = not self._stopped
        if self._stopped:
            waiting = self.state.waiting()
            self.notices.add(
                Location(self.starts[0]),
                ProblemKind.LIMIT,
                f"{self._stopped}; {waiting} known addresses were not fetched",
                partial=True,
            )
        for problem in (*self.notices.all(), *self._closed()):
            await self.deliver(
                Received(-1, problem.location.path, problem.location, problems=(problem,))
            )

    async def _begin(self, origin: str) -> None:
        """Learn what the site asks for, and the pages it names to crawlers."""
        if origin in self._begun:
            return
        self._begun.add(origin)
        delay = await self._robots.delay(origin + "/")
        if delay > self._pace.interval(host_of(origin + "/")):
            self._pace.slow(host_of(origin + "/"), delay)
        for sitemap in await self._robots.sitemaps(origin + "/"):
            address = resolved(origin + "/", sitemap)
            if address is not None and address in self._scope:
                self.state.add((address,), None, 0)

    async def _work(self) -> None:
        while (entry := await self._next()) is not None:
            try:
                await self._visit(entry)
            finally:
                self._busy -= 1
                self._more.set()

    async def _next(self) -> Entry | None:
        """The next address; waits while another may still bring some."""
        while True:
            self._stopped = self._stopped or self._limit()
            if self._stopped:
                return None
            entry = self.state.take()
            if entry is not None:
                self._busy += 1
                self._fetched += 1
                return entry
            if not self._busy:
                self._more.set()
                return None
            self._more.clear()
            try:
                async with asyncio.timeout(max(self._deadline - monotonic(), 0.01)):
                    await self._more.wait()
            except TimeoutError:
                continue

    def _limit(self) -> str:
        options = self.options
        if self._fetched >= options.max_pages:
            return f"the limit of {options.max_pages} pages was reached"
        if self._received >= options.max_bytes:
            return f"the limit of {options.max_bytes} bytes was reached"
        if monotonic() >= self._deadline:
            return f"the limit of {options.max_time:g} seconds was reached"
        return ""

    async def _visit(self, entry: Entry) -> None:
        place = Location(entry.url)
        try:
            self.fetcher.check(entry.url)
            await self._begin(origin_of(entry.url))
            if not await self._robots.allows(entry.url):
                self.state.finish(entry.id)
                return
            answer = await self._ask(entry)
        except Unreadable as stop:
            problem = Problem(place, stop.kind, stop.detail)
            await self.deliver(Received(entry.id, entry.url, place, problems=(problem,)))
            return
        self._received += answer.received
        problems = list(self._judge(entry, answer, place))
        if answer.status in _REDIRECTS:
            problems += self._redirect(entry, answer, place)
        new = not answer.body.size or self.state.is_new(answer.body.digest)
        if new and answer.status == _OK:
            problems += self._follow(entry, answer, place)
        await self.deliver(
            Received(
                entry.id,
                entry.url,
                place,
                answer.status,
                tuple(answer.headers),
                answer.body.data,
                answer.body.file,
                answer.body.size,
                not new,
                tuple(problems),
                answer.body.digest,
            )
        )

    async def _ask(self, entry: Entry) -> Answer:
        """The answer, after as many tries as are due."""
        host = host_of(entry.url)
        patience = self.options.patience
        for attempt in range(patience.retries + 1):
            last = attempt == patience.retries
            wait = patience.retry * 2**attempt
            await self._pace.turn(host)
            try:
                answer = await self.fetcher.fetch(entry.url)
            except Unreadable as stop:
                if last or stop.kind not in {ProblemKind.UNREADABLE, ProblemKind.TIMEOUT}:
                    raise
                await asyncio.sleep(wait)
                continue
            if answer.status not in _LATER or last:
                return answer
            wait = max(wait, _retry_after(answer))
            if wait > patience.longest_retry or monotonic() + wait > self._deadline:
                return answer
            self._pace.pause(host, wait)
            self._pace.slow(host, 2 * self._pace.interval(host))
        raise Unreadable(ProblemKind.HTTP, "gave no answer")

    def _judge(self, entry: Entry, answer: Answer, place: Location) -> Iterable[Problem]:
        """What is to be said of an answer."""
        if answer.broken is not None:
            yield Problem(place, answer.broken.kind, answer.broken.detail)
        if answer.status in _LATER or answer.status >= 500:
            yield Problem(place, ProblemKind.HTTP, f"the server answered {answer.status}")
        elif answer.status >= 400:
            start = entry.url in self.starts
            detail = f"the server answered {answer.status}"
            yield Problem(place, ProblemKind.HTTP, detail, partial=start)

    def _redirect(self, entry: Entry, answer: Answer, place: Location) -> Iterable[Problem]:
        """Go where the answer leads, if that is somewhere new and allowed."""
        target = resolved(entry.url, answer.header("location"))
        start = entry.url in self.starts
        if target is None:
            yield Problem(place, ProblemKind.HTTP, "redirects to no address", partial=start)
        elif target not in self._scope:
            detail = "redirects out of the scope of the crawl; not followed"
            yield Problem(place, ProblemKind.LIMIT, detail, partial=start)
        elif entry.hops >= HOPS:
            yield Problem(place, ProblemKind.LOOP, f"redirects more than {HOPS} times")
        elif target in self.state.way(entry.url)[-entry.hops - 1 :]:
            yield Problem(place, ProblemKind.LOOP, "redirects in a circle")
        else:
            self.state.add((target,), entry.id, entry.depth, hops=entry.hops + 1)
            self._more.set()

    def _follow(self, entry: Entry, answer: Answer, place: Location) -> Iterable[Problem]:
        """Note the links of what was received."""
        if "html" in answer.media_type or not answer.media_type:
            count = self._alike.count(entry.url, answer.body.data)
            if count > SAME:
                self.notices.alike(origin_of(entry.url) + "/")
                return
        try:
            links = list(answer_links(answer, self.options))
        except Exception as error:  # noqa: BLE001  (a parser may raise anything on hostile input)
            detail = f"its links could not be read ({type(error).__name__})"
            yield Problem(place, ProblemKind.CORRUPT, detail)
            return
        self._add(entry, links)

    def _add(self, entry: Entry, links: Iterable[Link]) -> None:
        """Take in the links that are to be followed."""
        deep = entry.depth >= self.options.depth
        wanted: list[str] = []
        for link in links:
            if self.state.knows(link.url) or link.url not in self._scope:
                continue
            if deep and link.kind is LinkKind.PAGE:
                self.notices.deep += 1
            elif self._is_wanted(link):
                wanted.append(link.url)
        if wanted and self.state.add(wanted, entry.id, entry.depth + 1):
            self._more.set()

    def _is_wanted(self, link: Link) -> bool:
        if is_trap(link.url):
            self.notices.traps += 1
        elif changes_something(link.url):
            self.notices.acts += 1
        elif link.kind is LinkKind.IMAGE and not self.options.images:
            self.notices.images += 1
        else:
            return self.notices.is_readable(link.url, images=self.options.images)
        return False

    async def _load_robots(self, url: str) -> bytes | None:
        """The text of a robots.txt, by the rules of RFC 9309 section 2.3.1."""
        for _ in range(6):
            try:
                answer = await self.fetcher.fetch(url, LONGEST)
            except Unreadable:
                return None
            target = resolved(url, answer.header("location"))
            if answer.status in _REDIRECTS and target is not None:
                url = target
                continue
            if answer.status == _OK:
                return answer.body.data
            return None if answer.status >= 500 else b""
        return b""

    def _closed(self) -> Iterable[Problem]:
        """What robots.txt kept closed, by host."""
        for host, count in self._robots.closed.items():
            place = Location(host)
            closed_start = any(host_of(url) == host for url in self.starts) and not self._received
            if host in self._robots.failed:
                detail = f"robots.txt could not be read, so {count} addresses were not fetched"
                yield Problem(place, ProblemKind.ROBOTS, detail, partial=True)
            else:
                detail = f"robots.txt asks crawlers to leave {count} known addresses alone"
                yield Problem(place, ProblemKind.ROBOTS, detail, partial=closed_start)


def _retry_after(answer: Answer) -> float:
    """Seconds that the server asks to wait, 0 where it does not say."""
    value = answer.header("retry-after").strip()
    if value.isdecimal():
        return float(value)
    try:
        return max(parsedate_to_datetime(value).timestamp() - time(), 0.0)
    except (ValueError, TypeError):
        return 0.0


__all__ = ["Crawl"]
