"""Foreigners' permanent residence cards, old and new."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import check_digits, identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

_DICE = Dice(33)
OLD = identifiers.foreigner_pr_card_old(_DICE)
WRONG_OLD = OLD[:-1] + str((int(OLD[-1]) + 1) % 10)
NEW = identifiers.foreigner_pr_card(_DICE)
WRONG_NEW = NEW[:-1] + ("1" if NEW[-1] != "1" else "2")
NO_DAY = f"{OLD[:7]}991332{OLD[13]}"
NO_DAY += check_digits.machine_readable(NO_DAY)
GOOD, BAD = {"check_digit_ok", "date_valid"}, {"check_digit_wrong", "date_valid"}

FOUND = [
    ("foreigner_pr_card", OLD, OLD, Tier.CHECKED, GOOD),
    ("foreigner_pr_card", OLD.lower(), OLD.lower(), Tier.CHECKED, GOOD),
    ("foreigner_pr_card", f"永久居留证：{OLD}", OLD, Tier.CONFIRMED, {*GOOD, "label"}),
    ("foreigner_pr_card", WRONG_OLD, WRONG_OLD, Tier.FORMAT, BAD),
    ("foreigner_pr_card", NEW, NEW, Tier.CHECKED, GOOD),
    ("foreigner_pr_card", f"外国人永久居留身份证:{NEW}", NEW, Tier.CONFIRMED, {*GOOD, "label"}),
    ("foreigner_pr_card", f"永居证：{WRONG_NEW}", WRONG_NEW, Tier.FORMAT, {*BAD, "label"}),
]

OTHER = [
    ("foreigner_pr_card", WRONG_NEW),
    ("foreigner_pr_card", f"ZZZ{OLD[3:]}"),
    ("foreigner_pr_card", NO_DAY),
    ("foreigner_pr_card", f"{OLD}1"),
    ("foreigner_pr_card", f"订单号：{OLD}"),
]


@pytest.mark.parametrize(("category", "text", "value", "tier", "reasons"), FOUND)
def test_what_holds_decides_how_sure_it_is(
    category: str,
    text: str,
    value: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert judged(category, text) == [(value, tier, reasons)]


@pytest.mark.parametrize(("category", "text"), OTHER)
def test_what_only_looks_like_one_is_left(
    category: str, text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values(category, text) == []


def test_every_invented_number_is_checked(
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    dice = Dice(34)
    numbers = [identifiers.foreigner_pr_card(dice) for _ in range(100)]
    numbers += [identifiers.foreigner_pr_card_old(dice) for _ in range(100)]
    found = judged("foreigner_pr_card", "；".join(numbers))
    assert found == [(number, Tier.CHECKED, GOOD) for number in numbers]
