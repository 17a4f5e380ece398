"""Political status in the words forms use (GB/T 4762), after a label."""

from __future__ import annotations

from leakcase.pii.labelled import vocabulary

_HAN = """
中共党员 中国共产党党员 党员 中共预备党员 预备党员 共青团员 团员 少先队员 群众 民革党员 民革会员
民盟盟员 民建会员 民进会员 农工党党员 致公党党员 九三学社社员 台盟盟员 无党派人士 无党派民主人士
无党派 普通公民 入党积极分子
"""
_LATIN = (
    "CPC member|CCP member|party member|probationary party member|league member|the masses|"
    "non-party"
)

RECOGNIZERS = (vocabulary("political_status", _HAN.split(), _LATIN.split("|")),)
