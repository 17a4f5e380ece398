"""Religions and their followers, after a label; having none is not reported."""

from __future__ import annotations

from leakcase.pii.labelled import vocabulary

_HAN = """
佛教 佛教徒 藏传佛教 汉传佛教 道教 道教徒 伊斯兰教 穆斯林 回教 基督教 基督徒 天主教 天主教徒 新教
东正教 犹太教 印度教 锡克教 摩门教 巴哈伊教 信佛 信教 天理教 一貫道 伊斯蘭教
"""
_LATIN = (
    "Buddhism|Buddhist|Taoism|Taoist|Islam|Muslim|Christian|Christianity|Catholic|"
    "Catholicism|Roman Catholic|Protestant|Orthodox|Jewish|Judaism|Hindu|Hinduism|Sikh|"
    "Sikhism|Mormon|Baptist"
)

RECOGNIZERS = (vocabulary("religion", _HAN.split(), _LATIN.split("|")),)
