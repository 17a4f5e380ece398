"""What is counted of one category and of one place while findings pass."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from leakcase.exposure.distinct import DistinctCounter
from leakcase.exposure.model import CategoryCount, Place, Reach
from leakcase.pii.finding import Seen, Tier

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from leakcase.pii.finding import Finding

SAMPLES = 5
"""Masked samples kept of a category."""
_PEOPLE_LIMIT = 1_024
_PEOPLE_PRECISION = 12
_WIDTH = (Reach.LOCAL, Reach.ANYONE_FETCHES, Reach.ANYONE_SEES)


@dataclass(slots=True)
class CategoryTally:
    """What was found of one category.

    Attributes:
        category: its id.
        forms: occurrences by tier and how a reader meets them.
        values: different values.
        samples: a few findings, the surest first.
    """

    category: str
    forms: Counter[tuple[Tier, Seen]] = field(default_factory=Counter)
    values: DistinctCounter = field(default_factory=DistinctCounter)
    samples: list[Finding] = field(default_factory=list)

    @property
    def findings(self) -> int:
        """Occurrences."""
        return self.forms.total()

    def choose(
        self, tier: NDArray[np.uint8], digest: NDArray[np.uint64], rows: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Those of some rows, each of another value, that may become samples."""
        if len(self.samples) >= SAMPLES:
            last = self.samples[-1]
            front = np.uint64(int(last.digest[:16], 16))
            rows = rows[
                (tier[rows] > last.tier) | ((tier[rows] == last.tier) & (digest[rows] <= front))
            ]
        order = np.lexsort((digest[rows], -tier[rows].astype(np.int64)))
        return rows[order[:SAMPLES]]

    def sample(self, finding: Finding) -> None:
        """Keep a finding as a sample where it comes before those kept.

        Digests decide between equally sure ones, so that the samples do not depend on the order
        in which several processes come to them.
        """
        samples = self.samples
        for number, kept in enumerate(samples):
            if kept.digest == finding.digest:
                samples[number] = min(kept, finding, key=_surest_first)
                break
        else:
            samples.append(finding)
        samples.sort(key=_surest_first)
        del samples[SAMPLES:]

    def merge(self, other: CategoryTally) -> None:
        """Take in another tally of the same category."""
        self.forms.update(other.forms)
        self.values.merge(other.values)
        for finding in other.samples:
            self.sample(finding)

    def result(self) -> CategoryCount:
        """The count as it is reported."""
        by_tier = {tier: self._sum(0, tier) for tier in reversed(Tier)}
        by_seen = {seen: self._sum(1, seen) for seen in Seen}
        return CategoryCount(
            self.category,
            self.findings,
            self.values.count(),
            {tier: number for tier, number in by_tier.items() if number},
            {seen: number for seen, number in by_seen.items() if number},
            tuple(self.samples),
        )

    def _sum(self, place: int, value: Tier | Seen) -> int:
        return sum(number for form, number in self.forms.items() if form[place] == value)


@dataclass(slots=True)
class PlaceTally:
    """What was found in one place.

    Attributes:
        path: path or URL, for the way a crawl came there.
        reach: the widest reach of a finding in it.
        weight: sum of its findings' weights, to tell the worst places.
        records: records in it.
        people: distinct people in it, each by the surest value of their record.
        categories: occurrences by category.
    """

    path: str
    reach: Reach = Reach.LOCAL
    weight: int = 0
    records: int = 0
    people: DistinctCounter = field(
        default_factory=lambda: DistinctCounter(_PEOPLE_LIMIT, _PEOPLE_PRECISION)
    )
    categories: Counter[str] = field(default_factory=Counter)

    def merge(self, other: PlaceTally) -> None:
        """Take in another tally of the same place."""
        self.reach = wider(self.reach, other.reach)
        self.weight += other.weight
        self.records += other.records
        self.people.merge(other.people)
        self.categories.update(other.categories)

    def result(self, name: str, way: tuple[str, ...], kept: Collection[str]) -> Place:
        """The place as it is reported, with the categories that are reported."""
        by_category = {
            category: number
            for category, number in self.categories.most_common()
            if category in kept
        }
        return Place(
            name,
            way,
            self.reach,
            sum(by_category.values()),
            self.records,
            self.people.count().value,
            by_category,
        )


def reach_of(path: str, seen: Seen) -> Reach:
    """Who can reach a finding: whoever fetches a web page, sees what stands visible on it."""
    if not path.startswith(("http://", "https://")):
        return Reach.LOCAL
    return Reach.ANYONE_SEES if seen is Seen.VISIBLE else Reach.ANYONE_FETCHES


def wider(one: Reach, two: Reach) -> Reach:
    """The wider reach of two."""
    return max(one, two, key=_WIDTH.index)


def _surest_first(finding: Finding) -> tuple[int, str, str]:
    return -finding.tier, finding.digest, str(finding.location)
