"""How much one value alone (a cell, what follows a label) looks like a name or an address."""

from __future__ import annotations

from leakcase.pii.names.tagger import Tagger

LONGEST_NAME = 40
LONGEST_ADDRESS = 200
_BIAS = -1.0
"""A label before a value makes the tagger expect a name; the value alone has to convince."""


def looks_like_name(text: str) -> float:
    """0 to 1: 张三, 欧阳娜娜, 阿依古丽·买买提 and Zhang Wei are high; 高兴 and 公司 are low."""
    text = text.strip()
    if not 2 <= len(text) <= LONGEST_NAME:
        return 0.0
    label = "姓名："
    for span in Tagger.load().tag(f"{label}{text}，", bias=_BIAS):
        if span.kind == "person_name" and (span.start, span.end) == (
            len(label),
            len(label) + len(text),
        ):
            return span.score
    return 0.0


def looks_like_address(text: str) -> float:
    """0 to 1: how much of the text is an address, times how sure that is."""
    text = text.strip()
    if not 4 <= len(text) <= LONGEST_ADDRESS:
        return 0.0
    label = "地址："
    return min(
        1.0,
        sum(
            (span.end - span.start) / len(text) * span.score
            for span in Tagger.load().tag(label + text)
            if span.kind == "address"
        ),
    )
