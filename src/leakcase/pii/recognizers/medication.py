"""Medication after a label: names that end as drugs' do, with a dose or without."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, words
from leakcase.pii.recognizer import LabelledRecognizer

_ENDINGS = """
片 胶囊 颗粒 注射液 口服液 滴眼液 滴丸 丸 软膏 乳膏 缓释片 肠溶片 糖浆 冲剂 喷雾剂 气雾剂 栓
胰岛素 青霉素 阿司匹林 布洛芬 二甲双胍 地平 他汀 普利 沙坦 洛尔 拉唑 西泮 唑仑 沙星 霉素 西林 头孢
匹林 膠囊
"""
_DOSE = (
    rb"(?:\s?[0-9]{1,4}(?:\.[0-9]{1,2})?\s?(?:mg|g|ml|mL|IU|U|\xe6\xaf\xab\xe5\x85\x8b"
    rb"|\xe7\x89\x87|\xe7\xb2\x92))?"
)
VALUE = re.compile(
    rb"(?:"
    + HAN
    + rb"{0,12}?"
    + words(_ENDINGS.split())
    + HAN
    + rb"{0,4}"
    + _DOSE
    + rb"|[A-Za-z]{2,20}(?:in|ol|ine|ide|ate|pril|sartan|zole|pam|lam|fen"
    rb"|min)\s?[0-9]{1,4}(?:\.[0-9]{1,2})?\s?(?:mg|g|ml|mcg|IU)(?![A-Za-z]))"
)


def check(_value: bytes) -> Tier:
    """CHECKED: the ending of a drug's name."""
    return Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("medication", VALUE, check),)
