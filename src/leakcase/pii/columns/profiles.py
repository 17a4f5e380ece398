"""What the cells of a category look like, for what a single cell cannot prove.

A profile is telling where few other columns look so (names, addresses, 男/女); a column of it needs
little or no header. The others only say whether a header is plausible (six digits under 邮编).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakcase.pii.columns import vocabularies as words
from leakcase.pii.columns.surnames import begins_with_surname

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

LONGEST = 500
"""Characters of a cell that is one value; longer ones are running text."""
_NOTHING = r"null none nan nil n/a na - -- / \n 0000-00-00 无 空 暂无 未填"
EMPTY = frozenset(("", *_NOTHING.split()))
"""Lower-case cells that say there is no value."""
_FLAG = re.compile(
    r"(?i:true|false|yes|no|[yn01]|是|否|有|未知|unknown|"
    r"(?:var|n?var)?char2?|text|int(?:eger)?|bigint|tinyint|date(?:time)?|timestamp|string|"
    r"decimal|float|double|bool(?:ean)?)(?:\(\d+(?:,\d+)?\))?"
)
"""Flags and the type names of data dictionaries: about a value, not a value."""


@dataclass(frozen=True, slots=True)
class Profile:
    """How cells of a category look.

    Attributes:
        fits: whether one stripped cell can be a value of the category.
        telling: cells that fit and a header that agrees confirm each other.
        alone: whether a sample of fitting cells is the category without any header; None where
            no content is enough.
    """

    fits: Callable[[str], object]
    telling: bool = False
    alone: Callable[[Sequence[str]], bool] | None = None


def is_empty(cell: str) -> bool:
    """Whether a stripped cell says there is no value."""
    return not cell or (len(cell) <= 10 and cell.lower() in EMPTY)


def profile_of(category: str) -> Profile:
    """The profile of a category; one that takes any plain value where it has none of its own."""
    return PROFILES.get(category, _ANY)


def _whole(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).fullmatch


_PROSE = re.compile(r"[A-Z`'\"(][ -~]{0,80}? [ -~]{0,80}? [ -~]{0,300} [ -~]{1,40}\.")
"""A sentence in English, as the cells of documentation are."""


def _any_value(cell: str) -> bool:
    return (
        len(cell) <= LONGEST
        and _PROSE.fullmatch(cell) is None
        and "**" not in cell
        and any(map(str.isalnum, cell))
        and _FLAG.fullmatch(cell) is None
    )


def _with_digit(pattern: str) -> Callable[[str], object]:
    fits = re.compile(pattern).fullmatch
    digit = re.compile(r"\d").search
    return lambda cell: fits(cell) and digit(cell)


# --- names -----------------------------------------------------------------------------------

_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
_HAN_NAME = re.compile(
    rf"[{_HAN}]{{2,4}}(?:[(（]\w{{1,8}}[)）])?|[{_HAN}]{{1,12}}(?:[·•・．.][{_HAN}]{{1,12}}){{1,3}}"
)
_SPACED_NAME = re.compile(rf"[{_HAN}][ \u3000]{{1,4}}[{_HAN}]{{1,2}}")
_LATIN_NAME = re.compile(r"[A-Za-z][A-Za-z'’.-]{0,30}(?:[ ,·]{1,2}[A-Za-z][A-Za-z'’.-]{0,30}){0,4}")
_NOT_A_NAME = re.compile(
    r".*(?:公司|中心|学校|大学|医院|银行|集团|[区县市省镇乡村路街部厂局处科店校馆班组费类型号表量品色机款])"
)


def _is_name(cell: str) -> object:
    if _HAN_NAME.fullmatch(cell) or _SPACED_NAME.fullmatch(cell):
        return "公司" not in cell
    return len(cell) <= 60 and _LATIN_NAME.fullmatch(cell) and _FLAG.fullmatch(cell) is None


def looks_like_people(cells: Sequence[str]) -> bool:
    """Whether these are names of people, whatever their header says."""
    if len(set(cells)) < 3 or 10 * len(set(cells)) < 3 * len(cells):
        return False
    good = sum(_is_surely_a_name(cell) for cell in cells)
    return 10 * good >= 7 * len(cells)


def _is_surely_a_name(cell: str) -> bool:
    if _SPACED_NAME.fullmatch(cell) or ("·" in cell and _HAN_NAME.fullmatch(cell)):
        return True
    return (
        2 <= len(cell) <= 4
        and begins_with_surname(cell)
        and _HAN_NAME.fullmatch(cell) is not None
        and (len(cell) < 4 or cell[:2] in {"欧阳", "上官", "司马", "诸葛", "皇甫", "慕容"})
        and _NOT_A_NAME.fullmatch(cell) is None
    )


# --- addresses -------------------------------------------------------------------------------

_PLACE = re.compile(r"[省市区县州盟旗镇乡村]|街道|社区")
_STREET = re.compile(r"[路街巷道弄里村屯]|胡同|大道|小区|花园|公寓|工业园")
_DOOR = re.compile(
    r"\d+\s*(?:号|號|栋|幢|座|室|单元|單元|楼|层|弄|组|户)|[一二三四五六七八九十]+(?:组|栋|单元|楼|号)"
)
_LATIN_ADDRESS = re.compile(
    r"(?i)\b(?:road|rd|street|st|avenue|ave|lane|district|room|building|no)\b\.?"
)


def _is_address(cell: str) -> bool:
    if not 3 <= len(cell) <= 200 or "**" in cell:
        return False
    marks = bool(_PLACE.search(cell)) + bool(_STREET.search(cell)) + bool(_DOOR.search(cell))
    if marks or not any(map(str.isdigit, cell)):
        return marks >= 1
    return _LATIN_ADDRESS.search(cell) is not None and _PROSE.fullmatch(cell) is None


def _looks_like_addresses(cells: Sequence[str]) -> bool:
    good = sum(
        6 <= len(cell) <= 120
        and _DOOR.search(cell) is not None
        and _STREET.search(cell) is not None
        and (_PLACE.search(cell) is not None)
        for cell in cells
    )
    return good >= 2 and 10 * good >= 6 * len(cells)


# --- words ---------------------------------------------------------------------------------


def _mostly(fits: Callable[[str], object], share: float = 0.95) -> Callable[[Sequence[str]], bool]:
    return lambda cells: len(cells) >= 3 and sum(map(bool, map(fits, cells))) >= share * len(cells)


def _sure_gender(cells: Sequence[str]) -> bool:
    return len(cells) >= 2 and all(map(words.is_surely_gender, cells))


# --- dates and numbers -----------------------------------------------------------------------

_DATE = (
    r"(?:18[89]\d|19\d\d|20[0-3]\d)(?:[-/.年]?)(?:0?[1-9]|1[0-2])(?:[-/.月]?)"
    r"(?:(?:0?[1-9]|[12]\d|3[01])日?)?(?:[ T]00?:00(?::00)?(?:\.0+)?Z?)?"
    r"|(?:0?[1-9]|[12]\d|3[01])[-/.](?:0?[1-9]|1[0-2])[-/.](?:19|20)\d\d"
)
_MONEY = (
    r"[¥￥$]?\s?-?\d{1,3}(?:,?\d{3}){0,4}(?:\.\d{1,6})?\s?(?:元|万|万元|[kKwW])?"
    r"(?:\s?[-~至]\s?\d{1,12}[kKwW]?(?:元|万)?)?"
)
_CODE = r"[A-Za-z0-9\u4e00-\u9fff()（）/_.-]{4,40}"

_HASH = re.compile(
    r"(?:[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|"
    r"[0-9a-fA-F]{128}|0x[0-9a-fA-F]{40,})(?::\w{1,64})?"
)
_PREFIXED_HASH = re.compile(
    r"\$(?:2[abxy]?|1|5|6|y|apr1|argon2(?:id|i|d)|scrypt|P|H)\$\S{8,200}"
    r"|\{(?:S?SHA|S?MD5|CRYPT|bcrypt|noop)[\d-]{0,6}\}\S{8,200}|pbkdf2[_:]\S{16,300}|\*[0-9A-F]{40}"
)


def is_password_hash(cell: str) -> bool:
    """Whether a cell is a password hash, or a plain digest in hex as old systems store them."""
    return _PREFIXED_HASH.fullmatch(cell) is not None or _HASH.fullmatch(cell) is not None


# --- accounts, results, messages ---------------------------------------------------------------

_ONE_WORD = re.compile(r"[!-~]{2,64}")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s")
_RESULT = re.compile(
    r"\d|[阴阳陰陽]性|正常|异常|異常|未见|偏[高低]|[+±-]|(?i:positive|negative|normal)"
)


def _is_login(cell: str) -> bool:
    """One word, or few in Han or of a person's name; no digits alone."""
    if len(cell) > 64 or cell.isdigit() or not _any_value(cell) or _SECTION.match(cell):
        return False
    return cell.count(" ") <= 2


def _is_secret(cell: str) -> bool:
    if _ONE_WORD.fullmatch(cell) is None:
        return False
    return "**" not in cell and _FLAG.fullmatch(cell) is None


def _is_result(cell: str) -> bool:
    return _any_value(cell) and _RESULT.search(cell) is not None


def _is_text(cell: str) -> bool:
    return len(cell) <= LONGEST and any(map(str.isalnum, cell)) and _FLAG.fullmatch(cell) is None


_ANY = Profile(_any_value)
PROFILES: Mapping[str, Profile] = {
    "person_name": Profile(_is_name, telling=True, alone=looks_like_people),
    "address": Profile(_is_address, telling=True, alone=_looks_like_addresses),
    "gender": Profile(words.is_gender, telling=True, alone=_sure_gender),
    "ethnicity": Profile(
        words.is_ethnicity,
        telling=True,
        alone=_mostly(words.is_surely_ethnicity),
    ),
    "blood_type": Profile(
        words.is_blood_type, telling=True, alone=_mostly(words.is_surely_blood_type)
    ),
    "education": Profile(
        lambda cell: words.is_education(cell) or (_any_value(cell) and len(cell) <= 40),
        alone=_mostly(words.is_education),
    ),
    "marital_status": Profile(
        words.is_marital,
        telling=True,
        alone=_mostly(words.is_surely_marital),
    ),
    "political_status": Profile(
        words.is_political, telling=True, alone=_mostly(words.is_political)
    ),
    "religion": Profile(words.is_religion, telling=True),
    "birth_date": Profile(_whole(_DATE), telling=True),
    "age": Profile(_whole(r"(?:1[01]\d|\d{1,2})\s?(?:岁|周岁|歲)?"), telling=True),
    "password_hash": Profile(
        is_password_hash, telling=True, alone=_mostly(_PREFIXED_HASH.fullmatch, 0.8)
    ),
    "mobile": Profile(_whole(r"(?:\+|00)?(?:86)?[ -]?1\d{2}[ -]?\d{4}[ -]?\d{4}"), telling=True),
    "landline": Profile(
        _with_digit(r"[\d()（）+ 转分机ext.\-—－]{7,25}(?:[,，/、;；][\d()（）+ \-转]{7,25}){0,3}")
    ),
    "postcode": Profile(_whole(r"\d{6}"), telling=True),
    "qq": Profile(_whole(r"[1-9]\d{4,10}")),
    "wechat": Profile(_whole(r"[A-Za-z0-9_-]{5,30}")),
    "resident_id": Profile(_whole(r"\d{17}[\dXx]|\d{15}"), telling=True),
    "resident_id_15": Profile(_whole(r"\d{15}"), telling=True),
    "bank_card": Profile(_whole(r"\d{4}(?:[ -]?\d{2,4}){2,4}[ -]?\d{1,4}"), telling=True),
    "card_security": Profile(
        _whole(r"\d{3,4}|(?:0[1-9]|1[0-2])\s?[/-]?\s?(?:20)?\d\d|20\d\d[/-](?:0[1-9]|1[0-2])")
    ),
    "otp": Profile(_whole(r"\d{4,8}|[A-Za-z0-9]{4,6}")),
    "income": Profile(_whole(_MONEY)),
    "balance": Profile(_whole(_MONEY)),
    "coordinates": Profile(
        _whole(r"-?\d{1,3}\.\d{3,15}(?:\s?[,，; ]\s?-?\d{1,3}\.\d{3,15})?|POINT\s?\([-\d. ]+\)"),
        telling=True,
    ),
    "email": Profile(_whole(r"[^\s@]{1,64}@[^\s@]{1,64}\.[^\s@.]{2,24}"), telling=True),
    "ipv4": Profile(_whole(r"\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?"), telling=True),
    "ipv6": Profile(_whole(r"[0-9A-Fa-f:.]{3,45}(?:%\w+)?"), telling=False),
    "mac": Profile(_whole(r"[0-9A-Fa-f]{2}(?:[:-]?[0-9A-Fa-f]{2}){5}"), telling=True),
    "imei": Profile(_whole(r"\d{14,16}"), telling=True),
    "imsi": Profile(_whole(r"460\d{12}"), telling=True),
    "iccid": Profile(_whole(r"89\d{16,18}[0-9A-Za-z]?"), telling=True),
    "plate": Profile(_whole(r"[\u4e00-\u9fff][A-Z][ ·•]?[A-Z0-9\u4e00-\u9fff]{4,7}"), telling=True),
    "vin": Profile(_whole(r"[A-HJ-NPR-Za-hj-npr-z0-9]{17}"), telling=True),
    "uscc": Profile(_whole(r"[0-9A-HJ-NPQRTUWXY]{18}"), telling=True),
    "flight": Profile(_whole(r"[A-Z0-9]{2}\s?\d{3,4}[A-Z]?"), telling=True),
    "train": Profile(_whole(r"[GDCZTKYLS]?\d{1,4}(?:次)?"), telling=True),
    "username": Profile(_is_login),
    "password": Profile(_is_secret),
    "secret_key": Profile(_whole(r"[!-~]{12,500}|(?:[a-z]{3,8} ){11,23}[a-z]{3,8}")),
    "jwt": Profile(_whole(r"(?:Bearer )?ey[\w-]{10,2000}\.[\w-]{2,4000}(?:\.[\w-]{0,2000})?")),
    "health_test": Profile(_is_result),
    "message": Profile(_is_text),
    "session_token": Profile(_whole(r"[\w.+/=:%-]{16,500}")),
    "device_id": Profile(_whole(r"[\w.:-]{8,64}")),
    "advertising_id": Profile(_whole(r"[\w-]{16,64}")),
    **dict.fromkeys(
        (
            "passport_cn",
            "passport_foreign",
            "hk_macao_permit",
            "taiwan_permit",
            "exit_permit",
            "hmt_residence_permit",
            "foreigner_pr_card",
            "hk_id",
            "macao_id",
            "taiwan_id",
            "officer_card",
            "household_register",
            "birth_certificate",
            "disability_card",
            "social_security",
            "driving_licence",
            "provident_fund",
            "securities_account",
            "insurance_policy",
            "property_right",
            "engine_number",
            "medical_record",
            "medical_insurance",
            "employee_number",
            "student_number",
            "order_number",
            "waybill",
            "transaction",
            "organisation_code",
            "taxpayer_number",
            "business_licence",
        ),
        Profile(_with_digit(_CODE)),
    ),
}
"""Profiles by category id."""
