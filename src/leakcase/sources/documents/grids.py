"""Grids: the tables of documents. A table with a header row becomes one; a form becomes lines.

Forms are as common as tables in Chinese documents (姓名 | 张三 | 性别 | 男): there the label stands
to the left of its value and not above it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leakcase.pii.finding import Seen
from leakcase.sources.documents.prose import Prose
from leakcase.sources.segment import TableSegment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakcase.pii.finding import Location
    from leakcase.sources.segment import Limits, Piece

_VALUE = re.compile(r"\d{4}|@")
_LABEL = re.compile(
    r"\S{0,6}(?:姓名|名称|号码?|电话|手机|地址|住址|日期|年月日?|性别|民族|籍贯|学历|单位|职[业务称]|关系"
    r"|邮箱|情况|身份证|name|phone|address|date|e-?mail)\s{0,4}[:：]?",
    re.IGNORECASE,
)
"""What labels end in; below the first row such a cell means that labels stand beside values."""
_HEADER_CELL = 40
"""Characters of the longest cell that is taken for a header."""
_MANY_ROWS = 40
"""Forms have fewer rows."""


def grid_pieces(
    rows: Sequence[Sequence[str]], location: Location, limits: Limits, seen: Seen = Seen.VISIBLE
) -> Iterator[Piece]:
    """The pieces a table of a document amounts to.

    Args:
        rows: its cells, row by row, of any length.
        location: of the table, with its name as ``sheet``.
        limits: of the scan.
        seen: how a reader meets it.
    """
    rows = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        return
    width = max(len(row) for row in rows)
    if width == 1 or width > limits.columns or _is_form(rows):
        yield from _lines(rows, location, limits, seen)
        return
    padded = [tuple(row) + ("",) * (width - len(row)) for row in rows]
    header = padded[0] if _is_header(rows[0]) else ("",) * width
    body = padded[1:] if _is_header(rows[0]) else padded
    if not body:
        yield from _lines(rows, location, limits, seen)
        return
    size = sum(len(cell.encode("utf-8", "replace")) for row in rows for cell in row)
    yield TableSegment(location, header, body, seen=seen, size=size)


def _is_header(row: Sequence[str]) -> bool:
    return all(len(cell) <= _HEADER_CELL and not _VALUE.search(cell) for cell in row) and any(row)


def _is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Whether labels stand left of values: what a column holds changes from row to row."""
    if len(rows) > _MANY_ROWS:
        return False
    if any(_LABEL.fullmatch(cell) for row in rows[1:] for cell in row):
        return True
    if any(_VALUE.search(cell) for cell in rows[0]):
        return not any(_VALUE.search(row[0]) for row in rows)
    body = rows[1:]
    if not body:
        return True
    values = [[bool(_VALUE.search(cell)) for cell in row] for row in body]
    columns = [
        {row[at] for row in values if at < len(row)} for at in range(max(len(row) for row in rows))
    ]
    mixed = sum(len(kinds) > 1 for kinds in columns)
    return mixed > 0 and not any(True in kinds for kinds in columns[::2])


def _lines(
    rows: Sequence[Sequence[str]], location: Location, limits: Limits, seen: Seen
) -> Iterator[Piece]:
    prose = Prose(location, limits, seen)
    for row in rows:
        cells = [cell for cell in row if cell]
        pairs = [
            "：".join((cells[at].rstrip(":： "), *cells[at + 1 : at + 2]))
            for at in range(0, len(cells), 2)
        ]
        prose.line("\t".join(pairs))
        if prose.full:
            yield from prose.take()
    yield from prose.take()
