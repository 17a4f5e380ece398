"""Bank card numbers: an issuer in China and the Luhn digit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import check_digits, identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = identifiers.bank_card(Dice(17))
SIXTEEN = "622588702561934"
SIXTEEN += check_digits.luhn(SIXTEEN)
WRONG = SIXTEEN[:-1] + str((int(SIXTEEN[-1]) + 3) % 10)
NO_ISSUER = "990071025619342"
NO_ISSUER += check_digits.luhn(NO_ISSUER)
UNION_PAY = "620000102561934"
UNION_PAY += check_digits.luhn(UNION_PAY)
FULL_WIDTH = SIXTEEN.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


def fours(number: str, sign: str) -> str:
    return sign.join(number[at : at + 4] for at in range(0, len(number), 4))


WRITTEN = [
    *(
        (text, text)
        for text in (
            NUMBER,
            SIXTEEN,
            fours(SIXTEEN, " "),
            fours(SIXTEEN, "-"),
            fours(NUMBER, " "),
            FULL_WIDTH,
        )
    ),
    (f"持卡{SIXTEEN}人", SIXTEEN),
    (f"\U0001f4b3{SIXTEEN}", SIXTEEN),
    (f"（{NUMBER}）", NUMBER),
]

OTHER = [
    NO_ISSUER,
    f"银行卡：{NO_ISSUER}",
    f"1{SIXTEEN}",
    f"0.{SIXTEEN}",
    f"{SIXTEEN}.50",
    f"订单号：{SIXTEEN}",
    f"{SIXTEEN[:4]} **** **** {SIXTEEN[-4:]}",
    "6225881234567890",
]

TIERS = [
    (SIXTEEN, Tier.CHECKED, {"check_digit_ok", "issuer_known"}),
    (f"银行卡号：{SIXTEEN}", Tier.CONFIRMED, {"check_digit_ok", "issuer_known", "label"}),
    (WRONG, Tier.FORMAT, {"check_digit_wrong", "issuer_known"}),
    (f"银行卡号：{WRONG}", Tier.FORMAT, {"check_digit_wrong", "issuer_known", "label"}),
    (UNION_PAY, Tier.FORMAT, {"check_digit_ok"}),
    (f"卡号：{UNION_PAY}", Tier.CHECKED, {"check_digit_ok", "label"}),
    (f"a{SIXTEEN}", Tier.FORMAT, {"check_digit_ok", "issuer_known", "joined"}),
    (fours(SIXTEEN, " "), Tier.CHECKED, {"check_digit_ok", "issuer_known", "grouped"}),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_it_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("bank_card", text) == [value]


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_one_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("bank_card", text) == []


@pytest.mark.parametrize(("text", "tier", "reasons"), TIERS)
def test_what_holds_decides_how_sure_it_is(
    text: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert [found[1:] for found in judged("bank_card", text)] == [(tier, reasons)]


def test_every_invented_number_is_checked(
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    dice = Dice(18)
    numbers = [identifiers.bank_card(dice) for _ in range(200)]
    found = judged("bank_card", "；".join(numbers))
    assert [(value, tier) for value, tier, _ in found] == [(n, Tier.CHECKED) for n in numbers]
