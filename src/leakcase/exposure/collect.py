"""Collects what streams out of a scan into an exposure, in memory that does not grow with it.

Several processes can each collect what they find: a collector can be pickled, and merged.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from leakcase.exposure.distinct import DistinctCounter
from leakcase.exposure.model import Count, Exposure, Reach
from leakcase.exposure.people import PeopleCounter
from leakcase.exposure.records import combinations, people_of, record_starts
from leakcase.exposure.tally import CategoryTally, PlaceTally, reach_of, wider
from leakcase.pii.category import CriminalClass, Family
from leakcase.pii.finding import Location, Tier
from leakcase.pii.found import SEEN, found_of
from leakcase.pii.minors import UNDER_14, UNDER_18
from leakcase.pii.taxonomy import BY_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from leakcase.exposure.model import Place
    from leakcase.pii.finding import Finding
    from leakcase.pii.found import Found
    from leakcase.sources.segment import Note, Problem

PLACES = 200
"""Places reported."""
PROBLEMS = 500
"""Problems reported."""
COMBINATIONS = 100
"""Combinations of categories reported."""
_HELD = 2 << 20
"""Digests held for exact counts, all categories together: 16 MiB."""
_PLACES_HELD = 600
_COMBINATIONS_HELD = 10_000
_DEFAULT_WEIGHT = 30
_Where = tuple[str, tuple[str, ...], str | None]


class Collector:
    """Takes in findings, notes, problems and bytes as they come; gives an exposure at any time.

    Findings of one record come one after another: equal ``record`` and the same place, nothing
    else between. A finding without a record number is a record by itself.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._categories: dict[str, CategoryTally] = {}
        self._places: dict[_Where, PlaceTally] = {}
        self._all_places = DistinctCounter()
        self._people = PeopleCounter()
        self._minors = {UNDER_14: DistinctCounter(), UNDER_18: DistinctCounter()}
        self._combinations: Counter[tuple[str, ...]] = Counter()
        self._records = 0
        self._open: list[Finding] = []
        self._problems: list[Problem] = []
        self._problems_total = 0
        self._partial = False
        self._reach = Reach.LOCAL
        self._read = 0
        self._things = 0
        self._dismissed = 0

    def add(self, findings: Iterable[Finding]) -> None:
        """Take in findings, those of one record one after another."""
        self._open += findings
        # the last record may go on
        last = len(self._open) - 1
        while last > 0 and _same_record(self._open[last - 1], self._open[last]):
            last -= 1
        if last > 0:
            whole, self._open = self._open[:last], self._open[last:]
            self.take(found_of(whole))

    def take(self, found: Found) -> None:
        """Take in a batch that holds its records whole."""
        if not len(found):
            return
        starts = record_starts(found)
        present = np.unique(found.place).tolist()
        places = {number: self._place(_where(found.places[number])) for number in present}
        self._count(found, places)
        self._count_values(found)
        self._count_records(found, starts, places)
        self._shrink()
        if len(self._places) > _PLACES_HELD:
            worst = sorted(self._places.items(), key=lambda item: -item[1].weight)
            self._places = dict(worst[:PLACES])

    def note(self, note: Note) -> None:
        """Take in how far the reading is."""
        self._things = max(self._things, note.done)

    def problem(self, problem: Problem) -> None:
        """Take in something that was not read, or not to its end."""
        self._problems_total += 1
        self._partial = self._partial or problem.partial
        if len(self._problems) < PROBLEMS:
            self._problems.append(problem)

    def read(self, size: int) -> None:
        """Take in how many more bytes of the original were read."""
        self._read += size

    def dismissed(self, findings: int) -> None:
        """Take in how many more findings an allow-list or baseline took out."""
        self._dismissed += findings

    def merge(self, other: Collector) -> None:
        """Take in all that another collector has taken in."""
        self._close()
        other._close()
        for name, tally in other._categories.items():
            self._category(name).merge(tally)
        for where, place in other._places.items():
            self._place(where).merge(place)
        self._all_places.merge(other._all_places)
        self._people.merge(other._people)
        for name, minors in other._minors.items():
            self._minors[name].merge(minors)
        self._combinations.update(other._combinations)
        self._records += other._records
        self._problems += other._problems[: PROBLEMS - len(self._problems)]
        self._problems_total += other._problems_total
        self._partial = self._partial or other._partial
        self._reach = wider(self._reach, other._reach)
        self._read += other._read
        self._things += other._things
        self._dismissed += other._dismissed

    def exposure(
        self,
        source: str,
        started: str,
        seconds: float,
        *,
        ways: Mapping[str, Sequence[str]] | None = None,
        min_count: int = 1,
    ) -> Exposure:
        """What the scan amounts to so far.

        Args:
            source: name of what was scanned.
            started: ISO 8601 with offset.
            seconds: how long it took.
            ways: for URLs, the way a crawl came there.
            min_count: categories with fewer different values are left out; records and people
                were counted before and stay.
        """
        self._close()
        counts = [tally.result() for tally in self._categories.values()]
        counts = [count for count in counts if count.distinct.value >= min_count]
        counts.sort(key=lambda count: (-_weight(count.category), -count.findings, count.category))
        kept = {count.category for count in counts}
        return Exposure(
            source=source,
            started=started,
            seconds=seconds,
            read=self._read,
            things=self._things,
            partial=self._partial,
            findings=sum(count.findings for count in counts),
            records=self._records,
            people=self._people.count(),
            minors=self._minors_result(),
            categories=tuple(counts),
            combinations=self._combinations_result(kept),
            by_criminal_class=_by_criminal_class({c.category: c.distinct for c in counts}),
            sensitive=_by_sensitive_class({c.category: c.findings for c in counts}),
            places=self._places_result(ways or {}, kept),
            places_total=self._all_places.count().value,
            reach=self._reach,
            problems=tuple(self._problems),
            problems_total=self._problems_total,
            dismissed=self._dismissed,
        )

    def _close(self) -> None:
        """Count the record at hand, now that it is whole."""
        findings, self._open = self._open, []
        if findings:
            self.take(found_of(findings))

    def _shrink(self) -> None:
        """Keep the digests held for exact counts within bounds, all categories together."""
        counters = [tally.values for tally in self._categories.values()]
        while sum(counter.held for counter in counters) > _HELD:
            max(counters, key=_held).shrink()

    def _count(self, found: Found, places: Mapping[int, PlaceTally]) -> None:
        """Occurrences, by category, tier, place and how a reader meets them."""
        columns = (found.place, found.category, found.seen, found.tier)
        shape = (len(found.places), len(found.categories), len(SEEN), max(Tier) + 1)
        forms, times = np.unique(np.ravel_multi_index(columns, shape), return_counts=True)
        rows = zip(*(axis.tolist() for axis in np.unravel_index(forms, shape)), strict=True)
        for (at, kind, seen, tier), number in zip(rows, times.tolist(), strict=True):
            name, place = found.categories[kind], places[at]
            self._category(name).forms[Tier(tier), SEEN[seen]] += number
            place.categories[name] += number
            place.weight += _weight(name) * number
            place.reach = wider(place.reach, reach_of(place.path, SEEN[seen]))
            self._reach = wider(self._reach, place.reach)

    def _count_values(self, found: Found) -> None:
        """Different values and samples, category by category."""
        wanted: list[tuple[CategoryTally, NDArray[np.int64]]] = []
        for kind in np.unique(found.category).tolist():
            rows = np.flatnonzero(found.category == kind)
            tally = self._categories[found.categories[kind]]
            digests, first = np.unique(found.digest[rows], return_index=True)
            tally.values.add_array(digests)
            chosen = tally.choose(found.tier, found.digest, rows[np.sort(first)])
            if len(chosen):
                wanted.append((tally, chosen))
        if wanted:
            shown = iter(found.take(np.concatenate([rows for _, rows in wanted])).findings())
            for tally, rows in wanted:
                for _ in rows:
                    tally.sample(next(shown))

    def _count_records(
        self, found: Found, starts: NDArray[np.int64], places: Mapping[int, PlaceTally]
    ) -> None:
        """Records, people, minors and what stands together."""
        self._records += len(starts)
        for names, number in combinations(found, starts):
            self._combinations[names] += number
        if len(self._combinations) > _COMBINATIONS_HELD:
            self._combinations = Counter(dict(self._combinations.most_common(COMBINATIONS * 10)))
        people = people_of(found, starts)
        self._people.add_records(people)
        at = found.place[starts]
        order = np.argsort(at, kind="stable")
        ends = np.searchsorted(at[order], list(places), side="right")
        for place, here in zip(places.values(), np.split(order, ends[:-1]), strict=True):
            place.records += len(here)
            place.people.add_array(people.person[here[people.known[here]]])
        for name, counter in self._minors.items():
            if name in found.categories:
                rows = np.flatnonzero(found.category == found.categories.index(name))
                record = np.searchsorted(starts, rows, side="right") - 1
                known = people.known[record]
                counter.add_array(np.where(known, people.person[record], found.digest[rows]))

    def _category(self, name: str) -> CategoryTally:
        if name not in self._categories:
            self._categories[name] = CategoryTally(name)
        return self._categories[name]

    def _place(self, where: _Where) -> PlaceTally:
        place = self._places.get(where)
        if place is None:
            self._all_places.add(_digest(repr(where)))
            place = self._places[where] = PlaceTally(where[0])
        return place

    def _minors_result(self) -> Mapping[str, Count]:
        under_18 = self._minors[UNDER_18].copy()
        under_18.merge(self._minors[UNDER_14])
        return {"under_14": self._minors[UNDER_14].count(), "under_18": under_18.count()}

    def _combinations_result(self, kept: Collection[str]) -> Sequence[tuple[tuple[str, ...], int]]:
        shown: Counter[tuple[str, ...]] = Counter()
        for names, records in self._combinations.items():
            left = tuple(name for name in names if name in kept)
            if left:
                shown[left] += records
        ordered = sorted(shown.items(), key=lambda item: (-item[1], -len(item[0]), item[0]))
        return tuple(ordered[:COMBINATIONS])

    def _places_result(
        self, ways: Mapping[str, Sequence[str]], kept: Collection[str]
    ) -> tuple[Place, ...]:
        worst = sorted(self._places.items(), key=lambda item: (-item[1].weight, repr(item[0])))
        places = (
            place.result(_place_name(where), tuple(ways.get(place.path, ())), kept)
            for where, place in worst[:PLACES]
        )
        return tuple(place for place in places if place.findings)


def _held(counter: DistinctCounter) -> int:
    return counter.held


def _same_record(one: Finding, two: Finding) -> bool:
    if one.record is None or one.record != two.record:
        return False
    here, there = one.location, two.location
    return here.path == there.path and here.members == there.members and here.sheet == there.sheet


def _where(location: Location) -> _Where:
    return location.path, location.members, location.sheet


def _place_name(where: _Where) -> str:
    return str(Location(where[0], where[1], sheet=where[2]))


def _digest(text: str) -> int:
    """64 bits of a place or of digests put together; nothing found goes in here."""
    raw = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "big")


def _weight(category: str) -> int:
    entry = BY_ID.get(category)
    return _DEFAULT_WEIGHT if entry is None else entry.weight


def _by_criminal_class(distinct: Mapping[str, Count]) -> Mapping[str, Count]:
    """Distinct values by item tier; a minor's value is counted as what it is, not again."""
    totals: dict[str, Count] = {}
    for category, count in distinct.items():
        entry = BY_ID.get(category)
        if entry is not None and entry.family is Family.MINOR:
            continue
        tier = CriminalClass.FIVE_THOUSAND if entry is None else entry.criminal
        if tier is CriminalClass.NONE:
            continue
        before = totals.get(tier.value, Count(0))
        totals[tier.value] = Count(before.value + count.value, before.exact and count.exact)
    order = (CriminalClass.FIFTY, CriminalClass.FIVE_HUNDRED, CriminalClass.FIVE_THOUSAND)
    return {tier.value: totals[tier.value] for tier in order if tier.value in totals}


def _by_sensitive_class(findings: Mapping[str, int]) -> Mapping[str, int]:
    totals: Counter[str] = Counter()
    for category, number in findings.items():
        entry = BY_ID.get(category)
        if entry is not None and entry.sensitive:
            totals[entry.sensitive] += number
    return dict(totals.most_common())
