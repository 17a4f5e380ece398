"""Education after a label: a degree or level (GB/T 4658), or the name of a school."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, NOT_HAN, is_nothing, words
from leakcase.pii.recognizer import LabelledRecognizer

_LEVELS = """
博士 博士研究生 博士后 硕士 硕士研究生 研究生 本科 大学本科 全日制本科 大学 大专 大学专科 专科
高中 中专 中等专科 中技 技校 职高 初中 小学 文盲 学士 双学士 工学硕士 理学学士 工学学士 法学硕士
医学博士 高职 幼儿园 初级中学 高级中学 碩士 專科 大專 國中 學士
"""
_ENGLISH = (
    rb"(?:PhD|Ph\.D\.|Doctorate|MBA|EMBA|(?:Master|Bachelor|Associate"
    rb"|Doctor)(?:'s)?(?: of [A-Z][a-z]{2,15}| degree| Degree)?|High School|high school"
    rb"|(?:[A-Z][A-Za-z]{1,15} ){1,5}(?:University|College|Institute of Technology)"
    rb"|University of [A-Z][a-z]{2,20})(?![A-Za-z])"
)
_SCHOOL = (
    HAN
    + rb"{2,14}?"
    + words(["大学", "学院", "中学", "小学", "学校", "一中", "二中", "实验学校", "大學", "學院"])
    + NOT_HAN
)
VALUE = re.compile(
    rb"(?:"
    + words(_LEVELS.split())
    + rb"(?:(?:\xe5\xad\xa6\xe5\x8e\x86|\xe6\xaf\x95\xe4\xb8\x9a|\xe5\x9c\xa8\xe8\xaf\xbb)|"
    + NOT_HAN
    + rb")|"
    + _SCHOOL
    + rb"|"
    + _ENGLISH
    + rb")"
    rb"(?!\s?" + words(["及以上", "以上", "以下", "或", "/", "、", "不限"]) + rb")"
)


def check(value: bytes) -> Tier | None:
    """CONFIRMED for a level, CHECKED for a school."""
    text = value.decode("utf-8", "replace")
    if is_nothing(text):
        return None
    return Tier.CONFIRMED if text in _LEVELS.split() else Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("education", VALUE, check),)
