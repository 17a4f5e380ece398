"""Addresses after a label: up to the end of the clause, with at least two words of place."""

from __future__ import annotations

import re

from leakcase.pii.data.regions import PROVINCES
from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, NOT_TEMPLATE, is_nothing, words
from leakcase.pii.recognizer import LabelledRecognizer

_LABELS = """
电话 手机 邮编 邮政编码 联系 姓名 身份证 收货人 收件人 传真 网址 電話 手機 郵編 邮箱 电子邮 QQ
微信
"""
_NEXT = words(_LABELS.split())
_SIGN = rb"[0-9A-Za-z#()/-]|\xef\xbc[\x88\x89\x8d\x90-\x99]|\xc2\xb7|\xe2\x80\x94"
_HAN_LINE = (
    HAN
    + rb"(?:(?!"
    + _NEXT
    + rb")"
    + HAN
    + rb"|"
    + _SIGN
    + rb"|(?<=[0-9A-Za-z]) (?=[\xe4-\xe9])(?! ?"
    + _NEXT
    + rb")|(?<=[\x80-\xbf]) (?=[0-9])){4,70}"
)
_ROAD = (
    rb"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Boulevard|Blvd|Drive|Dr|Court|Ct|Way|Place"
    rb"|Square|Terrace)"
)
_ENGLISH = (
    rb"(?:(?:Room|Rm|Flat|Apt|Unit|Suite"
    rb"|No\.?) ?[0-9A-Z-]{1,6},? ){0,2}[0-9]{1,5}[A-Z]?,? (?:[A-Z][A-Za-z'.]{1,20} ){1,4}"
    + _ROAD
    + rb"\.?(?:,? (?:[A-Z][A-Za-z]{1,20}|[0-9A-Z]{2,8})){0,6}(?![A-Za-z])"
)
VALUE = re.compile(NOT_TEMPLATE + rb"(?:" + _HAN_LINE + rb"|" + _ENGLISH + rb")")

_RANKS = re.compile(
    r"省|市|区|县|镇|乡|村|路|街|道|巷|弄|胡同|号|栋|幢|座|单元|室|层|楼|苑|园"
    r"|小区|花园|大厦|广场|公寓|里|组|队|屯|區|縣|鎮|鄉|號|樓|條|段"
)
_NO_PLACE = re.compile(r"https?|www\.|=|;")
_DIGIT = re.compile(r"\d")
_PROVINCE = re.compile("|".join(PROVINCES.values()))


def check(value: bytes) -> Tier | None:
    """CONFIRMED from a province or a city down to a number, CHECKED for less."""
    text = value.decode("utf-8", "replace")
    if is_nothing(text[:8]):
        return None
    if text.isascii():
        return Tier.CHECKED
    ranks = set(_RANKS.findall(text))
    if len(ranks) < 2 or _NO_PLACE.search(text):
        return None
    exact = _DIGIT.search(text) is not None and len(ranks) >= 3
    return Tier.CONFIRMED if exact and (_PROVINCE.match(text) or "市" in ranks) else Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("address", VALUE, check, priority=45),)
