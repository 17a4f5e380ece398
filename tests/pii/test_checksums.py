"""Check digits in columns, against the same digits computed apart, one number at a time."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakcase.demo import check_digits, identifiers
from leakcase.demo.dice import Dice
from leakcase.pii import checksums
from leakcase.pii.tokens import WIDTH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Column = Callable[[NDArray[np.uint8]], NDArray[np.bool_]]


def rows(texts: Sequence[str], width: int = WIDTH) -> NDArray[np.uint8]:
    """Texts as the lexer lays them out: ASCII, padded with zeros."""
    padded = b"".join(text.encode("ascii").ljust(width, b"\0") for text in texts)
    return np.frombuffer(padded, np.uint8).reshape(len(texts), width)


def digits(count: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=count, max_size=count)


_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VIN = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
_ALNUM = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_UPPER = _ALNUM[10:]


@given(st.integers(2, 19).flatmap(lambda n: st.lists(digits(n - 1), min_size=1, max_size=20)))
def test_luhn(payloads: list[str]) -> None:
    width = len(payloads[0]) + 1
    for wrong in range(10):
        texts = [p + str((int(check_digits.luhn(p)) + wrong) % 10) for p in payloads]
        assert checksums.luhn(rows(texts, width)).tolist() == [wrong == 0] * len(texts)


@given(digits(17))
def test_resident_id(first17: str) -> None:
    texts = [first17 + last for last in "0123456789X"]
    right = [text[-1] == check_digits.resident(first17) for text in texts]
    assert checksums.resident_id(rows(texts)).tolist() == right


@given(st.text(_USCC, min_size=17, max_size=17))
def test_uscc(first17: str) -> None:
    texts = [first17 + last for last in _USCC]
    right = [text[-1] == check_digits.uscc(first17) for text in texts]
    assert checksums.uscc(rows(texts)).tolist() == right


@given(st.text(_ALNUM, min_size=8, max_size=8))
def test_organisation_code(first8: str) -> None:
    texts = [first8 + last for last in "0123456789X"]
    right = [text[-1] == check_digits.organisation(first8) for text in texts]
    assert checksums.organisation_code(rows(texts)).tolist() == right


@given(st.text(_VIN, min_size=8, max_size=8), st.text(_VIN, min_size=8, max_size=8))
def test_vin(front: str, back: str) -> None:
    texts = [front + ninth + back for ninth in "0123456789X"]
    right = [text[8] == check_digits.vin(f"{front}0{back}") for text in texts]
    assert checksums.vin(rows(texts)).tolist() == right


@given(st.sampled_from(["A", "Z", "AB", "WX", "KK"]), digits(6))
def test_hong_kong_id(letters: str, number: str) -> None:
    body = letters + number
    texts = [body + last for last in "0123456789A"]
    right = [text[-1] == check_digits.hong_kong(body) for text in texts]
    assert checksums.hong_kong_id(rows(texts)).tolist() == right


@given(st.sampled_from(_UPPER), digits(8))
def test_taiwan_id(letter: str, number: str) -> None:
    texts = [letter + number + last for last in "0123456789"]
    right = [text[-1] == check_digits.taiwan(letter + number) for text in texts]
    assert checksums.taiwan_id(rows(texts)).tolist() == right


@given(st.text(_ALNUM, min_size=14, max_size=14))
def test_machine_readable(body: str) -> None:
    texts = [body + last for last in "0123456789"]
    right = [text[-1] == check_digits.machine_readable(body) for text in texts]
    assert checksums.machine_readable(rows(texts, 15)).tolist() == right


@given(digits(14))
def test_business_licence(first14: str) -> None:
    product = 10
    for digit in first14:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    check = str((11 - product) % 10)
    texts = [first14 + last for last in "0123456789"]
    assert checksums.business_licence(rows(texts)).tolist() == [t[-1] == check for t in texts]


def test_dates_are_the_days_of_the_calendar() -> None:
    texts = [
        f"{year}{month:02d}{day:02d}"
        for year in (1899, 1900, 1904, 1999, 2000, 2023, 2024, 2035, 2036)
        for month in range(14)
        for day in range(33)
    ]
    right = [
        1900 <= int(text[:4]) <= 2035
        and 1 <= int(text[4:6]) <= 12
        and 1 <= int(text[6:]) <= calendar.monthrange(int(text[:4]), int(text[4:6]))[1]
        for text in texts
    ]
    assert checksums.dates(rows(texts)).tolist() == right


@given(st.dates(dt.date(1900, 1, 1), dt.date(2035, 12, 31)))
def test_every_day_is_a_date(day: dt.date) -> None:
    assert checksums.dates(rows([f"{day:%Y%m%d}"])).tolist() == [True]


@given(st.lists(digits(18), max_size=10))
def test_numbers_are_read_whole(texts: list[str]) -> None:
    assert checksums.number(rows(texts, 18)).tolist() == [int(text) for text in texts]


COLUMNS: list[tuple[Column, int, str]] = [
    (checksums.resident_id, 18, "11010119900307123X"),
    (checksums.uscc, 18, "9" * 18),
    (checksums.organisation_code, 9, "9" * 9),
    (checksums.vin, 17, "L" * 17),
    (checksums.taiwan_id, 10, "A" + "1" * 9),
    (checksums.business_licence, 15, "1" * 15),
    (checksums.dates, 8, "20000229"),
]


@pytest.mark.parametrize(("column", "width", "sample"), COLUMNS)
@given(data=st.data())
def test_a_character_that_may_not_stand_there_is_never_right(
    column: Column, width: int, sample: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, width - 1))
    strange = data.draw(st.sampled_from("\x01 -./:@[`{\x7f"))
    text = sample[:place] + strange + sample[place + 1 :]
    assert column(rows([text])).tolist() == [False]


@pytest.mark.parametrize("column", [*(column for column, _, _ in COLUMNS), checksums.hong_kong_id])
def test_no_rows_give_no_answers(column: Column) -> None:
    assert column(rows([])).tolist() == []


def test_invented_identifiers_hold() -> None:
    dice = Dice(51)
    assert checksums.resident_id(rows([identifiers.resident_id(dice) for _ in range(99)])).all()
    assert checksums.uscc(rows([identifiers.uscc(dice) for _ in range(99)])).all()
    assert checksums.vin(rows([identifiers.vin(dice) for _ in range(99)])).all()
    cards = [identifiers.bank_card(dice) for _ in range(99)]
    assert all(checksums.luhn(rows([card], len(card)))[0] for card in cards)
