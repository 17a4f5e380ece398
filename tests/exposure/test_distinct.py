"""Counting different values, exactly and beyond."""

from __future__ import annotations

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakcase.exposure.distinct import DistinctCounter
from leakcase.exposure.model import Count


def digests(count: int, seed: int = 1) -> list[int]:
    drawn = np.random.default_rng(seed).integers(0, 2**64, count, np.uint64)
    return [int(number) for number in drawn]


@given(st.lists(st.integers(0, 2**64 - 1), max_size=200), st.integers(1, 300))
def test_it_is_exact_up_to_its_limit(values: list[int], limit: int) -> None:
    counter = DistinctCounter(limit)
    counter.add_all(values)
    different = len(set(values))
    assert counter.count().exact == (different <= limit)
    if different <= limit:
        assert counter.count() == Count(different)


@pytest.mark.parametrize("different", [2_000, 30_000, 100_000, 200_000, 1_200_000])
def test_beyond_the_limit_it_is_within_one_and_a_half_percent(different: int) -> None:
    counter = DistinctCounter(1_000)
    counter.add_all(digests(different))
    counter.add_all(digests(different)[: different // 2])
    found = counter.count()
    assert not found.exact
    assert abs(found.value - different) <= 0.015 * different


def test_digests_in_a_row_are_estimated_as_well_as_random_ones() -> None:
    counter = DistinctCounter(1_000)
    counter.add_all(range(300_000))
    assert abs(counter.count().value - 300_000) <= 4_500


@pytest.mark.parametrize("limit", [100, 10_000, 100_000])
def test_merged_counters_count_what_one_would(limit: int) -> None:
    values = digests(30_000)
    one, two, whole = DistinctCounter(limit), DistinctCounter(limit), DistinctCounter(limit)
    one.add_all(values[:20_000])
    two.add_all(values[10_000:])
    whole.add_all(values)
    one.merge(pickle.loads(pickle.dumps(two)))  # noqa: S301  (made here)
    assert one.count() == whole.count()


def test_shrinking_keeps_the_number_and_frees_the_digests() -> None:
    counter = DistinctCounter()
    counter.add_all(digests(50_000))
    counter.shrink()
    assert counter.held == 0
    assert abs(counter.count().value - 50_000) <= 750
