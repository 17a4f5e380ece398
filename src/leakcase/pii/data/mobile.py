"""Number segments of mobile telephony in mainland China, and who holds them.

Segments as allotted by the ministry of industry and information technology under the telephone
numbering plan (电信网编号计划, 2017 and the announcements up to 2024); portability lets a number
change carrier, so the name is that of the first holder.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 10_000

CARRIERS = {
    "中国移动": "134 135 136 137 138 139 147 150 151 152 157 158 159 178 182 183 184 187 188 "
    "195 197 198",
    "中国联通": "130 131 132 145 155 156 166 175 176 185 186 196",
    "中国电信": "133 149 153 173 177 180 181 189 190 191 193 199",
    "中国广电": "192",
    "虚拟运营商": "162 165 167 170 171",
    "物联网": "1400 1410 1440 146 148 172",
    "卫星通信": "1740",
}
"""Prefixes of three or four digits by holder: carriers, resellers, machines, satellites."""


@cache
def segments() -> NDArray[np.bool_]:
    """``bool[10_000]``: whether the first four digits lie in an allotted segment; read-only."""
    table = np.zeros(SIZE, np.bool_)
    for prefix in _by_prefix():
        first = int(prefix.ljust(4, "0"))
        table[first : first + 10 ** (4 - len(prefix))] = True
    table.setflags(write=False)
    return table


def carrier(number: str) -> str:
    """The first holder of a number's segment, or ``""`` where it is in none."""
    holders = _by_prefix()
    return holders.get(number[:4]) or holders.get(number[:3], "")


@cache
def _by_prefix() -> dict[str, str]:
    return {prefix: holder for holder, prefixes in CARRIERS.items() for prefix in prefixes.split()}
