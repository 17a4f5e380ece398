"""Criminal and administrative records after a label: an offence, a sentence, a yes."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, NOT_HAN, words
from leakcase.pii.recognizer import LabelledRecognizer

_ACTS = [
    "有期徒刑",
    "拘役",
    "管制",
    "缓刑",
    "行政拘留",
    "拘留",
    "罚金",
    "吸毒",
    "酒驾",
    "醉驾",
    "盗窃",
    "诈骗",
    "故意伤害",
    "赌博",
    "寻衅滋事",
    "强制戒毒",
    "戒毒",
    "刑满释放",
    "取保候审",
    "社区矫正",
    "嫖娼",
]
VALUE = re.compile(
    rb"(?:"
    + HAN
    + rb"{1,14}?\xe7\xbd\xaa"
    + NOT_HAN
    + rb"|"
    + HAN
    + rb"{0,14}?"
    + words(_ACTS)
    + rb"(?:"
    + HAN
    + rb"|[0-9]){0,14}"
    rb"|\xe6\x9c\x89(?:\xe5\x89\x8d\xe7\xa7\x91"
    rb"|\xe7\x8a\xaf\xe7\xbd\xaa\xe8\xae\xb0\xe5\xbd\x95|\xe6\xa1\x88\xe5\xba\x95)?"
    + NOT_HAN
    + rb"|(?:[a-z]{2,12} ){0,3}(?:theft|fraud|assault|burglary|robbery|felony|misdemeanou?r"
    rb"|manslaughter|DUI|larceny|drug possession|arson)(?![a-z]))"
)


def check(_value: bytes) -> Tier:
    """CHECKED: the words of an offence or a sentence."""
    return Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("criminal_record", VALUE, check),)
