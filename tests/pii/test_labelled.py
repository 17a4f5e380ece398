"""The building blocks of labelled recognizers: no value is a place-holder, no pattern is slow."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import is_expression, is_nothing, random_looking
from leakcase.pii.recognizer import LabelledRecognizer
from leakcase.pii.recognizers import all_recognizers
from leakcase.pii.taxonomy import BY_ID

LABELLED = [one for one in all_recognizers() if isinstance(one, LabelledRecognizer)]
HOSTILE = [
    "a",
    "A",
    "1",
    "张",
    "A ",
    "a ",
    "1,",
    "1.1,",
    "张、",
    "张→",
    "a.",
    "a-",
    "有",
    "市",
    " ",
    "a1_",
    "1 ",
    "A1 St ",
    "Aa ",
]


@pytest.mark.parametrize(
    "value",
    ["null", "string", "xxxx", "****", "请输入密码", "Password", "", "undefined", "--", "'none'"],
)
def test_a_place_holder_is_nothing(value: str) -> None:
    assert is_nothing(value)


@pytest.mark.parametrize("value", ["hunter2", "张三", "A12345", "nullable1"])
def test_a_value_is_something(value: str) -> None:
    assert not is_nothing(value)


@pytest.mark.parametrize(
    "value",
    ["get_password()", "self.password", "os.environ['X']", "cfg->pw", "Foo::bar", "f(x)"],
)
def test_source_code_is_an_expression(value: str) -> None:
    assert is_expression(value)


@pytest.mark.parametrize("value", ["hunter2", "a.1b2", "Tr0ub4dor&3", "p@ss.word!"])
def test_a_password_is_no_expression(value: str) -> None:
    assert not is_expression(value)


def test_random_looking_wants_length_digits_and_variety() -> None:
    assert random_looking("k3n8v2m9q4p7r1t6", length=16)
    assert not random_looking("k3n8v2m9", length=16)
    assert not random_looking("disable_s3_express_session", length=16)
    assert not random_looking("a1a1a1a1a1a1a1a1", length=16)


def test_every_labelled_recognizer_is_of_a_category() -> None:
    assert {one.category for one in LABELLED} <= BY_ID.keys()


@pytest.mark.parametrize("one", LABELLED, ids=lambda one: one.category)
def test_a_pattern_takes_linear_time_on_hostile_text(one: LabelledRecognizer) -> None:
    started = time.process_time()
    for piece in HOSTILE:
        raw = (piece * (60_000 // len(piece.encode()))).encode()
        for at in range(0, 200, 7):
            match = one.value.match(raw, at)
            if match is not None:
                one.check(match.group())
    assert time.process_time() - started < 2.0


ALPHABET = st.sampled_from(
    [*"0123456789ABab-_.:,/()@ 张王市区号→（）、年月日岁元男汉族", "\U0001f600"]
)


@given(st.sampled_from(LABELLED), st.text(st.characters(codec="utf-8") | ALPHABET, max_size=90))
def test_any_text_is_answered_with_a_tier_or_nothing(one: LabelledRecognizer, text: str) -> None:
    match = one.value.match(text.encode())
    if match is not None:
        assert match.end() > 0
        assert one.check(match.group()) in {None, Tier.FORMAT, Tier.CHECKED, Tier.CONFIRMED}
        match.group().decode()  # never cuts a character in two
