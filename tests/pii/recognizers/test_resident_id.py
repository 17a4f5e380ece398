"""Resident ID numbers of 18 characters, and the residence permits that share their form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import check_digits, identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

_DICE = Dice(11)
NUMBER = identifiers.resident_id(_DICE)
HEAD, BIRTH, TAIL = NUMBER[:6], NUMBER[6:14], NUMBER[14:]
WITH_X = next(
    number for number in (identifiers.resident_id(_DICE) for _ in range(99)) if "X" in number
)
WRONG = NUMBER[:-1] + ("0" if NUMBER[-1] == "X" else str((int(NUMBER[-1]) + 1) % 10))
FULL_WIDTH = NUMBER.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))


def checked(first17: str) -> str:
    return first17 + check_digits.resident(first17)


UNKNOWN_REGION = checked("429998" + NUMBER[6:17])
NO_DAY = checked(f"{HEAD}19911332{NUMBER[14:17]}")
PERMIT = identifiers.hmt_residence_permit(_DICE)

WRITTEN = [
    (NUMBER, NUMBER),
    (WITH_X, WITH_X),
    (WITH_X.lower(), WITH_X.lower()),
    (FULL_WIDTH, FULL_WIDTH),
    *((sign.join((HEAD, BIRTH, TAIL)), sign.join((HEAD, BIRTH, TAIL))) for sign in (" ", "-", ".")),
    (f"他的号码{NUMBER}是", NUMBER),
    (f"\U0001f600{NUMBER}\U0001f600", NUMBER),
    (f"（{NUMBER}），", NUMBER),
    (f"“{NUMBER}”", NUMBER),
    (f'{{"idCard":"{NUMBER}"}}', NUMBER),
    (f"<td>{NUMBER}</td>", NUMBER),
    (f"a{NUMBER}", NUMBER),
    (f"{NUMBER[:10]}\n{NUMBER[10:]}", f"{NUMBER[:10]}\n{NUMBER[10:]}"),
]

OTHER = [
    NO_DAY,
    f"身份证号：{NO_DAY}",
    f"1{NUMBER}",
    f"{NUMBER}1",
    f"{NUMBER[:17]}0.5",
    f"0.{NUMBER}",
    f"{HEAD}********{TAIL}",
    NUMBER[:17],
]

TIERS = [
    (NUMBER, Tier.CHECKED, {"check_digit_ok", "region_known", "date_valid"}),
    (
        f"身份证号：{NUMBER}",
        Tier.CONFIRMED,
        {"check_digit_ok", "region_known", "date_valid", "label"},
    ),
    (WRONG, Tier.FORMAT, {"check_digit_wrong", "region_known", "date_valid"}),
    (
        f"身份证号：{WRONG}",
        Tier.FORMAT,
        {"check_digit_wrong", "region_known", "date_valid", "label"},
    ),
    (UNKNOWN_REGION, Tier.FORMAT, {"check_digit_ok", "region_unknown", "date_valid"}),
    (
        f"uid={NUMBER}",
        Tier.CHECKED,
        {"check_digit_ok", "region_known", "date_valid", "other_label"},
    ),
    (
        f"{HEAD} {BIRTH} {TAIL}",
        Tier.CHECKED,
        {"check_digit_ok", "region_known", "date_valid", "grouped"},
    ),
    (FULL_WIDTH, Tier.CHECKED, {"check_digit_ok", "region_known", "date_valid", "decoded"}),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_it_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("resident_id", text) == [value]


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_one_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("resident_id", text) == []


@pytest.mark.parametrize(("text", "tier", "reasons"), TIERS)
def test_what_holds_decides_how_sure_it_is(
    text: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert [found[1:] for found in judged("resident_id", text)] == [(tier, reasons)]


def test_a_permit_of_hong_kong_macao_and_taiwan_residents_is_told_by_its_region(
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    reasons = {"check_digit_ok", "date_valid"}
    assert judged("hmt_residence_permit", PERMIT) == [(PERMIT, Tier.CHECKED, reasons)]
    assert judged("resident_id", PERMIT) == []
    labelled = f"港澳台居民居住证：{PERMIT}"
    assert judged("hmt_residence_permit", labelled) == [
        (PERMIT, Tier.CONFIRMED, {*reasons, "label"})
    ]


def test_every_invented_number_is_checked(
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    dice = Dice(12)
    numbers = [identifiers.resident_id(dice) for _ in range(200)]
    found = judged("resident_id", "\n".join(f"{number}；" for number in numbers))
    assert [(value, tier) for value, tier, _ in found] == [(n, Tier.CHECKED) for n in numbers]
