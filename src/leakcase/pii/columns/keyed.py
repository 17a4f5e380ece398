"""What a header, a JSON key path or a cell used as a key means; tables that lie on their side.

In ``user.contact.mobile`` the last part decides, with help of the parents (``product.name`` is no
person's). A form (``姓名 | 张三 | 性别 | 男``) holds its keys in columns beside the values.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from leakcase.pii.labels import PERSON_WORDS, header_categories

if TYPE_CHECKING:
    from collections.abc import Sequence

Meanings = tuple[tuple[str, float], ...]

SURE = 0.7
"""Weight from which a header alone names a category."""
LONGEST_KEY = 24
"""Characters of a cell that can be a key of a form."""
_SAMPLE = 40
"""Different cells of a column that are tried as keys."""
_GOODS = re.compile(
    r"(?i)(?:^|[\W_])(?:product|goods|item|sku|spu|shop|store|brand|category|tag|dept|role|file|"
    r"menu|module|method|function|class|signature|project|task|course|price|stock|qty|quantity|barcode|app|plugin|package|city|province)"
    r"(?:s|es)?(?:$|[\W_])|商品|产品|货物|品牌|规格|型号|单价|价格|库存|数量|分类|文件|项目|菜单|店铺|课程"
)

_SPACED = re.compile(r"[A-Za-z0-9][!-~]* ")
_LONGEST_PHRASE = 2
"""Spaces in a header of Latin words that is still a name of something, not prose."""
_PROSE = 0.6
"""What a heading says about the cells below it, beside what a header says."""


@lru_cache(maxsize=8_192)
def meanings(header: str) -> Meanings:
    """What a header or dotted key path may mean: (category, weight 0-1), likeliest first."""
    if len(_SPACED.findall(header)) > _LONGEST_PHRASE or "¶" in header:
        return tuple((category, weight * _PROSE) for category, weight in header_categories(header))
    parts = [part for part in re.split(r"[.\[\]]+", header) if part and not part.isdigit()]
    if len(parts) < 2 or not re.fullmatch(r"[\w.\[\]-]+", header):
        return header_categories(header)
    last = header_categories(parts[-1])
    if last and last[0][1] >= SURE + 0.15:
        return last
    parents = parts[:-1]
    if any(map(is_goods, parents)):
        return tuple((category, weight / 3) for category, weight in last)
    if any(parent.lower().rstrip("s") in PERSON_WORDS for parent in parents):
        last = tuple((category, min(0.95, 1.5 * weight)) for category, weight in last)
    together = header_categories(f"{parts[-2]}_{parts[-1]}")
    return max(last, together, key=_best)


def _best(found: Meanings) -> float:
    return found[0][1] if found else 0.0


def is_goods(header: str) -> bool:
    """Whether a header speaks of things: what is named beside it is then no person."""
    return _GOODS.search(header) is not None


def is_key(cell: str) -> bool:
    """Whether a cell names a category, as the keys of a form do."""
    text = cell.strip()
    if not 1 < len(text) <= LONGEST_KEY or text[-1].isdigit() or "@" in text:
        return False
    found = header_categories(text)
    return bool(found) and found[0][1] >= SURE


def key_columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[int, ...]:
    """The columns that hold keys, each with its values in the next one; () for a plain table."""
    found: list[int] = []
    for column in range(len(header) - 1):
        if column - 1 in found:
            continue
        cells = [row[column] for row in rows if row[column].strip()]
        if form_header(header, column):
            cells.append(header[column])
        if _are_keys(cells):
            found.append(column)
    return tuple(found)


def form_header(header: Sequence[str], column: int) -> bool:
    """Whether the header is the first line of a form that was taken for one."""
    return is_key(header[column]) and not meanings(header[column + 1])


def _are_keys(cells: Sequence[str]) -> bool:
    distinct = list(dict.fromkeys(cells))[:_SAMPLE]
    keys = sum(map(is_key, distinct))
    return keys >= 2 and 2 * keys >= len(distinct)


def header_row(header: Sequence[str], rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first three rows is the header where the table's own names nothing."""
    if any(meanings(name) for name in header if name):
        return None
    for index, row in enumerate(rows[:3]):
        filled = [cell for cell in row if cell.strip()]
        keys = sum(map(is_key, filled))
        if keys >= 2 and 2 * keys >= len(filled):
            return index
    return None
