"""The header of a table, found by how it differs from the rows under it.

A row taken for a header by mistake would hide a person's data in column names, so a header must
prove itself: by contrast with its columns, or by words that only headers use.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE = 50
"""Rows under a candidate that are compared with it."""
LONGEST_NAME = 48
"""Longest column name taken for one."""

_WORD = re.compile(r"[^\d@=<>{}\\]*+(?:\d{1,3}+[^\d@=<>{}\\]*+){0,2}+")
"""What a column name is made of: words, with a short number at most (``电话2``)."""

_HINTS = re.compile(
    r"""姓名|名字|昵称|用户|账号|帐号|手机|电话|联系|邮箱|邮件|住址|地址|身份证|证件|证号|号码|卡号|编号
    |序号|性别|年龄|生日|出生|民族|籍贯|学号|工号|班级|部门|单位|职务|职位|学历|银行|金额|密码|日期|时间
    |备注|类型|状态|名称|车牌|微信|省份|城市|户籍|籍贯|籍|科室|诊断|订单|收货|快递|运单
    |(?:^|[\s_.-])(?:id|no|nr|name|first|last|user|nick|mobile|phone|tel|mail|email|e-mail|addr
    |address|sex|gender|age|birth|birthday|dob|city|country|state|zip|postcode|date|time|type|status
    |code|number|account|password|pwd|passwd|amount|price|total|title|remark|note|comment|url|ip
    |company|dept|department|xm|sfz|sfzh|sjh|xb|dz|csrq|created|updated|at|key|value)(?:$|[\s_.-])
    |[a-z](?:Id|No|Name|Mobile|Phone|Tel|Mail|Addr|Address|Date|Time|Type|Status|Code|Number|At)\b
    |^\w*(?:name|phone|mobile|email|address|idcard|id_?no)\w*$""",
    re.VERBOSE,
)


def find_header(rows: Sequence[Sequence[str]], most: int = 3) -> int | None:
    """The index of the header among the first ``most`` rows, or None where there is none."""
    widths = sorted(map(len, rows))
    width = widths[len(widths) // 2] if widths else 0  # one long row does not count
    for index in range(min(most, len(rows))):
        if _could_be_names(rows[index], width):
            body = [row for row in rows[index + 1 : index + 1 + SAMPLE] if any(row)]
            return index if _stands_out(rows[index], body) else None
    return None


def header_of(rows: Sequence[Sequence[str]], most: int = 3) -> tuple[list[str], int, int]:
    """The column names, the number of rows above them, and where the data begin.

    Names on two rows (a merged ``联系方式`` above ``电话`` and ``邮箱``) are joined by a dot.
    """
    index = find_header(rows, most)
    if index is None:
        return [], 0, 0
    names = [cell.strip() for cell in rows[index]]
    below = [cell.strip() for cell in rows[index + 1]] if index + 2 < len(rows) else []
    if not _completes(names, below, rows[index + 2 : index + 2 + SAMPLE]):
        return names, index, index + 1
    names += [""] * (len(below) - len(names))
    group, joined = "", []
    for name, part in zip(names, [*below, *[""] * (len(names) - len(below))], strict=True):
        group = name or (group if part else "")
        joined.append(f"{group}.{part}" if group and part else part or name)
    return joined, index, index + 2


def _completes(names: Sequence[str], below: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether the row below the header names the columns that a merged cell above spans."""
    parts = [part for part in below if part]
    if not parts or not all(map(_is_name, parts)):
        return False
    opened = any(part and not name for name, part in zip_longest(names, below, fillvalue=""))
    return opened and _stands_out(below, [row for row in body if any(row)])


def is_hint(name: str) -> bool:
    """Whether a cell uses a word that column names use."""
    return _HINTS.search(name) is not None or _HINTS.search(name.lower()) is not None


def _could_be_names(row: Sequence[str], width: int) -> bool:
    """Whether the cells could be column names: short different words in most columns."""
    names = [cell.strip() for cell in row if cell.strip()]
    if not names or 2 * len(names) < width or (len(names) == 1 and width > 1):
        return False
    return all(_is_name(name) for name in names) and 10 * len(set(names)) >= 7 * len(names)


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_NAME and _WORD.fullmatch(text) is not None


def _stands_out(names: Sequence[str], body: Sequence[Sequence[str]]) -> bool:
    """Whether the row is a header, seen beside the rows under it."""
    hints = sum(is_hint(name.strip()) for name in names)
    filled = sum(bool(name.strip()) for name in names)
    if 2 * hints > filled or (hints and not body):
        return True
    data = contrasts = 0
    for column, name in enumerate(names):
        if not name.strip():
            continue
        cells = [row[column].strip() for row in body if column < len(row) and row[column].strip()]
        if name.strip() in cells[:SAMPLE]:
            return False  # a value, not a name: it comes again under itself
        if cells:
            data += 1
            contrasts += 2 * sum(_is_name(cell) for cell in cells) < len(cells)
    return contrasts > 0 or (hints > 0 and 3 * hints >= data > 0)


__all__ = ["find_header", "header_of", "is_hint"]
