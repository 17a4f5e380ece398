"""Ages told by ID numbers and birth dates."""

from __future__ import annotations

import datetime as dt

import pytest

from leakcase.pii.minors import UNDER_14, UNDER_18, age, minor_category

DAY = "2026-03-10"


@pytest.mark.parametrize(
    ("category", "value", "expected"),
    [
        ("birth_date", "2012-03-09", UNDER_18),
        ("birth_date", "2012-03-10", UNDER_14),  # full only on the day after the birthday
        ("birth_date", "2012年3月11日", UNDER_14),
        ("birth_date", "20080309", None),
        ("birth_date", "2008/3/11", UNDER_18),
        ("birth_date", "2026-03-11", None),
        ("birth_date", "2012-13-40", None),
        ("birth_date", "1890-01-01", None),
        ("birth_date", "昨天", None),
        ("resident_id", "110101201403072334", UNDER_14),
        ("resident_id", "11010120140307233", None),
        ("resident_id", "110101 19900307 2334", None),
        ("resident_id_15", "110101900307233", None),
        ("mobile", "19912345678", None),
    ],
)
def test_minors_are_told(category: str, value: str, expected: str | None) -> None:
    assert minor_category(category, value, DAY) == expected


def test_age_counts_full_years() -> None:
    born = dt.date(2012, 2, 29)
    assert [age(born, dt.date(2025, 2, 28)), age(born, dt.date(2025, 3, 1))] == [12, 13]
    assert age(born, born) == 0
