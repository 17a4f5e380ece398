"""What a scan amounts to: counts by category and legal class, people, places, problems.

An exposure is small whatever the size of what was scanned: counts, bounded lists of places and
bounded masked samples. The findings themselves are streamed to whoever asked for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakcase.pii.finding import Finding, Seen, Tier
    from leakcase.sources.segment import Problem


class Reach(StrEnum):
    """Who can reach what was scanned, as far as the scan itself shows."""

    ANYONE_SEES = "anyone_sees"
    """On a page any visitor sees."""
    ANYONE_FETCHES = "anyone_fetches"
    """Sent to any visitor's browser, though not shown: source, API answers, linked files."""
    LOCAL = "local"
    """In a file, a database or a stream the user gave us: who else reaches it is not known."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of distinct things.

    Attributes:
        value: the number.
        exact: False where it was estimated (many millions), then within about 1 %.
    """

    value: int
    exact: bool = True


@dataclass(frozen=True, slots=True)
class CategoryCount:
    """What was found of one category.

    Attributes:
        category: its id.
        findings: occurrences.
        distinct: different values.
        by_tier: occurrences in each tier.
        by_seen: occurrences by how a reader meets them.
        samples: a few findings, the surest first.
    """

    category: str
    findings: int
    distinct: Count
    by_tier: Mapping[Tier, int]
    by_seen: Mapping[Seen, int]
    samples: Sequence[Finding]


@dataclass(frozen=True, slots=True)
class Place:
    """One file, page or table with findings.

    Attributes:
        name: path, URL or table, members included.
        way: how the crawl came there, from the start URL to this one; empty for files.
        reach: who can reach it.
        findings: occurrences in it.
        records: records in it.
        people: distinct people in it.
        by_category: occurrences by category.
    """

    name: str
    way: tuple[str, ...]
    reach: Reach
    findings: int
    records: int
    people: int
    by_category: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Exposure:
    """What a scan amounts to.

    Attributes:
        source: name of what was scanned.
        started: ISO 8601 with offset.
        seconds: how long it took.
        read: bytes of the original read.
        things: files, pages or tables read.
        partial: something could not be read, or not to its end.
        findings: occurrences in all.
        records: records (rows, cards, paragraphs) with at least one finding.
        people: distinct people the findings single out.
        minors: distinct people whose ID or birth date says they are under 14, under 18.
        categories: what was found of each, the weightiest first.
        combinations: how many records hold these categories together, most first.
        by_criminal_class: distinct values by the item tier of 法释〔2017〕10号 art. 5.
        sensitive: occurrences by class of sensitive personal information (PIPL art. 28).
        places: the places with most, bounded; ``places_total`` counts all with findings.
        reach: the widest reach of any finding.
        problems: what was not read, bounded; ``problems_total`` counts all.
        dismissed: findings an allow-list or baseline took out.
    """

    source: str
    started: str
    seconds: float
    read: int
    things: int
    partial: bool
    findings: int
    records: int
    people: Count
    minors: Mapping[str, Count]
    categories: Sequence[CategoryCount]
    combinations: Sequence[tuple[tuple[str, ...], int]]
    by_criminal_class: Mapping[str, Count]
    sensitive: Mapping[str, int]
    places: Sequence[Place]
    places_total: int
    reach: Reach
    problems: Sequence[Problem]
    problems_total: int
    dismissed: int = 0
