"""Six-digit codes of administrative divisions (GB/T 2260), those withdrawn included.

An ID number keeps the code of the place and day it was issued; ``regions.txt`` holds the facts.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 1_000_000

PROVINCES = {
    11: "北京", 12: "天津", 13: "河北", 14: "山西", 15: "内蒙古", 21: "辽宁", 22: "吉林",
    23: "黑龙江", 31: "上海", 32: "江苏", 33: "浙江", 34: "安徽", 35: "福建", 36: "江西",
    37: "山东", 41: "河南", 42: "湖北", 43: "湖南", 44: "广东", 45: "广西", 46: "海南",
    50: "重庆", 51: "四川", 52: "贵州", 53: "云南", 54: "西藏", 61: "陕西", 62: "甘肃",
    63: "青海", 64: "宁夏", 65: "新疆", 71: "台湾", 81: "香港", 82: "澳门", 83: "台湾",
}  # fmt: skip
"""Short names by the first two digits; 83 is the code of Taiwan in residence permits."""


@cache
def known() -> NDArray[np.bool_]:
    """``bool[1_000_000]``: whether a six-digit code is or was in use; read-only."""
    table = np.zeros(SIZE, np.bool_)
    table[_codes()] = True
    table.setflags(write=False)
    return table


def _codes() -> list[int]:
    text = files("leakcase.pii.data").joinpath("regions.txt").read_text("ascii")
    codes: list[int] = []
    for line in text.splitlines():
        if not line.startswith("#"):
            base, ends = int(line[:4]) * 100, line[5:]
            codes += [base + int(ends[i : i + 2]) for i in range(0, len(ends), 2)]
    return codes
