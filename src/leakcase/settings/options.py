"""The options of a scan, as plain data: what they are and what holds when nothing is said."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from leakcase.custom import CustomPattern


class NamesMode(StrEnum):
    """Where names and addresses are looked for in running text."""

    OFF = "off"
    NEAR = "near"
    """Near other findings and words that announce them."""
    EVERYWHERE = "everywhere"


class WebScope(StrEnum):
    """How far a crawl may go from where it starts."""

    DOMAIN = "domain"
    """The registrable domain: every host under ``example.com``."""
    HOST = "host"
    PATH = "path"
    """Addresses that begin with the start address's folder."""


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How a web site is crawled. robots.txt is always obeyed.

    Attributes:
        depth: most links from the start address.
        max_pages: most things fetched.
        max_bytes: most bytes received in all.
        max_time: most seconds in all.
        rate: requests a second to one host.
        scope: how far from the start address.
        allow_private: also fetch from loopback, private and link-local addresses.
        state: file that remembers where a crawl stopped, to go on from there.
    """

    depth: int = 10
    max_pages: int = 10_000
    max_bytes: int = 4 << 30
    max_time: float = 3_600.0
    rate: float = 2.0
    scope: WebScope = WebScope.DOMAIN
    allow_private: bool = False
    state: Path | None = None


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """What a scan looks for, where, and how far it goes.

    Attributes:
        categories: ids of the categories looked for; None for all.
        min_tier: findings less sure than this are left out.
        min_count: categories with fewer distinct values than this are left out.
        names: where names and addresses are looked for in running text.
        custom: patterns of the user's own.
        keywords: more words that announce a category, by its id.
        allow_list: file of what is known or false for good.
        baseline: file of findings already known; they are counted as dismissed.
        write_baseline: file to write the baseline of this scan to.
        key_file: file with the key that digests are made with; None for a key of this run only,
            or the user's own key where a baseline or allow-list by digest needs a lasting one.
        include: globs of the file names read; empty for all.
        exclude: globs of the file names and folders left out.
        processes: worker processes; 0 for as many as there are cores.
        sample: rows read of each database table; None for all.
        ocr: read text in images (needs the extra ``ocr``).
        web: how a web site is crawled.
    """

    categories: frozenset[str] | None = None
    min_tier: Tier = Tier.FORMAT
    min_count: int = 1
    names: NamesMode = NamesMode.NEAR
    custom: tuple[CustomPattern, ...] = ()
    keywords: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    allow_list: Path | None = None
    baseline: Path | None = None
    write_baseline: Path | None = None
    key_file: Path | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    processes: int = 0
    sample: int | None = None
    ocr: bool = False
    web: WebOptions = field(default_factory=WebOptions)
