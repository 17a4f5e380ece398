"""A masked value shows which kind of thing it is and never the thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakcase.pii.masking import HIDDEN, RULES, mask
from leakcase.pii.taxonomy import CATEGORIES

CASES = [
    ("mobile", "13812345678", "138****5678"),
    ("mobile", "+86 138-1234-5678", "138****5678"),
    ("mobile", "１３８１２３４５６７８", "138****5678"),
    ("mobile", "12345", HIDDEN),
    ("id", "11010119900307391X", "110****1X"),
    ("id", "110101 19900307 391x", "110****1x"),
    ("id", "110101900307391", "110****91"),
    ("code", "E12345678", "E****8"),
    ("code", "A123456(7)", "A****7"),
    ("code", "12345", HIDDEN),
    ("card", "6222 0212 3456 7890 123", "6222****0123"),
    ("email", "alice@qq.com", "a****@qq.com"),
    ("email", "a@qq.com", "****@qq.com"),
    ("email", "not an address", HIDDEN),
    ("name", "张三", "张*"),
    ("name", "欧阳小丽", "欧**"),
    ("name", "阿依古丽·买买提", "阿**"),
    ("name", "John Smith", "J***"),
    ("name", "张", "*"),
    ("address", "广东省深圳市南山区科技园路 1 号", "广东省深圳市****"),
    ("address", "北京市朝阳区建国路 1 号", "北京市****"),
    ("address", "科技园路 1 号 2 栋", HIDDEN),
    ("address", "12 Baker Street", HIDDEN),
    ("ip", "203.0.113.7", "203.0.*.*"),
    ("ip", "2001:db8::1:2", "2001:db8:****"),
    ("mac", "00-1a-2b-3c-4d-5e", "00:1a:2b:****"),
    ("date", "1990年3月7日", "1990-**-**"),
    ("date", "1990", HIDDEN),
    ("coordinates", "39.9042, 116.4074", "39.****,116.****"),
    ("plate", "京A·12348", "京A****8"),
    ("postcode", "100080", "10****"),
    ("trip", "CA1234", "CA****"),
    ("trip", "G1234", "G****"),
    ("landline", "010-12345678", "010-****78"),
    ("landline", "(0755) 1234567", "0755-****67"),
    ("account", "alice@qq.com", "a****@qq.com"),
    ("account", "13812345678", "138****5678"),
    ("hidden", "hunter2", HIDDEN),
    ("default", "AB-123456-CD", "A****D"),
]


@pytest.mark.parametrize(("rule", "value", "masked"), CASES)
def test_a_rule_shows_what_it_may(rule: str, value: str, masked: str) -> None:
    assert mask(rule, value) == masked


def test_every_category_names_a_rule() -> None:
    assert {category.mask for category in CATEGORIES} <= RULES.keys()


def test_an_unknown_rule_is_an_error() -> None:
    with pytest.raises(KeyError):
        mask("no such rule", "value")


@pytest.mark.parametrize("length", [4, 8, 40])
def test_a_hidden_value_does_not_tell_its_length(length: int) -> None:
    assert mask("hidden", "x" * length) == HIDDEN


PLAIN = st.text(st.characters(codec="utf-8", exclude_characters="*"), min_size=1, max_size=60)
# of a place, a network, a mail provider or a year much may be shown: it singles out no one
SHARED = {"address": 1.0, "email": 1.0, "coordinates": 0.7}


@given(st.sampled_from(sorted(RULES)), PLAIN)
def test_the_value_never_stands_in_its_mask(rule: str, value: str) -> None:
    masked = mask(rule, value)
    if value.strip():
        assert value.strip() not in masked
    shown = len(masked.replace("*", ""))
    assert shown <= max(1, SHARED.get(rule, 0.65) * len(value)) or rule in {"ip", "mac", "date"}


@given(
    st.sampled_from(["id", "code", "card", "mobile"]),
    st.text("0123456789X", min_size=6, max_size=19),
)
def test_of_a_number_at_least_four_digits_in_ten_stay_hidden(rule: str, value: str) -> None:
    hidden = len(value) - len(mask(rule, value).replace("*", ""))
    assert hidden >= 4
    assert hidden >= 0.36 * len(value)
