"""Labels: the words of the vocabulary, however they are written, and what ties them to a value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.lexer.connector import APART, AT_ONCE, EXPLICIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pii.lexer.conftest import Cut


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("手机：13912345670", ("手机", "13912345670", EXPLICIT)),
        ("手机=13912345670", ("手机", "13912345670", EXPLICIT)),
        ("手机是13912345670", ("手机", "13912345670", EXPLICIT)),
        ("手机 13912345670", ("手机", "13912345670", APART)),
        ("手机13912345670", ("手机", "13912345670", AT_ONCE)),
        ("【手机】13912345670", ("手机", "13912345670", EXPLICIT)),
        ("手机「139」", ("手机", "139」", EXPLICIT)),
        ("<td>手机</td><td>139", ("手机", "139", EXPLICIT)),
        ('{"phone" : "139', ("phone", "139", EXPLICIT)),
        ('name="phone" value="139', ("phone", "139", EXPLICIT)),
        ("phone1: 139", ("phone", "139", EXPLICIT)),
    ],
)
def test_a_label_is_tied_to_its_value(
    cut: Callable[[str], Cut], text: str, label: tuple[str, str, int]
) -> None:
    assert cut(text).labels == [label]


@pytest.mark.parametrize(
    "text", ["id card: 1", "IDCard: 1", "idCard: 1", "ID_CARD: 1", "id-card=1"]
)
def test_a_phrase_is_one_word_however_its_parts_are_joined(
    cut: Callable[[str], Cut], text: str
) -> None:
    assert cut(text).labels == [("id card", "1", EXPLICIT)]


def test_the_longest_word_counts(cut: Callable[[str], Cut]) -> None:
    assert cut("手机号码：1391").labels == [("手机号码", "1391", EXPLICIT)]
    assert [label.word for label in cut("phoneNumber: 1391").labels] == ["phone number"]


@pytest.mark.parametrize("text", ["phones: 1391", "telephone: 1391", "smartphone 1391"])
def test_a_word_within_a_longer_one_is_none(cut: Callable[[str], Cut], text: str) -> None:
    assert cut(text).labels == []


def test_a_key_counts_only_before_a_connector(cut: Callable[[str], Cut]) -> None:
    assert cut("passport 1391").labels == []
    assert cut("passport: 1391").labels == [("passport", "1391", EXPLICIT)]
    assert cut("xm 1391").labels == []
    assert cut('"xm": "1391').labels == [("xm", "1391", EXPLICIT)]


def test_a_comparison_ties_nothing(cut: Callable[[str], Cut]) -> None:
    assert [label.connector for label in cut("if phone == 1391").labels] != [EXPLICIT]


def test_words_far_from_any_value_are_passed_over(cut: Callable[[str], Cut]) -> None:
    prose = "镇上的邮局推迟了秋天的照片，" * 4
    assert cut(f"{prose}手机{prose}").labels == []
    assert [label.word for label in cut(f"{prose}手机{prose[:18]}13912345670").labels] == ["手机"]


def test_words_behind_a_value_are_read(cut: Callable[[str], Cut]) -> None:
    assert [label.word for label in cut("13912345670（手机）").labels] == ["手机"]
