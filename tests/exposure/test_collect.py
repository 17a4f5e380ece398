"""Collecting findings into an exposure."""

from __future__ import annotations

import pickle
from collections import Counter
from hashlib import sha256

import pytest

from leakcase.exposure.collect import PLACES, Collector
from leakcase.exposure.model import Count, Exposure, Reach
from leakcase.pii.finding import Finding, Location, Seen, Tier
from leakcase.sources.segment import Note, Problem, ProblemKind


def finding(
    category: str,
    value: object,
    record: int | None = None,
    *,
    path: str = "a.csv",
    tier: Tier = Tier.CONFIRMED,
    seen: Seen = Seen.DATA,
) -> Finding:
    digest = sha256(f"{category}{value}".encode()).hexdigest()[:32]
    location = Location(path, row=record)
    return Finding(category, location, 0, "***", digest, tier, (), seen, record)


def collected(*findings: Finding) -> Collector:
    collector = Collector()
    collector.add(findings)
    return collector


def exposure(collector: Collector, **more: object) -> Exposure:
    return collector.exposure("x", "2026-01-02T03:04:05+08:00", 1.5, **more)  # type: ignore[arg-type]


ROWS = [
    finding("person_name", "a", 1),
    finding("mobile", 1, 1),
    finding("resident_id", 1, 1),
    finding("person_name", "b", 2),
    finding("mobile", 2, 2, tier=Tier.CHECKED),
    finding("mobile", 2, 1, path="b.txt", tier=Tier.FORMAT),
    finding("ipv4", 1, path="b.txt"),
]


def test_findings_become_counts_by_category_weightiest_first() -> None:
    result = exposure(collected(*ROWS))
    assert [(c.category, c.findings, c.distinct) for c in result.categories] == [
        ("resident_id", 1, Count(1)),
        ("mobile", 3, Count(2)),
        ("person_name", 2, Count(2)),
        ("ipv4", 1, Count(1)),
    ]
    mobile = result.categories[1]
    assert mobile.by_tier == {Tier.CONFIRMED: 1, Tier.CHECKED: 1, Tier.FORMAT: 1}
    assert mobile.by_seen == {Seen.DATA: 3}
    assert [sample.tier for sample in mobile.samples] == [Tier.CONFIRMED, Tier.CHECKED]


def test_findings_of_one_row_are_one_record_and_one_person() -> None:
    result = exposure(collected(*ROWS))
    assert (result.findings, result.records, result.people) == (7, 4, Count(2))
    assert result.combinations == (
        (("mobile", "person_name", "resident_id"), 1),
        (("mobile", "person_name"), 1),
        (("ipv4",), 1),
        (("mobile",), 1),
    )


def test_a_record_may_come_in_two_batches() -> None:
    collector = Collector()
    for one in ROWS:
        collector.add([one])
    assert exposure(collector) == exposure(collected(*ROWS))


def test_legal_classes_are_counted() -> None:
    result = exposure(
        collected(
            finding("bank_card", 1),
            finding("bank_card", 1),
            finding("diagnosis", 1),
            finding("mobile", 1),
            finding("uscc", 1),
            finding("minor_under_14", 1),
        )
    )
    assert result.by_criminal_class == {"50": Count(1), "500": Count(1), "5000": Count(1)}
    assert result.sensitive == {"finance": 2, "health": 1, "minor": 1}


def test_places_are_ordered_by_what_can_do_most_harm() -> None:
    result = exposure(collected(*ROWS))
    assert [(p.name, p.findings, p.records, p.people) for p in result.places] == [
        ("a.csv", 5, 2, 2),
        ("b.txt", 2, 2, 0),
    ]
    assert result.places[0].by_category == {"person_name": 2, "mobile": 2, "resident_id": 1}


def test_places_are_bounded_and_all_counted() -> None:
    many = [finding("mobile", n, path=f"{n}.txt") for n in range(2_000)]
    many += [finding("resident_id", n, path="worst.txt") for n in range(5)]
    result = exposure(collected(*many))
    assert (len(result.places), result.places_total) == (PLACES, 2_001)
    assert result.places[0].name == "worst.txt"


@pytest.mark.parametrize(
    ("path", "seen", "reach"),
    [
        ("a.txt", Seen.VISIBLE, Reach.LOCAL),
        ("https://example.com/", Seen.VISIBLE, Reach.ANYONE_SEES),
        ("https://example.com/", Seen.COMMENT, Reach.ANYONE_FETCHES),
    ],
)
def test_reach_is_told_by_where_and_how_it_stands(path: str, seen: Seen, reach: Reach) -> None:
    result = exposure(
        collected(finding("mobile", 1, path=path, seen=seen)), ways={path: ("start", path)}
    )
    assert (result.reach, result.places[0].reach) == (reach, reach)
    assert result.places[0].way == ("start", path)


def test_minors_are_people_not_findings() -> None:
    child = [finding("resident_id", 1, 1), finding("minor_under_14", 1, 1)]
    again = [finding("resident_id", 1, 7), finding("minor_under_14", 1, 7)]
    youth = [finding("resident_id", 2, 8), finding("minor_under_18", 2, 8)]
    result = exposure(collected(*child, *again, *youth))
    assert result.minors == {"under_14": Count(1), "under_18": Count(2)}


def test_a_name_with_an_address_tells_bearers_of_one_name_apart() -> None:
    rows = [
        row for n in range(3) for row in (finding("person_name", "a", n), finding("address", n, n))
    ]
    assert exposure(collected(*rows)).people == Count(3)


def test_rare_categories_are_left_out_on_request() -> None:
    result = exposure(collected(*ROWS), min_count=2)
    assert Counter({c.category: c.findings for c in result.categories}) == Counter(
        mobile=3, person_name=2
    )
    assert result.findings == 5
    assert result.combinations == ((("mobile", "person_name"), 2), (("mobile",), 1))


def test_problems_notes_and_bytes_are_told() -> None:
    collector = Collector()
    for number in range(700):
        problem = Problem(Location(f"{number}"), ProblemKind.CORRUPT, partial=number == 600)
        collector.problem(problem)
    collector.note(Note(Location("a"), 3))
    collector.read(10)
    collector.read(5)
    collector.dismissed(2)
    result = exposure(collector)
    assert (result.partial, len(result.problems), result.problems_total) == (True, 500, 700)
    assert (result.things, result.read, result.dismissed) == (3, 15, 2)


@pytest.mark.parametrize("cut", range(0, len(ROWS) + 1, 3))
def test_merged_collectors_see_what_one_would(cut: int) -> None:
    one, two = collected(*ROWS[:cut]), collected(*ROWS[cut:])
    one.merge(pickle.loads(pickle.dumps(two)))  # noqa: S301  (made here)
    assert exposure(one) == exposure(collected(*ROWS))
