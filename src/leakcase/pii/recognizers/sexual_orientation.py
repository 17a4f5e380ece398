"""Sexual orientation and gender identity in the words people use, after a label."""

from __future__ import annotations

from leakcase.pii.labelled import vocabulary

_HAN = """
异性恋 同性恋 双性恋 无性恋 泛性恋 男同性恋 女同性恋 男同 女同 跨性别 酷儿 同志 異性戀 同性戀
雙性戀 跨性別
"""
_LATIN = (
    "heterosexual|homosexual|bisexual|asexual|pansexual|gay|lesbian|queer|transgender|non-binary"
)

RECOGNIZERS = (vocabulary("sexual_orientation", _HAN.split(), _LATIN.split("|")),)
