"""robots.txt: what a site asks crawlers to leave alone, by RFC 9309."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from protego import Protego

from leakcase.sources.web.urls import host_of, origin_of

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

LONGEST = 500 << 10
"""Bytes of a robots.txt that are read."""


class Robots:
    """The rules of each origin, asked for once."""

    def __init__(self, agent: str, load: Callable[[str], Awaitable[bytes | None]]) -> None:
        """The rules for a crawler.

        Args:
            agent: its name.
            load: the text of a robots.txt; empty where there is none, None where the server fails,
                which means that nothing may be fetched.
        """
        self._agent = agent.partition("/")[0]
        self._load = load
        self._rules: dict[str, Protego | None] = {}
        self._locks: dict[str, asyncio.Lock] = {}
        self.closed: dict[str, int] = {}
        """Addresses by host that the rules keep closed."""
        self.failed: set[str] = set()
        """Hosts whose robots.txt could not be had."""

    async def allows(self, url: str) -> bool:
        """Whether the address may be fetched."""
        rules = await self._of(origin_of(url))
        if rules is not None and rules.can_fetch(url, self._agent):
            return True
        host = host_of(url)
        self.closed[host] = self.closed.get(host, 0) + 1
        return False

    async def delay(self, url: str) -> float:
        """Seconds that the site wants between requests, 0 where it does not say."""
        rules = await self._of(origin_of(url))
        wanted = None if rules is None else rules.crawl_delay(self._agent)
        return float(wanted or 0.0)

    async def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the site names."""
        rules = await self._of(origin_of(url))
        return [] if rules is None else list(rules.sitemaps)

    async def _of(self, origin: str) -> Protego | None:
        if origin in self._rules:
            return self._rules[origin]
        async with self._locks.setdefault(origin, asyncio.Lock()):
            if origin not in self._rules:
                text = await self._load(origin + "/robots.txt")
                if text is None:
                    self.failed.add(host_of(origin + "/"))
                self._rules[origin] = None if text is None else _parsed(text)
        return self._rules[origin]


def _parsed(text: bytes) -> Protego:
    return Protego.parse(text[:LONGEST].decode("utf-8", "replace"))


__all__ = ["LONGEST", "Robots"]
