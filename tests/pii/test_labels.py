"""Headers and keys mean what people who name columns mean by them."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakcase.pii.labels import LABELS, NOT_PERSONAL, header_categories
from leakcase.pii.taxonomy import BY_ID

SURE = [
    ("receiverMobile", "mobile"),
    ("CUST_ID_NO", "resident_id"),
    ("收货人手机号码", "mobile"),
    ("联系电话1", "mobile"),
    ("sfzhm", "resident_id"),
    ("sfzh", "resident_id"),
    ("idCard", "resident_id"),
    ("身份证号*", "resident_id"),
    ("監護人身份證號碼", "resident_id"),
    ("手機", "mobile"),
    ("shouji", "mobile"),
    ("usermobile", "mobile"),
    ("khsjh", "mobile"),
    ("t_user_mobile", "mobile"),
    ("手机号（必填）", "mobile"),
    ("ＭＯＢＩＬＥ", "mobile"),
    ("data.users[0].phone", "mobile"),
    ("customer.name", "person_name"),
    ("xm", "person_name"),
    ("姓名(Name)", "person_name"),
    ("紧急联系人姓名", "person_name"),
    ("CUST_NM", "person_name"),
    ("家庭住址", "address"),
    ("receiver_addr", "address"),
    ("email_address", "email"),
    ("userPwd", "password"),
    ("密碼", "password"),
    ("性别", "gender"),
    ("csrq", "birth_date"),
    ("银行卡号", "bank_card"),
    ("login_ip", "ipv4"),
    ("车牌号", "plate"),
    ("毕业院校", "education"),
]


@pytest.mark.parametrize(("header", "category"), SURE)
def test_a_header_in_any_spelling_means_its_category(header: str, category: str) -> None:
    found = header_categories(header)
    assert found[0][0] == category
    assert found[0][1] >= 0.8


@pytest.mark.parametrize(
    "header",
    [
        "",
        "id",
        "user_id",
        "product_name",
        "商品名称",
        "fileName",
        "created_at",
        "is_mobile",
        "has_email",
        "phone_verified",
        "mobile_md5",
        "版本号",
        "金额",
        "timestamp",
        "备注",
        "开户行",
        "status",
        "hello world",
    ],
)
def test_a_header_of_nothing_personal_is_worth_little(header: str) -> None:
    assert [meaning for meaning in header_categories(header) if meaning[1] > 0.2] == []


def test_an_ambiguous_header_returns_its_meanings_with_weights() -> None:
    meanings = dict(header_categories("证件号"))
    assert meanings["resident_id"] > meanings["passport_cn"] > 0
    assert {"username", "bank_card", "mobile"} <= dict(header_categories("account")).keys()


def test_a_person_before_an_ambiguous_word_makes_it_surer() -> None:
    assert dict(header_categories("patientName"))["person_name"] > 0.9
    assert dict(header_categories("name"))["person_name"] < 0.7


def test_every_category_has_words_for_text_and_for_keys() -> None:
    for use in ("text", "keys"):
        named = {label.category for label in LABELS if label.use == use}
        assert BY_ID.keys() - named == set()


def test_every_text_word_is_found_as_a_header() -> None:
    lost = [
        label.word
        for label in LABELS
        if label.use == "text"
        and label.word.replace(" ", "").isalnum()
        and label.category not in dict(header_categories(label.word))
    ]
    assert lost == []


def test_labels_are_lower_case_and_distinct() -> None:
    assert [label.word for label in LABELS if label.word != label.word.lower()] == []
    assert len(set(LABELS)) == len(LABELS)


def test_words_come_in_traditional_and_in_glued_spelling() -> None:
    words = {(label.word, label.category) for label in LABELS}
    assert {("手机号码", "mobile"), ("手機號碼", "mobile")} <= words
    assert {(f"phone{gap}number", "mobile") for gap in ("_", "-", " ", "")} <= words


def test_no_word_that_names_nothing_personal_is_also_a_label_in_text() -> None:
    nothing = {word for words in NOT_PERSONAL.values() for word in words}
    assert sorted({label.word for label in LABELS if label.use == "text"} & nothing) == []


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(string.punctuation), max_size=80))
def test_any_header_is_answered_with_known_categories_and_weights(header: str) -> None:
    for category, weight in header_categories(header):
        assert category in BY_ID
        assert 0 < weight <= 1
