"""The taxonomy holds what the law engine and the reports rely on."""

from __future__ import annotations

import subprocess
import sys

import pytest

from leakcase.pii.category import CriminalClass, Family
from leakcase.pii.taxonomy import BY_ID, CATEGORIES, INDEX

FIXED = """
resident_id resident_id_15 passport_cn passport_foreign hk_macao_permit taiwan_permit exit_permit
hmt_residence_permit foreigner_pr_card hk_id macao_id taiwan_id officer_card household_register
birth_certificate disability_card social_security driving_licence
mobile landline email qq wechat address postcode social_account
bank_card card_security payment_account provident_fund income balance credit_report property_right
plate vin engine_number
ipv4 ipv6 mac imei imsi iccid advertising_id device_id session_token jwt password password_hash
otp secret_key
coordinates trajectory lodging flight train
diagnosis medical_record health_test blood_type medication biometric
person_name gender ethnicity birth_date age marital_status religion political_status education
occupation employer student_number sexual_orientation criminal_record
minor_under_14 minor_under_18
order_number waybill transaction call_record message
uscc organisation_code taxpayer_number business_licence
"""


def test_every_category_other_parts_name_exists() -> None:
    assert [id_ for id_ in FIXED.split() if id_ not in BY_ID] == []


def test_at_least_sixty_categories_with_distinct_ids_and_names() -> None:
    assert len(CATEGORIES) >= 60
    assert len({entry.id for entry in CATEGORIES}) == len(CATEGORIES)
    assert len({entry.zh for entry in CATEGORIES}) == len(CATEGORIES)
    assert len({entry.en for entry in CATEGORIES}) == len(CATEGORIES)


def test_index_is_the_place_in_the_tuple() -> None:
    assert [CATEGORIES[INDEX[entry.id]] for entry in CATEGORIES] == list(CATEGORIES)


def test_ids_are_snake_case() -> None:
    assert [
        e.id for e in CATEGORIES if not e.id.replace("_", "").isalnum() or not e.id.islower()
    ] == []


@pytest.mark.parametrize(
    ("id_", "tier"),
    [
        ("trajectory", CriminalClass.FIFTY),
        ("message", CriminalClass.FIFTY),
        ("credit_report", CriminalClass.FIFTY),
        ("balance", CriminalClass.FIFTY),
        ("lodging", CriminalClass.FIVE_HUNDRED),
        ("call_record", CriminalClass.FIVE_HUNDRED),
        ("diagnosis", CriminalClass.FIVE_HUNDRED),
        ("transaction", CriminalClass.FIVE_HUNDRED),
        ("resident_id", CriminalClass.FIVE_THOUSAND),
        ("mobile", CriminalClass.FIVE_THOUSAND),
        ("uscc", CriminalClass.NONE),
    ],
)
def test_criminal_tier_follows_the_words_of_article_5(id_: str, tier: CriminalClass) -> None:
    assert BY_ID[id_].criminal is tier


def test_only_organisations_have_no_criminal_tier() -> None:
    none = {entry.id for entry in CATEGORIES if entry.criminal is CriminalClass.NONE}
    assert none == {entry.id for entry in CATEGORIES if entry.family is Family.ORGANISATION}


@pytest.mark.parametrize(
    ("id_", "sensitive"),
    [
        ("biometric", "biometric"),
        ("religion", "religion"),
        ("diagnosis", "health"),
        ("bank_card", "finance"),
        ("trajectory", "whereabouts"),
        ("minor_under_14", "minor"),
        ("minor_under_18", ""),
        ("person_name", ""),
    ],
)
def test_sensitive_class_follows_pipl_28(id_: str, sensitive: str) -> None:
    assert BY_ID[id_].sensitive == sensitive


def test_a_sensitive_category_names_its_group_of_the_standard() -> None:
    assert [e.id for e in CATEGORIES if bool(e.sensitive) != bool(e.gbt45574)] == []


def test_loading_is_quick() -> None:
    code = (
        "import time, tomllib, importlib.resources, leakcase.pii.category as c\n"
        "t = time.process_time()\n"
        "import leakcase.pii.taxonomy\n"
        "print(time.process_time() - t)"
    )
    best = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)  # noqa: S603 (our own interpreter)
        for _ in range(3)
    )
    assert best < 0.05  # 6 ms on an idle core; the bound leaves room for a busy one
