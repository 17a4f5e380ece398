"""Which hits of a text belong to one person."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import Reason
from leakcase.pii.records import GAP, confirm_neighbours, records_in_text
from leakcase.pii.taxonomy import INDEX


def records(text: str) -> list[int]:
    """Records of a text in which N1 is a name, M1 a mobile, E1 a mail, A1 an address."""
    kinds = {"N": "person_name", "M": "mobile", "E": "email", "A": "address"}
    places = [at for at, letter in enumerate(text) if letter in kinds]
    numbers: list[int] = records_in_text(
        np.frombuffer(text.encode(), np.uint8),
        np.array(places, np.int64),
        np.array([at + 2 for at in places], np.int64),
        np.array([INDEX[kinds[text[at]]] for at in places], np.int16),
        np.array([int(text[at + 1]) for at in places], np.uint64),
    ).tolist()
    return numbers


def test_a_line_is_one_record() -> None:
    assert records("N1, M1, E1") == [0, 0, 0]


def test_a_second_value_of_what_a_person_has_one_of_begins_a_record() -> None:
    assert records("N1 M1 N2 M2") == [0, 0, 1, 1]


def test_the_same_value_again_does_not() -> None:
    assert records("N1 M1 M1 E1") == [0, 0, 0, 0]


def test_a_blank_line_or_a_wide_gap_ends_a_record() -> None:
    assert records("N1 M1\n \nE1") == [0, 0, 1]
    assert records("M1" + " " * (GAP + 1) + "E1") == [0, 1]


def test_lines_of_a_card_are_one_record() -> None:
    assert records("x: N1\ny: M1\nz: A1") == [0, 0, 0]


def test_what_stands_before_on_the_line_of_the_second_person_is_theirs() -> None:
    assert records("E1 M1\nE1 A1 M2\n") == [0, 0, 1, 1, 1]


def test_no_hits_and_one_hit() -> None:
    assert records("") == []
    assert records("M1") == [0]


@given(st.text(alphabet="NMEA \n", max_size=60))
def test_records_are_numbered_from_zero_without_gaps(shape: str) -> None:
    text = "".join(
        f"{letter}{n % 3}" if letter in "NMEA" else letter for n, letter in enumerate(shape)
    )
    found = records(text)
    assert found == sorted(found)
    assert set(found) == set(range(len(set(found))))


def test_neighbours_confirm_only_where_two_identifiers_meet() -> None:
    record = np.array([0, 0, 1, 2, 2], np.int32)
    category = np.array(
        [INDEX[name] for name in ("mobile", "person_name", "mobile", "mobile", "gender")], np.int16
    )
    tier = np.array([Tier.CHECKED] * 5, np.uint8)
    reasons = np.zeros(5, np.uint32)
    confirm_neighbours(record, category, tier, reasons)
    assert tier.tolist() == [Tier.CONFIRMED, Tier.CONFIRMED, *[Tier.CHECKED] * 3]
    assert reasons.tolist() == [Reason.NEIGHBOURS, Reason.NEIGHBOURS, 0, 0, 0]


def test_what_is_only_a_form_neither_counts_nor_rises() -> None:
    category = np.array([INDEX["mobile"], INDEX["person_name"]], np.int16)
    tier = np.array([Tier.CHECKED, Tier.FORMAT], np.uint8)
    confirm_neighbours(np.zeros(2, np.int32), category, tier, np.zeros(2, np.uint32))
    assert tier.tolist() == [Tier.CHECKED, Tier.FORMAT]
