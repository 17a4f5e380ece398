"""Allergies after a label: the usual allergens, one or several; ``无`` is not reported."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import words
from leakcase.pii.recognizer import LabelledRecognizer

_ALLERGENS = """
青霉素 头孢 头孢类 头孢菌素 磺胺 磺胺类 阿司匹林 链霉素 庆大霉素 破伤风抗毒素 碘 碘造影剂 造影剂
酒精 海鲜 虾 蟹 花粉 尘螨 花生 牛奶 鸡蛋 芒果 坚果 大豆 小麦 乳胶 紫外线 动物毛发 猫毛 普鲁卡因
利多卡因 布洛芬 青黴素 盤尼西林
"""
_ENGLISH = [
    form
    for word in [
        "penicillin",
        "peanuts",
        "peanut",
        "pollen",
        "seafood",
        "shellfish",
        "latex",
        "aspirin",
        "sulfa",
        "sulfa drugs",
        "eggs",
        "milk",
        "dust mites",
        "cephalosporin",
        "iodine",
        "nuts",
    ]
    for form in (word, word.capitalize())
]
_ONE = words([*_ALLERGENS.split(), *_ENGLISH])
VALUE = re.compile(
    rb"(?:\xe5\xaf\xb9)?"
    + _ONE
    + rb"(?:(?:\xe3\x80\x81|\xef\xbc\x8c|, ?|\xe5\x92\x8c|\xe5\x8f\x8a| and )"
    + _ONE
    + rb"){0,6}"
    + words(["类药物过敏", "类过敏", "药物过敏", "过敏", "类"])
    + rb"?(?![A-Za-z])"
)


def check(_value: bytes) -> Tier:
    """CONFIRMED: the label and a known allergen agree."""
    return Tier.CONFIRMED


RECOGNIZERS = (LabelledRecognizer("allergy", VALUE, check),)
