"""Counting people by the values that stand together."""

from __future__ import annotations

import pickle

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from leakcase.exposure.model import Count
from leakcase.exposure.people import PeopleCounter
from leakcase.exposure.records import People

ID, MOBILE, EMAIL = 107, 60, 40


def counted(*records: tuple[list[tuple[int, int]], int | None], limit: int = 1 << 20) -> Count:
    people = PeopleCounter(limit)
    for values, name in records:
        people.add_records(about(values, name))
    return people.count()


def about(values: list[tuple[int, int]], name: int | None) -> People:
    """One record as the counter takes it in."""
    names = np.array([] if name is None else [name], np.uint64)
    none = np.array([], np.uint64)
    return People(
        np.array([digest for digest, _ in values], np.uint64),
        np.array([rank for _, rank in values], np.uint8),
        np.array([0, len(values)] if values else [0], np.int64),
        names if values else none,
        none if values else names,
        none,
        np.array([], np.bool_),
    )


def test_a_shared_id_number_joins_two_tables() -> None:
    assert counted(
        ([(1, ID), (2, MOBILE)], None), ([(1, ID), (3, EMAIL)], None), ([(3, EMAIL)], None)
    ) == Count(1)


def test_joining_does_not_depend_on_the_order() -> None:
    assert counted(
        ([(2, MOBILE)], None), ([(3, EMAIL)], None), ([(2, MOBILE), (3, EMAIL)], None)
    ) == Count(1)


def test_a_mailbox_shared_by_two_id_numbers_is_two_people() -> None:
    assert counted(([(1, ID), (9, EMAIL)], None), ([(2, ID), (9, EMAIL)], None)) == Count(2)


def test_a_hotline_in_every_row_does_not_make_one_person_of_all() -> None:
    rows = [([(1_000 + n, EMAIL), (7, MOBILE), (9_000 + n, 35)], None) for n in range(500)]
    assert 490 <= counted(*rows).value <= 500


def test_names_alone_count_once_and_not_where_more_is_known() -> None:
    assert counted(([], 5), ([], 5), ([], 6)) == Count(2)
    assert counted(([], 5), ([(1, MOBILE)], 5)) == Count(1)


def test_records_without_name_or_identifier_count_no_one() -> None:
    assert counted(([], None), ([], None)) == Count(0)


def test_beyond_the_limit_people_are_estimated() -> None:
    rows = [([(n * 7_919 + 1, MOBILE), (n * 104_729 + 2, EMAIL)], None) for n in range(20_000)]
    found = counted(*rows, limit=2_000)
    assert not found.exact
    assert abs(found.value - 20_000) <= 300


def test_known_people_are_still_recognised_beyond_the_limit() -> None:
    rows = [([(n + 1, MOBILE)], None) for n in range(100)]
    assert counted(*rows, *rows, limit=100) == Count(100)


def reference(records: list[list[int]]) -> int:
    """Connected groups, the slow way."""
    groups: list[set[int]] = []
    for record in records:
        joined = set(record)
        rest = []
        for group in groups:
            if group & joined:
                joined |= group
            else:
                rest.append(group)
        groups = [*rest, joined]
    return len(groups)


RECORDS = st.lists(st.lists(st.integers(1, 60), min_size=1, max_size=3), max_size=12)


@given(RECORDS)
def test_groups_are_those_of_a_plain_union(records: list[list[int]]) -> None:
    # values of one record are a pair at most here, so that no group outgrows a person
    small = [record[:2] for record in records[:7]]
    assert counted(*(([(v, MOBILE) for v in r], None) for r in small)).value == reference(small)


@given(RECORDS, st.integers(0, 12))
def test_merged_counters_count_what_one_would(records: list[list[int]], cut: int) -> None:
    small = [record[:2] for record in records[:7]]
    one, two = PeopleCounter(), PeopleCounter()
    for number, record in enumerate(small):
        (one if number < cut else two).add_records(about([(v, MOBILE) for v in record], None))
    two.count()
    one.merge(pickle.loads(pickle.dumps(two)))  # noqa: S301  (made here)
    assert one.count() == Count(reference(small))
