"""JSON values as tables: objects are rows, dotted keys are columns, arrays of objects are tables.

Objects in one place rarely have all the same keys, so rows wait until a batch is full and get the
header that fits them all; a later batch that needs more columns begins a new table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from leakcase.sources.segment import TableSegment, TextSegment
from leakcase.sources.tables.batches import BYTES, ROWS
from leakcase.sources.tables.json_stream import DECODER
from leakcase.sources.tables.leftover import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakcase.pii.finding import Location
    from leakcase.sources.segment import Limits
    from leakcase.sources.tables.json_stream import Json, Member

TABLES = 64
"""Tables that may be open at a time; the one that waited longest is closed first."""
NESTED = 48
"""Containers within one value; what stands deeper is text."""
PENDING = 4 * BYTES
"""Characters that may wait in all open tables."""
_TELLING_KEY = re.compile(r"\d{5}|@")
"""Keys that may be personal data themselves (a phone number as the key of a map)."""
_OPENING = re.compile(r'\s{0,8}(?:\{\s{0,8}"|\[\s{0,8}[\[{"\d])')


@dataclass(slots=True)
class _Open:
    """Rows of one place that wait for their header."""

    columns: dict[str, int] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    """The keys of the last row, to recognise the next of its kind."""
    plain: bool = False
    """Those are the columns, all of them and in their order."""
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    size: int = 0
    count: int = 0
    held: TableSegment | None = None


class JsonTables:
    """Collects values and gives out segments."""

    def __init__(self, location: Location, limits: Limits) -> None:
        self._location = location
        self._limits = limits
        self._open: dict[str, _Open] = {}
        self._waiting = 0

    def add(self, member: Member) -> Iterator[TableSegment | TextSegment]:
        """Take in one value; give out what is ready."""
        if isinstance(member.value, tuple):
            yield from self._object(member.path, member.value, member.line, 0, member.key)
        else:
            path = _join(member.path, member.key or "")
            if isinstance(member.value, list):
                yield from self._array(path, member.value, member.line, 0)
            elif isinstance(text := _scalar(member.value), str):
                inner = _opened(text)
                if inner is None:
                    yield from self._row(path, {_last(path): text}, member.line)
                else:
                    yield from self.add(member._replace(value=inner))

    def finish(self) -> Iterator[TableSegment | TextSegment]:
        """Give out the rest."""
        for path in list(self._open):
            yield from self._close(path)

    def _object(
        self, path: str, pairs: Sequence[tuple[str, Json]], line: int, depth: int, key: str | None
    ) -> Iterator[TableSegment | TextSegment]:
        """An object is a row; the arrays of objects in it are tables of their own."""
        if key is None and self._alike(path, pairs, line):
            table = self._open[path]
            if len(table.rows) >= ROWS or table.size > BYTES:
                yield from self._flush(path, table)
            return
        if _is_map(pairs):
            for inner_key, inner in pairs:
                if isinstance(inner, tuple):
                    yield from self._object(path, inner, line, depth + 1, inner_key)
            return
        cells: dict[str, str] = {} if key is None else {"": key}
        nested: list[tuple[str, list[Json]]] = []
        deep: list[Json] = []
        _flatten(pairs, "", depth, cells, nested, deep)
        if cells:
            yield from self._row(path, cells, line)
        for name, items in nested:
            yield from self._array(_join(path, name), items, line, depth + 1)
        for value in deep:
            yield from as_text(_leaves(value), self._location.at(line=line), self._limits)

    def _alike(self, path: str, pairs: Sequence[tuple[str, Json]], line: int) -> bool:
        """Whether this is one more flat row like the last; then it is taken in at once."""
        table = self._open.get(path)
        if table is None or not table.plain or len(pairs) != len(table.names):
            return False
        keys, values = zip(*pairs, strict=True)
        if keys != table.names or set(map(type, values)) != {str}:
            return False
        joined = "".join(values)
        if "{" in joined or "[" in joined or len(joined) > self._limits.cell:
            return False
        table.rows.append(list(values))
        table.lines.append(line)
        table.size += len(joined)
        self._waiting += len(joined)
        return True

    def _array(
        self, path: str, items: list[Json], line: int, depth: int
    ) -> Iterator[TableSegment | TextSegment]:
        """Each object or array in an array is a row; so is each scalar."""
        if depth > NESTED:
            yield from as_text(_leaves(items), self._location.at(line=line), self._limits)
            return
        for item in items:
            if isinstance(item, tuple):
                yield from self._object(path, item, line, depth + 1, None)
            elif isinstance(item, list):
                if any(isinstance(cell, list | tuple) for cell in item):
                    yield from self._array(path, item, line, depth + 1)
                else:
                    cells = {"\0" * i: _scalar(cell) for i, cell in enumerate(item)}
                    yield from self._row(path, cells, line)
            elif item is not None:
                yield from self._row(path, {_last(path): _scalar(item)}, line)

    def _row(
        self, path: str, cells: dict[str, str], line: int
    ) -> Iterator[TableSegment | TextSegment]:
        table = self._open.get(path)
        if table is None:
            if len(self._open) >= TABLES:
                yield from self._close(next(iter(self._open)))
            table = self._open[path] = _Open()
        names = tuple(cells)
        if names != table.names:
            yield from self._meet(table, names, line)
            table.names = names
            table.plain = names == tuple(table.columns)
        row = list(cells.values())
        if not table.plain:
            row = [cells.get(name, "") for name in table.columns]
            for name in cells.keys() - table.columns.keys():  # more columns than a table may have
                yield from as_text(cells[name], self._location.at(line=line), self._limits)
        size = sum(map(len, row))
        if size > self._limits.cell:
            yield from self._shorten(row, line)
        table.rows.append(row)
        table.lines.append(line)
        table.size += size
        self._waiting += size
        if len(table.rows) >= ROWS or table.size > BYTES:
            yield from self._flush(path, table)
        elif self._waiting > PENDING:
            for each, other in self._open.items():
                yield from self._flush(each, other)

    def _meet(self, table: _Open, names: tuple[str, ...], line: int) -> Iterator[TextSegment]:
        """Columns for keys that are new; keys that may be personal data go on as text."""
        for name in names:
            if name in table.columns:
                continue
            if _TELLING_KEY.search(name):
                yield from as_text(name, self._location.at(line=line), self._limits)
            if len(table.columns) < self._limits.columns:
                table.columns[name] = len(table.columns)

    def _shorten(self, row: list[str], line: int) -> Iterator[TextSegment]:
        most = self._limits.cell
        for column, cell in enumerate(row):
            if len(cell) > most:
                row[column] = cell[:most]
                rest = cell[most - self._limits.overlap :]
                yield from as_text(rest, self._location.at(line=line), self._limits)

    def _flush(self, path: str, table: _Open) -> Iterator[TableSegment]:
        """Hold these rows back as a segment, and give out the one held before."""
        if not table.rows:
            return
        header = tuple(name.rstrip("\0") for name in table.columns)
        for row in table.rows:
            if len(row) < len(header):
                row.extend([""] * (len(header) - len(row)))
        table.rows, header = _encodable(table.rows), tuple(_encodable([list(header)])[0])
        place = self._location.at(sheet=_encodable([[path]])[0][0]) if path else self._location
        segment = TableSegment(
            place, header, table.rows, table.count + 1, table.lines, size=table.size, last=False
        )
        if table.held is not None:
            yield replace(table.held, last=table.held.header != header)
        table.held = segment
        table.count += len(table.rows)
        self._waiting -= table.size
        table.rows, table.lines, table.size = [], [], 0

    def _close(self, path: str) -> Iterator[TableSegment]:
        table = self._open[path]
        yield from self._flush(path, table)
        del self._open[path]
        if table.held is not None:
            yield replace(table.held, last=True)


def _flatten(
    pairs: Sequence[tuple[str, Json]],
    prefix: str,
    depth: int,
    cells: dict[str, str],
    nested: list[tuple[str, list[Json]]],
    deep: list[Json],
) -> None:
    """The scalars below an object by dotted key; arrays of containers apart."""
    for key, value in pairs:
        name = prefix + key
        if type(value) is str:
            if value[:1] in "{[" and (inner := _opened(value)) is not None and depth < NESTED:
                _flatten(((key, inner),), prefix, NESTED - 8, cells, nested, deep)
                continue
            text = value
        elif isinstance(value, tuple):
            if depth >= NESTED:
                deep.append(value)
            elif _is_map(value):
                nested.append((name, [((("", k), *v)) for k, v in value if isinstance(v, tuple)]))
            else:
                _flatten(value, name + ".", depth + 1, cells, nested, deep)
            continue
        elif isinstance(value, list):
            if any(isinstance(item, list | tuple) for item in value):
                nested.append((name, value))
                continue
            text = "\n".join(map(_scalar, value))
        else:
            text = _scalar(value)
        while name in cells:  # a key that comes twice keeps both values
            name += "\0"
        cells[name] = text


def _encodable(rows: list[list[str]]) -> list[list[str]]:
    """The rows without halves of surrogate pairs, which JSON can write and UTF-8 cannot."""
    try:
        "".join(chain.from_iterable(rows)).encode()
    except UnicodeEncodeError:
        return [[cell.encode("utf-8", "replace").decode() for cell in row] for row in rows]
    return rows


def _opened(text: str) -> tuple[tuple[str, Json], ...] | list[Json] | None:
    """The object or array a string spells, if it spells one."""
    if not _OPENING.match(text):
        return None
    try:
        value = DECODER.decode(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, list | tuple) else None


def _is_map(pairs: Sequence[tuple[str, Json]]) -> bool:
    """Whether an object is a table whose keys are the keys of rows, and not one row."""
    few = 3
    if len(pairs) < few or type(pairs[0][1]) is not tuple:
        return False
    if not all(isinstance(value, tuple) and value for _, value in pairs):
        return False
    first, second = ({key for key, _ in value} for _, value in pairs[:2])  # type: ignore[union-attr,str-unpack,misc]
    return 2 * len(first & second) > max(len(first), len(second))


def _scalar(value: Json) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else "true" if value is True else "false" if value is False else ""


def _leaves(value: Json) -> str:
    """All scalars and keys below a value, a line each, however deep."""
    lines: list[str] = []
    waiting: list[Json] = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, list):
            waiting.extend(reversed(each))
        elif isinstance(each, tuple):
            for key, inner in reversed(each):
                if isinstance(inner, list | tuple):
                    waiting.extend((inner, key))
                else:
                    waiting.append(f"{key}: {_scalar(inner)}")
        else:
            lines.append(_scalar(each))
    return "\n".join(lines)


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path and key else path or key


def _last(path: str) -> str:
    return path.rpartition(".")[2]


__all__ = ["JsonTables"]
