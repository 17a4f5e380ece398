"""One span, one category: the surest of what overlaps stays."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakcase.pii.candidates import Candidates
from leakcase.pii.collisions import surest
from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import Reason

Spans = list[tuple[int, int, int]]

SPANS = st.lists(
    st.tuples(st.integers(0, 300), st.integers(1, 40), st.integers(0, 9)).map(
        lambda one: (one[0], one[0] + one[1], one[2])
    ),
    max_size=60,
)


def kept(spans: Spans) -> list[int]:
    table = np.array(spans, np.int64).reshape(-1, 3)
    return [int(row) for row in surest(table[:, 0], table[:, 1], table[:, 2])]


def overlap(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


@pytest.mark.parametrize(
    ("spans", "stay"),
    [
        ([], []),
        ([(0, 5, 1)], [0]),
        ([(0, 5, 1), (5, 9, 9)], [0, 1]),
        ([(0, 5, 1), (4, 9, 9)], [1]),
        ([(0, 9, 5), (2, 4, 9), (6, 8, 1)], [1, 2]),
        ([(0, 4, 1), (3, 7, 5), (6, 9, 1)], [1]),
        ([(0, 4, 5), (3, 7, 1), (6, 9, 5)], [0, 2]),
        ([(6, 9, 1), (0, 4, 1)], [1, 0]),
        ([(0, 5, 3), (0, 5, 4)], [1]),
    ],
)
def test_the_surest_stay_in_order_of_their_starts(spans: Spans, stay: list[int]) -> None:
    assert kept(spans) == stay


@given(SPANS)
def test_nothing_that_stays_overlaps(spans: Spans) -> None:
    stay = [spans[row] for row in kept(spans)]
    assert stay == sorted(stay)
    assert not any(overlap(a, b) for k, a in enumerate(stay) for b in stay[:k])


@given(SPANS)
def test_nothing_is_thrown_away_but_for_what_is_as_sure_and_stays(spans: Spans) -> None:
    stay = set(kept(spans))
    for row, span in enumerate(spans):
        if row not in stay:
            better = [spans[k] for k in stay if overlap(spans[k], span) and spans[k][2] >= span[2]]
            assert better


def test_a_long_chain_is_resolved_too() -> None:
    spans = [(at, at + 3, at % 7) for at in range(5_000)]
    stay = [spans[row] for row in kept(spans)]
    assert len(stay) > 1_000
    assert all(one[1] <= other[0] for one, other in pairwise(stay))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ((int(Tier.CONFIRMED), 0, 1), (int(Tier.CHECKED), int(Reason.LABEL), 99)),
        ((int(Tier.CHECKED), int(Reason.CHECK_DIGIT_OK), 50), (2, int(Reason.LABEL), 60)),
        ((int(Tier.CHECKED), int(Reason.LABEL), 1), (2, 0, 99)),
        ((int(Tier.FORMAT), 0, 60), (1, 0, 50)),
    ],
)
def test_tier_then_check_digit_then_label_then_priority(
    better: tuple[int, int, int], worse: tuple[int, int, int]
) -> None:
    rows = [(0, 9, 0, *worse), (0, 9, 1, *better)]
    assert Candidates.from_rows(rows).resolved().category.tolist() == [1]


def test_of_equals_the_longer_stays() -> None:
    rows = [(3, 9, 0, 2, 0, 50), (0, 9, 1, 2, 0, 50)]
    assert Candidates.from_rows(rows).resolved().category.tolist() == [1]
