"""Equal values have equal digests whatever their spelling; other keys, other digests."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakcase.errors import UsageError
from leakcase.pii.digests import Digester, normalise
from leakcase.pii.taxonomy import BY_ID

KEY = bytes(range(32))

SAME = [
    (
        "mobile",
        ["13812345678", "138-1234-5678", "+86 138 1234 5678", "008613812345678", "１３８12345678"],
    ),
    ("landline", ["010-12345678", "(010)12345678", "+86 10 1234 5678", "010-12345678转801"]),
    ("resident_id", ["11010119900307391X", "110101 19900307 391x", "１１０１０１19900307391X"]),
    ("bank_card", ["6222021234567890123", "6222 0212 3456 7890 123", "6222-0212-3456-7890-123"]),
    ("email", ["Alice@QQ.com", "alice@qq.com", " alice@qq.com "]),
    ("person_name", ["张三", "张 三", " 张三 "]),
    ("person_name", ["阿依·古丽", "阿依•古丽", "阿依．古丽"]),
    ("birth_date", ["1990-03-07", "1990年3月7日", "1990/3/7", "1990.03.07"]),
    ("plate", ["京A12345", "京A·12345", "京a 12345"]),
    ("hk_id", ["A123456(3)", "A1234563", "a123456（3）"]),
    ("address", ["北京市 朝阳区1号", "北京市朝阳区１号"]),
    ("payment_account", ["13812345678", "138 1234 5678"]),
]


@pytest.mark.parametrize(("category", "spellings"), SAME)
def test_spellings_of_one_value_are_one_value(category: str, spellings: list[str]) -> None:
    assert len({normalise(category, spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("category", "one", "other"),
    [
        ("password", "Secret1", "secret1"),
        ("password", "a b", "ab"),
        ("mobile", "13812345678", "13812345679"),
        ("person_name", "张三", "张四"),
        ("session_token", "aB", "ab"),
    ],
)
def test_different_values_stay_different(category: str, one: str, other: str) -> None:
    assert normalise(category, one) != normalise(category, other)


def test_a_digest_is_the_first_half_of_an_hmac() -> None:
    full = hmac.new(KEY, b"mobile\x0013812345678", hashlib.sha256).hexdigest()
    assert Digester(KEY).digest("mobile", "13812345678") == full[:32]


def test_the_digest_depends_on_key_category_and_value() -> None:
    one = Digester(KEY)
    digests = {
        one.digest("mobile", "13812345678"),
        one.digest("qq", "13812345678"),
        one.digest("mobile", "13812345679"),
        Digester(KEY[::-1]).digest("mobile", "13812345678"),
    }
    assert len(digests) == 4


def test_a_short_key_is_refused_and_no_key_is_shown() -> None:
    with pytest.raises(UsageError, match="at least 16"):
        Digester(b"short")
    assert KEY.hex() not in repr(Digester(KEY))


@given(
    st.sampled_from([*BY_ID, "a user's own"]), st.text(st.characters(codec="utf-8"), max_size=60)
)
def test_normalising_twice_changes_nothing_more(category: str, value: str) -> None:
    once = normalise(category, value)
    assert normalise(category, once) == once


def test_fronts_are_the_first_digits_of_the_digests() -> None:
    digester = Digester(KEY)
    for category, spellings in SAME:
        digests = [digester.digest(category, normalise(category, raw)) for raw in spellings]
        fronts = digester.fronts(category, spellings).tolist()
        assert fronts == [int(digest[:16], 16) for digest in digests]
