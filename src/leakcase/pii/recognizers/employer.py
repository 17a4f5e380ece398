"""Employers after a label: a name that ends as those of companies, offices and schools do."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, NOT_HAN, is_nothing, words
from leakcase.pii.recognizer import LabelledRecognizer

_ENDINGS = """
公司 有限公司 集团 厂 局 所 院 部 处 中心 学校 大学 学院 中学 小学 幼儿园 银行 医院 药店 商店 超市
饭店 酒店 合作社 协会 学会 基金会 委员会 政府 研究院 研究所 事务所 工作室 支队 大队 分行 支行 报社
出版社 电视台 派出所 法院 检察院 街道办 村委会 居委会 个体 公司 集團 醫院 學校 銀行 廠
"""
_ENGLISH = (
    rb"(?:[A-Z][A-Za-z&'.-]{1,20} ){1,6}(?:Inc|Ltd|LLC|Corp|Corporation|Company|Group"
    rb"|University|Hospital|Bank|School|Co)\.?(?:,? ?(?:Ltd|Limited)\.?)?(?![A-Za-z])"
)
VALUE = re.compile(
    rb"(?:(?:"
    + HAN
    + rb"|[0-9A-Za-z]|\xef\xbc\x88|\xef\xbc\x89|[()]){2,30}?"
    + words(_ENDINGS.split())
    + NOT_HAN
    + rb"|"
    + _ENGLISH
    + rb")"
)


def check(value: bytes) -> Tier | None:
    """CHECKED unless it only holds a place."""
    return None if is_nothing(value.decode("utf-8", "replace")) else Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("employer", VALUE, check),)
