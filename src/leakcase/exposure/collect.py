"""Collects what streams out of a scan into an exposure, in memory that does not grow with it.

Several processes can each collect what they find: a collector can be pickled, and merged.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import TYPE_CHECKING

from leakcase.exposure.distinct import DistinctCounter
from leakcase.exposure.linking import ID_RANK
from leakcase.exposure.model import Count, Exposure, Reach
from leakcase.exposure.people import PeopleCounter
from leakcase.exposure.tally import CategoryTally, PlaceTally, reach_of, wider
from leakcase.pii.category import CriminalClass, Family
from leakcase.pii.finding import Location, Tier
from leakcase.pii.minors import UNDER_14, UNDER_18
from leakcase.pii.taxonomy import BY_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from leakcase.exposure.model import Place
    from leakcase.pii.finding import Finding
    from leakcase.sources.segment import Note, Problem

PLACES = 200
"""Places reported."""
PROBLEMS = 500
"""Problems reported."""
COMBINATIONS = 100
"""Combinations of categories reported."""
_HELD = 2 << 20
"""Digests held for exact counts, all categories together: 16 MiB."""
_CHECKED_EVERY = 1 << 15
_PLACES_HELD = 600
_COMBINATIONS_HELD = 10_000
_DEFAULT_WEIGHT = 30
_ONE_EACH = (
    "resident_id",
    "hmt_residence_permit",
    "foreigner_pr_card",
    "hk_id",
    "macao_id",
    "taiwan_id",
    "resident_id_15",
)
"""Documents of which a person has one number for life, the surest first."""
_BESIDE_A_NAME = ("address", "birth_date", "landline", "employer")
"""What tells bearers of one name apart."""

_RANKS: Mapping[str, int] = {
    **{entry.id: min(entry.weight, ID_RANK - 1) for entry in BY_ID.values() if entry.identifies},
    **{name: ID_RANK + len(_ONE_EACH) - place for place, name in enumerate(_ONE_EACH)},
}
"""How surely a value of a category tells who a person is."""

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
        open_ = self._open
        for finding in findings:
            if open_ and not _same_record(open_[-1], finding):
                self._close()
            open_.append(finding)

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
        findings = self._open
        if not findings:
            return
        where = _where(findings[0].location)
        place = self._place(where)
        for finding in findings:
            self._count(finding, place)
        self._records += 1
        place.records += 1
        names = tuple(sorted({finding.category for finding in findings}))
        self._combinations[names] += 1
        if len(self._combinations) > _COMBINATIONS_HELD:
            self._combinations = Counter(dict(self._combinations.most_common(COMBINATIONS * 10)))
        self._count_people(findings, place)
        findings.clear()
        if self._records % _CHECKED_EVERY == 0:
            self._shrink()

    def _shrink(self) -> None:
        """Keep the digests held for exact counts within bounds, all categories together."""
        counters = [tally.values for tally in self._categories.values()]
        while sum(counter.held for counter in counters) > _HELD:
            max(counters, key=_held).shrink()

    def _count(self, finding: Finding, place: PlaceTally) -> None:
        tally = self._category(finding.category)
        tally.forms[finding.tier, finding.seen] += 1
        tally.values.add(int(finding.digest[:16], 16))
        tally.sample(finding)
        place.categories[finding.category] += 1
        place.weight += _weight(finding.category)
        reach = reach_of(finding.location.path, finding.seen)
        if reach is not place.reach:
            place.reach = wider(place.reach, reach)
            self._reach = wider(self._reach, reach)

    def _count_people(self, findings: Sequence[Finding], place: PlaceTally) -> None:
        values, name = _identity(findings)
        self._people.add(values, name)
        if values:
            person = max(values, key=lambda value: (value[1], -value[0]))[0]
        elif name is not None:
            person = name
        else:
            person = None
        if person is not None:
            place.people.add(person)
        for finding in findings:
            if finding.category in self._minors:
                who = int(finding.digest[:16], 16) if person is None else person
                self._minors[finding.category].add(who)

    def _category(self, name: str) -> CategoryTally:
        if name not in self._categories:
            self._categories[name] = CategoryTally(name)
        return self._categories[name]

    def _place(self, where: _Where) -> PlaceTally:
        place = self._places.get(where)
        if place is None:
            self._all_places.add(_digest(repr(where)))
            if len(self._places) >= _PLACES_HELD:
                worst = sorted(self._places.items(), key=lambda item: -item[1].weight)
                self._places = dict(worst[:PLACES])
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


def _identity(findings: Sequence[Finding]) -> tuple[list[tuple[int, int]], int | None]:
    """The identifying values of a record with their ranks, and a digest of the name in it."""
    values = [
        (int(finding.digest[:16], 16), _RANKS[finding.category])
        for finding in findings
        if finding.tier >= Tier.CHECKED and finding.category in _RANKS
    ]
    name = next((f.digest for f in findings if f.category == "person_name" and f.tier > 1), None)
    if name is None:
        return values, None
    beside = sorted(f.digest for f in findings if f.category in _BESIDE_A_NAME and f.tier > 1)
    if not values and beside:
        return [(_digest(name + beside[0]), 1)], int(name[:16], 16)
    return values, int(name[:16], 16)


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
