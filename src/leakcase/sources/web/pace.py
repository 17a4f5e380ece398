"""Pace: how often one host is asked, with a little chance so that requests do not come in step."""

from __future__ import annotations

import asyncio
from random import uniform
from time import monotonic

LONGEST_DELAY = 60.0
"""Seconds between requests beyond which a server's wish is not granted."""
JITTER = 0.2


class Pace:
    """When each host may be asked next."""

    def __init__(self, rate: float | None) -> None:
        """``rate`` is requests a second to one host, None for no limit."""
        self._interval = 0.0 if not rate else 1.0 / rate
        self._delays: dict[str, float] = {}
        self._next: dict[str, float] = {}

    def slow(self, host: str, delay: float) -> None:
        """A host wants at least so many seconds between requests."""
        self._delays[host] = min(max(delay, self._delays.get(host, 0.0)), LONGEST_DELAY)

    def pause(self, host: str, seconds: float) -> None:
        """A host wants to be left alone for a while."""
        self._next[host] = max(self._next.get(host, 0.0), monotonic() + seconds)

    def interval(self, host: str) -> float:
        """Seconds between two requests to a host."""
        return max(self._interval, self._delays.get(host, 0.0))

    async def turn(self, host: str) -> None:
        """Wait for the next turn with a host."""
        interval = self.interval(host)
        now = monotonic()
        at = self._next.get(host, 0.0)
        if interval:
            spread = uniform(1 - JITTER, 1 + JITTER)  # noqa: S311  (politeness, no secret)
            self._next[host] = max(at, now) + interval * spread
        if at > now:
            await asyncio.sleep(at - now)


__all__ = ["Pace"]
