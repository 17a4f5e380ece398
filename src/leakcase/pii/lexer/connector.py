"""What stands between a label and its value: colons, 是, quotes, brackets, tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.compiled import inlined, merged
from leakcase.pii.lexer.emit import is_letter

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AT_ONCE, APART, EXPLICIT = range(3)
"""The value follows at once; after white space or a bracket; after ``:``, ``=``, 是, a quote."""

_LONGEST_TAG = 60


@merged
def connector(b: NDArray[np.uint8], n: int, i: int) -> tuple[int, int]:
    """Where the value after a label that ends at ``i`` begins, and how it is tied to the label."""
    how = AT_ONCE
    for _ in range(16):
        length, tie = step(b, n, i, how)
        if length == 0:
            break
        i += length
        how = max(how, tie)
    return i, how


@merged
def step(b: NDArray[np.uint8], n: int, i: int, how: int) -> tuple[int, int]:
    """Length of the one piece of a connector at ``i`` (0 for none), and how it ties."""
    if i >= n:
        return 0, how
    c = b[i]
    if c in (32, 9, 41, 93, 42, 92, 95, 96, 91, 40):  # space tab ) ] * \\ _ ` [ (
        return 1, APART
    if c in (34, 39):
        return 1, APART
    if c == 124:  # the border of a cell: a label may be the head of a column
        return 1, APART
    if c == 61 or c == 62:  # = > and =>, but no comparison
        compared = b[i + 1] == 61 or (i > 0 and b[i - 1] in (33, 60, 61))
        return (0 if compared else 1), EXPLICIT
    if c == 58:
        return 1, EXPLICIT
    if c == 60:  # <
        return tag(b, n, i), EXPLICIT
    if how == AT_ONCE and (c | 32) == 105 and (b[i + 1] | 32) == 100 and not is_letter(b[i + 2]):
        return 2, how  # ID, as in 微信ID
    if c == 105 and how == APART and b[i + 1] == 115 and b[i + 2] == 32:
        return 3, EXPLICIT  # is
    if c == 118 and how > AT_ONCE and i + 6 < n and b[i + 5] == 61 and b[i + 4] == 101:
        if b[i + 1] == 97 and b[i + 2] == 108 and b[i + 3] == 117:
            return 6, EXPLICIT  # name="..." value=
    if c < 0xE2 or i + 2 >= n:
        return 0, how
    return wide(b[i], b[i + 1], b[i + 2], how)


@merged
def wide(c: int, d: int, e: int, how: int) -> tuple[int, int]:
    """The same for a character of three bytes."""
    if c == 0xEF and d == 0xBC:
        if e in (0x9A, 0x9D):  # ： ＝
            return 3, EXPLICIT
        if e in (0x88, 0x89):  # （ ）
            return 3, APART
    elif c == 0xE3 and d == 0x80:
        if e in (0x80, 0x8A, 0x90, 0x8B):  # ideographic space, 《 【 》
            return 3, APART
        if e in (0x8C, 0x8E, 0x91):  # 「 『 】
            return 3, EXPLICIT
    elif c == 0xE2 and d == 0x80 and e in (0x98, 0x9C):  # ‘ “
        return 3, EXPLICIT
    elif how < EXPLICIT:
        if (c == 0xE6 and d == 0x98 and e == 0xAF) or (c == 0xE4 and d == 0xB8 and e == 0xBA):
            return 3, EXPLICIT  # 是 为
        if c == 0xE7 and d == 0x82 and e == 0xBA:
            return 3, EXPLICIT  # 為
        if (c == 0xE5 and d == 0x8F and e == 0xB7) or (c == 0xE7 and d == 0xA0 and e == 0x81):
            return 3, how  # 号 码, as in QQ号码
    return 0, how


@inlined
def tag(b: NDArray[np.uint8], n: int, i: int) -> int:
    """Length of the tag or ``<![CDATA[`` at ``i``, 0 for none."""
    if i + 9 < n and b[i + 1] == 33 and b[i + 2] == 91 and b[i + 3] == 67:
        return 9
    if i + 2 >= n or not (b[i + 1] == 47 or is_letter(b[i + 1])):
        return 0
    k = i + 2
    while k < n and k - i < _LONGEST_TAG and b[k] != 60 and b[k] != 10:
        if b[k] == 62:
            return k + 1 - i
        k += 1
    return 0
