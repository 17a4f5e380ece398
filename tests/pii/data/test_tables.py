"""The tables of public facts answer as the recognizers need them."""

from __future__ import annotations

import numpy as np
import pytest

from leakcase.pii.data import airlines, bins, landline, mobile, railways, regions


@pytest.mark.parametrize(
    ("table", "size"),
    [
        (regions.known(), 1_000_000),
        (mobile.segments(), 10_000),
        (landline.area_codes(), 10_000),
        (landline.eight_digit_areas(), 10_000),
        (bins.prefixes(), 1_000_000),
        (bins.schemes(), 1_000_000),
    ],
)
def test_a_table_is_one_read_only_array_of_truth(table: np.ndarray, size: int) -> None:
    assert (table.dtype, table.shape) == (np.dtype(np.bool_), (size,))
    assert not table.flags.writeable
    assert 0 < table.sum() < size


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (110101, True),  # in use
        (110103, True),  # 崇文区, withdrawn in 2010
        (510202, True),  # Chongqing, when it belonged to Sichuan
        (320614, True),  # 海门区, of 2020
        (830000, True),  # residence permits of people from Taiwan
        (990101, False),
        (111111, False),
        (0, False),
    ],
)
def test_region_codes_of_today_and_of_old_ids_are_known(code: int, *, expected: bool) -> None:
    assert bool(regions.known()[code]) is expected


def test_every_known_region_lies_in_a_named_province() -> None:
    assert set((np.flatnonzero(regions.known()) // 10_000).tolist()) == set(regions.PROVINCES)


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (1381, True),
        (1999, True),
        (1700, True),
        (1400, True),
        (1401, False),
        (1740, True),
        (1741, False),
        (1540, False),
        (1201, False),
        (1100, False),
        (2000, False),
    ],
)
def test_mobile_segments_are_those_allotted(first: int, *, expected: bool) -> None:
    assert bool(mobile.segments()[first]) is expected


@pytest.mark.parametrize(
    ("number", "carrier"),
    [
        ("13800000000", "中国移动"),
        ("17012345678", "虚拟运营商"),
        ("1920", "中国广电"),
        ("1234", ""),
    ],
)
def test_a_number_has_the_carrier_of_its_segment(number: str, carrier: str) -> None:
    assert mobile.carrier(number) == carrier


@pytest.mark.parametrize(("code", "expected"), [(10, True), (755, True), (1, False), (26, False)])
def test_area_codes_are_without_their_zero(code: int, *, expected: bool) -> None:
    assert bool(landline.area_codes()[code]) is expected


def test_areas_with_eight_digits_are_areas() -> None:
    assert not (landline.eight_digit_areas() & ~landline.area_codes()).any()


@pytest.mark.parametrize(
    ("pan", "bank"),
    [
        ("6222021234567890123", "中国工商银行"),
        ("6228481234567890123", "中国农业银行"),
        ("6217001234567890123", "中国建设银行"),
        ("4111111111111111", "Visa"),
        ("5500000000000004", "Mastercard"),
        ("", ""),
        ("12345678901234567", ""),
        ("not a number", ""),
    ],
)
def test_a_card_has_the_issuer_of_its_longest_prefix(pan: str, bank: str) -> None:
    assert bins.issuer(pan) == bank


def test_at_least_a_hundred_and_fifty_prefixes_and_the_big_banks() -> None:
    assert bins.prefixes().sum() >= 150
    heads = ("622202", "622848", "621700", "621661", "622588", "621799", "622260")
    assert all(bins.prefixes()[int(head)] for head in heads)


def test_train_letters_and_airline_codes_have_their_shape() -> None:
    assert all(len(letter) == 1 for letter in railways.TRAIN_LETTERS)
    assert all(len(code) == 2 and code.isalnum() for code in airlines.DESIGNATORS)
    assert {"CA", "MU", "CZ", "HU", "3U", "9C"} <= airlines.DESIGNATORS
