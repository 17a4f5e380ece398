"""Mobile numbers: eleven digits in an allotted segment, with or without the country code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

NUMBER = identifiers.mobile(Dice(14))
A, B, C = NUMBER[:3], NUMBER[3:7], NUMBER[7:]
FULL_WIDTH = NUMBER.translate(str.maketrans("0123456789", "０１２３４５６７８９"))

WRITTEN = [
    *(
        (text, text)
        for text in (
            NUMBER,
            f"+86{NUMBER}",
            f"+86 {NUMBER}",
            f"+86-{NUMBER}",
            f"0086{NUMBER}",
            f"86{NUMBER}",
            f"86-{NUMBER}",
            f"{A}-{B}-{C}",
            f"{A} {B} {C}",
            f"{A}.{B}.{C}",
            f"{A} {B[:3]} {B[3:]}{C}",
            f"+86 {A} {B} {C}",
            FULL_WIDTH,
        )
    ),
    (f"(+86){NUMBER}", NUMBER),
    (f"联系人{NUMBER}先生", NUMBER),
    (f"\U0001f4de{NUMBER}\U0001f4de", NUMBER),
    (f"[{NUMBER}]", NUMBER),
    (f"/{NUMBER}/", NUMBER),
    (f"_{NUMBER}_", NUMBER),
    (f"￥{NUMBER}", NUMBER),
    (f"{NUMBER}转8001", NUMBER),
    (f"<a href='tel:{NUMBER}'>", NUMBER),
]

OTHER = [
    f"0.{NUMBER}",
    f"{NUMBER}.00",
    f"1{NUMBER}",
    f"{NUMBER}0",
    f"12345-{NUMBER}",
    f"{NUMBER}-123",
    f"x{NUMBER}",
    f"{NUMBER}x",
    f"uid={NUMBER}",
    f"user_id: {NUMBER}",
    f"订单号：{NUMBER}",
    f"{NUMBER}@qq.com",
    f"{A}****{C}",
    "10012345679",
    "电话12012345679",
    NUMBER[:10],
]

TIERS = [
    (NUMBER, Tier.CHECKED, {"segment_known"}),
    (f"手机号：{NUMBER}", Tier.CONFIRMED, {"segment_known", "label"}),
    (f"tel:{NUMBER}", Tier.CONFIRMED, {"segment_known", "label"}),
    (f"{A}-{B}-{C}", Tier.CHECKED, {"segment_known", "grouped"}),
    (f"{A}00000000", Tier.FORMAT, {"segment_known", "placeholder"}),
    (f"{A}12345678", Tier.FORMAT, {"segment_known", "placeholder"}),
    (f"手机：{A}88888888", Tier.CHECKED, {"segment_known", "placeholder", "label"}),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_it_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("mobile", text) == [value]


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_one_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("mobile", text) == []


@pytest.mark.parametrize(("text", "tier", "reasons"), TIERS)
def test_what_holds_decides_how_sure_it_is(
    text: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert [found[1:] for found in judged("mobile", text)] == [(tier, reasons)]


def test_every_invented_number_is_checked(
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    dice = Dice(15)
    numbers = [identifiers.mobile(dice) for _ in range(200)]
    found = judged("mobile", "，".join(numbers))
    assert [(value, tier) for value, tier, _ in found] == [(n, Tier.CHECKED) for n in numbers]


def test_several_behind_one_another_are_all_found(
    values: Callable[[str, str], list[str]],
) -> None:
    other = identifiers.mobile(Dice(16))
    for between in (",", "、", ", ", "；", " / ", "\n", "和"):
        assert values("mobile", f"{NUMBER}{between}{other}") == [NUMBER, other]
