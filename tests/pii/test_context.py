"""What stands around a number: its label, words near it, and the borders they keep to."""

from __future__ import annotations

from functools import cache

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.engine import Engine
from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import Reason

_DICE = Dice(81)
MOBILE = identifiers.mobile(_DICE)
RESIDENT = identifiers.resident_id(_DICE)
IMEI = identifiers.imei(_DICE)
_CONTEXT = Reason.LABEL | Reason.CONTEXT | Reason.OTHER_LABEL


@cache
def engine() -> Engine:
    return Engine(names="off")


def standing(category: str, text: str) -> list[tuple[Tier, Reason]]:
    """Tier of each hit of a category, and what context had to do with it."""
    hits = engine().find([text.encode()])
    return [
        (Tier(int(hits.tier[row])), Reason(int(hits.reasons[row])) & _CONTEXT)
        for row in range(len(hits))
        if engine().categories[int(hits.category[row])].id == category
    ]


CONFIRMED = [(Tier.CONFIRMED, Reason.LABEL)]
NEAR = [(Tier.CONFIRMED, Reason.CONTEXT)]
ALONE = [(Tier.CHECKED, Reason(0))]


@pytest.mark.parametrize(
    "text",
    [
        f"手机：{MOBILE}",
        f"手机:{MOBILE}",
        f"手机 {MOBILE}",
        f"手机{MOBILE}",
        f"手机号码是{MOBILE}",
        f"手机为：{MOBILE}",
        f"手机号：\n{MOBILE}",
        f"手機：{MOBILE}",
        f"mobile={MOBILE}",
        f"MOBILE: {MOBILE}",
        f'"mobile":"{MOBILE}"',
        f"'mobile': '{MOBILE}'",
        f'<input name="mobile" value="{MOBILE}">',
        f"mobilePhone={MOBILE}",
        f"手机/微信：{MOBILE}",
        f"微信/手机：{MOBILE}",
    ],
)
def test_a_label_right_before_a_value_names_it(text: str) -> None:
    assert standing("mobile", text) == CONFIRMED


@pytest.mark.parametrize(
    "text",
    [f"设备 {IMEI}", f"{IMEI} 设备", f"该终端的号是 {IMEI}", f"device info follows: {IMEI}"],
)
def test_a_word_near_supports_what_is_checked(text: str) -> None:
    assert standing("imei", text) == NEAR


@pytest.mark.parametrize(
    "text",
    [
        f"设备{'，这里还有许多许多别的话要说' * 2}{IMEI}",
        f"{IMEI}{'，这里还有许多别的' * 2}设备",
        IMEI,
    ],
)
def test_a_word_far_off_supports_nothing(text: str) -> None:
    assert standing("imei", text) == []


@pytest.mark.parametrize("text", [MOBILE, f"打{MOBILE}吧", f"备注 {MOBILE}"])
def test_a_number_alone_stands_on_its_form(text: str) -> None:
    assert standing("mobile", text) == ALONE


@pytest.mark.parametrize("label", ["uid=", "user_id: ", "goods_id: "])
def test_a_label_of_something_else_takes_a_loose_form_away(label: str) -> None:
    assert standing("mobile", f"{label}{MOBILE}") == []


@pytest.mark.parametrize("label", ["uid=", "user_id: ", "goods_id: "])
def test_a_right_check_digit_outweighs_a_label_of_something_else(label: str) -> None:
    assert standing("resident_id", f"{label}{RESIDENT}") == [(Tier.CHECKED, Reason.OTHER_LABEL)]


@pytest.mark.parametrize("label", ["姓名：", "地址：", "职业："])
def test_a_label_of_what_is_no_number_says_nothing_against_one(label: str) -> None:
    assert standing("mobile", f"{label}{MOBILE}") == ALONE


def test_a_label_further_off_does_not_lower() -> None:
    assert standing("mobile", f"uid=7，{MOBILE}") == ALONE


def test_a_label_names_the_value_after_it_and_only_supports_the_one_before() -> None:
    other = identifiers.mobile(Dice(82))
    assert standing("mobile", f"{MOBILE} 手机：{other}") == [*NEAR, *CONFIRMED]


def test_a_failed_check_digit_is_not_raised_by_its_label() -> None:
    wrong = RESIDENT[:-1] + ("0" if RESIDENT[-1] == "X" else str((int(RESIDENT[-1]) + 1) % 10))
    assert standing("resident_id", f"身份证号：{wrong}") == [(Tier.FORMAT, Reason.LABEL)]


@pytest.mark.parametrize("word", ["版本", "version", "固件升级到"])
def test_a_word_that_speaks_against_takes_it_away(word: str) -> None:
    assert standing("ipv4", f"{word} 101.66.45.221") == []
    assert len(standing("ipv4", "来自 101.66.45.221")) == 1
