"""Diagnoses after a label: a phrase that names a disease, or an ICD-10 code."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, is_nothing, words
from leakcase.pii.recognizer import LabelledRecognizer

_SIGNS = """
病 症 炎 癌 瘤 综合征 感染 骨折 糖尿 高血压 高血脂 高血糖 结石 出血 梗死 梗塞 衰竭 损伤 贫血 硬化
息肉 囊肿 增生 抑郁 焦虑 哮喘 新冠 早孕 妊娠 怀孕 流产 溃疡 中风 结节 阳性 艾滋 失眠 疼痛 腹痛
头痛 胸痛 咳嗽 发热 发烧 头晕 乏力 心悸 脱位 扭伤 狭窄 疝 痔 白血 痛风 过敏 突出 不孕 肥大 脑瘫
癫痫 症候群 發炎 糖尿病
"""
_ENGLISH = (
    rb"(?:[A-Za-z0-9-]{1,15} ){0,4}(?:[Dd]iabetes|[Hh]ypertension|[Cc]ancer|[Cc]arcinoma"
    rb"|[Pp]neumonia|[Aa]sthma|[Hh]epatitis|[Dd]epression|HIV|AIDS|[Tt]umou?r|[Ff]racture"
    rb"|[Ii]nfection"
    rb"|[Ss]troke|[Aa]nemia|[Aa]naemia|[Ee]pilepsy|[Ll]eukemia|[Ll]eukaemia|[Tt]uberculosis"
    rb"|[Ss]chizophrenia|[Ss]yndrome|[Dd]isorder|[Dd]isease|[Pp]regnan(?:cy|t)|COPD|COVID-19"
    rb"|[Gg]astritis|[Mm]igraine)"
    rb"(?: mellitus)?(?: [Tt]ype [12I]{1,2})?(?![A-Za-z])"
)
_CHARACTER = (
    rb"(?:"
    + HAN
    + rb"|[0-9A-Za-z]|\xe2\x85[\xa0-\xaf]|[()-]|\xef\xbc\x88|\xef\xbc\x89|\xe3\x80\x81)"
)
VALUE = re.compile(
    rb"(?:"
    + _ENGLISH
    + rb"|(?<![0-9A-Za-z])[A-TV-Z][0-9]{2}(?:\.[0-9]{1,3})?(?:[x+*][0-9]{0,3})?(?![0-9A-Za-z])|"
    + _CHARACTER
    + rb"{2,40})"
)
_NAMES = re.compile(words(_SIGNS.split()))


def check(value: bytes) -> Tier | None:
    """CHECKED where it names a disease or is a code of one."""
    text = value.decode("utf-8", "replace")
    if is_nothing(text):
        return None
    if text.isascii():
        named = re.fullmatch(_ENGLISH, value) or re.fullmatch(
            rb"[A-TV-Z][0-9]{2}(?:\.[0-9]{1,3})?(?:[x+*][0-9]{0,3})?", value
        )
        return Tier.CHECKED if named else None
    return Tier.CHECKED if _NAMES.search(value) else None


RECOGNIZERS = (LabelledRecognizer("diagnosis", VALUE, check),)
