"""Marital status in the words forms use (GB/T 2261.2), after a label."""

from __future__ import annotations

from leakcase.pii.labelled import vocabulary

_HAN = """
未婚 已婚 初婚 再婚 复婚 离婚 离异 丧偶 同居 分居 单身 已婚已育 已婚未育 未婚未育 离异未育 離婚
喪偶 離異
"""
_LATIN = "single|married|unmarried|divorced|widowed|separated|remarried|never married"

RECOGNIZERS = (vocabulary("marital_status", _HAN.split(), _LATIN.split("|")),)
