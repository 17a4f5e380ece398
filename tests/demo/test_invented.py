"""Invented people: the same for a seed, consistent in themselves, with true check digits.

The checks here are written apart from those that made the numbers.
"""

from __future__ import annotations

import hashlib
from dataclasses import astuple
from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.demo.invented import people

if TYPE_CHECKING:
    from collections.abc import Callable

_RESIDENT_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1)
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1)


def _resident_holds(number: str) -> bool:
    values = [10 if char == "X" else int(char) for char in number]
    return sum(v * w for v, w in zip(values, _RESIDENT_WEIGHTS, strict=True)) % 11 == 1


def _luhn_holds(number: str) -> bool:
    total = 0
    for at, digit in enumerate(reversed(number)):
        value = int(digit) * (1 + at % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _uscc_holds(number: str) -> bool:
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    values = map(alphabet.index, number)
    return sum(v * w for v, w in zip(values, _USCC_WEIGHTS, strict=True)) % 31 == 0


def _vin_holds(number: str) -> bool:
    values = {**{str(d): d for d in range(10)}, **dict(zip("ABCDEFGH", range(1, 9), strict=True))}
    values |= {"J": 1, "K": 2, "L": 3, "M": 4, "N": 5, "P": 7, "R": 9}
    values |= dict(zip("STUVWXYZ", range(2, 10), strict=True))
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    rest = sum(values[c] * w for c, w in zip(number, weights, strict=True)) % 11
    return number[8] == ("X" if rest == 10 else str(rest))


def _hong_kong_holds(number: str) -> bool:
    body, check = number[:-3], number[-2]
    total = 36 * 9 + (ord(body[0]) - 55) * 8
    total += sum(int(d) * w for d, w in zip(body[1:], (7, 6, 5, 4, 3, 2), strict=True))
    return (total + (10 if check == "A" else int(check))) % 11 == 0


def _taiwan_holds(number: str) -> bool:
    codes = dict(zip("ABCDEFGHJKLMNPQRSTUVXYWZIO", range(10, 36), strict=True))
    tens, ones = divmod(codes[number[0]], 10)
    total = tens + ones * 9 + int(number[9])
    return (total + sum(int(number[at]) * (9 - at) for at in range(1, 9))) % 10 == 0


def test_the_same_seed_gives_the_same_people_everywhere() -> None:
    """A digest fixed once: another Python or machine must reach it too."""
    text = repr([astuple(person) for person in people(50, seed=7)])
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == "3a0f3adea72cd75c"


def test_a_longer_list_begins_with_the_shorter() -> None:
    assert people(30)[:10] == people(10)
    assert people(5, seed=1) != people(5, seed=2)


def test_a_persons_data_agree_with_each_other() -> None:
    for person in people(500):
        assert _resident_holds(person.resident_id)
        assert person.resident_id[6:14] == f"{person.birth:%Y%m%d}"
        assert int(person.resident_id[16]) % 2 == (person.gender == "男")
        assert _luhn_holds(person.bank_card)
        assert _vin_holds(person.vin)
        assert len(person.mobile) == 11
        assert person.mobile.isdigit()


def test_people_differ() -> None:
    crowd = people(5000)
    assert len({person.resident_id for person in crowd}) == 5000
    assert len({person.mobile for person in crowd}) == 5000
    assert len({person.name for person in crowd}) > 2500


@pytest.mark.parametrize(
    ("make", "holds"),
    [
        (identifiers.resident_id, _resident_holds),
        (identifiers.hmt_residence_permit, _resident_holds),
        (identifiers.foreigner_pr_card, _resident_holds),
        (identifiers.bank_card, _luhn_holds),
        (identifiers.imei, _luhn_holds),
        (identifiers.iccid, _luhn_holds),
        (identifiers.uscc, _uscc_holds),
        (identifiers.vin, _vin_holds),
        (identifiers.hk_id, _hong_kong_holds),
        (identifiers.taiwan_id, _taiwan_holds),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_check_digits_hold(make: Callable[[Dice], str], holds: Callable[[str], bool]) -> None:
    dice = Dice(11)
    numbers = [make(dice) for _ in range(300)]
    assert [number for number in numbers if not holds(number)] == []


@pytest.mark.parametrize("known", ["11010519491231002X", "91350100M000100Y43", "1M8GDM9AXKP042788"])
def test_the_checks_accept_published_examples(known: str) -> None:
    """Examples printed in GB 11643, GB 32100 and ISO 3779 discussions."""
    holds = {"1": _resident_holds, "9": _uscc_holds}.get(known[0], _vin_holds)
    assert (_vin_holds if known.startswith("1M") else holds)(known)
