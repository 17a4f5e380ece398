"""How a site is crawled: what is followed, how politely, and where it ends."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from leakcase.release import version

if TYPE_CHECKING:
    from pathlib import Path


def user_agent() -> str:
    """How the crawler names itself: what it is, and that it can be told to stay away."""
    return f"Leakcase/{version()} (audit of exposed personal information; obeys robots.txt)"


class Scope(StrEnum):
    """How far a crawl may go from where it starts."""

    DOMAIN = "domain"
    """Every host under the registrable domain (``example.com.cn``)."""
    HOST = "host"
    PATH = "path"
    """Addresses that begin with the start address's folder."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server may take. All in seconds.

    Attributes:
        connect: to accept a connection.
        answer: to send the whole head of an answer.
        silence: between two pieces of a body.
        whole: for one answer in all.
        grace: before ``slowest`` counts.
        slowest: bytes a second below which a server is taken to be stalling.
        retries: how often a request is tried again after a failure that may pass.
        retry: before the first of them; doubled each time.
        longest_retry: most seconds that ``Retry-After`` is obeyed for.
    """

    connect: float = 10.0
    answer: float = 30.0
    silence: float = 30.0
    whole: float = 600.0
    grace: float = 20.0
    slowest: float = 512.0
    retries: int = 2
    retry: float = 1.0
    longest_retry: float = 60.0


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """How a site is crawled. robots.txt is always obeyed.

    Attributes:
        scope: how far from the start addresses.
        depth: most links from a start address.
        max_pages: most things fetched.
        max_bytes: most bytes received in all.
        max_time: most seconds in all.
        max_response: most bytes of one answer, after decompression.
        rate: requests a second to one host; None for no limit.
        concurrency: requests under way at a time.
        allow_private: fetch from loopback, private and link-local addresses too, and then only
            from the hosts and ports that the start addresses name.
        images: fetch pictures (there is use for them only where their text is read).
        script_urls: fetch addresses that stand as complete literals in a script's ``fetch``,
            ``axios`` or ``XMLHttpRequest`` GET: a visitor's browser requests them. Nothing is put
            together and no parameter is guessed.
        state: file that remembers the crawl so that it can go on after a stop. It holds addresses,
            which may hold personal data; only its owner can read it.
        keep_state: leave the file there when the crawl is complete.
        user_agent: how the crawler names itself; robots.txt is read for its first word.
        patience: how long a server may take.
    """

    scope: Scope = Scope.DOMAIN
    depth: int = 10
    max_pages: int = 10_000
    max_bytes: int = 4 << 30
    max_time: float = 3_600.0
    max_response: int = 256 << 20
    rate: float | None = 2.0
    concurrency: int = 16
    allow_private: bool = False
    images: bool = False
    script_urls: bool = True
    state: Path | None = None
    keep_state: bool = False
    user_agent: str = field(default_factory=user_agent)
    patience: Patience = field(default_factory=Patience)
