r"""SQL as dumps write it: rows of VALUES, COPY blocks, column names of CREATE TABLE.

All patterns are possessive, so that each takes time in proportion to what it reads, whatever it
reads. Three spellings of strings are known: MySQL escapes with ``\\``; the standard doubles the
quote; PostgreSQL does either, told apart by an ``E`` before the string.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDEST = 200
"""Values of the widest row that has a pattern of its own."""


class Dialect(Enum):
    """How strings escape."""

    BACKSLASH = "backslash"
    STANDARD = "standard"


_MYSQL = re.compile(r"MySQL|MariaDB|ENGINE\s*=|`|phpMyAdmin|\\'(?![,)\s;])|\\\"", re.IGNORECASE)
"""What only MySQL writes; a quote after ``\\`` ends the string where a comma follows it."""
_NOT_MYSQL = re.compile(
    r"PostgreSQL database|pg_catalog|PRAGMA foreign_keys|BEGIN TRANSACTION;|sqlite_sequence"
    r"|SET IDENTITY_INSERT|\[dbo\]"
)

NAME = (
    r"""(?:`(?:[^`]|``)*+`|"(?:[^"]|"")*+"|\[[^\]\n]{0,200}+\]"""
    r"""|[^\s`"'(),;.\[\]]++)"""
)
"""One name, quoted as it may be."""
QUALIFIED = rf"{NAME}(?:\s*+\.\s*+{NAME}){{0,3}}+"

STATEMENT = re.compile(
    rf"""(?:^|(?<=;))[ \t]*+(?:
      (?P<insert>(?:INSERT|REPLACE)\s++(?:(?:IGNORE|LOW_PRIORITY|DELAYED|HIGH_PRIORITY|OR\s++\w++)
        \s++){{0,3}}+(?:INTO\s++)?+(?P<into>{QUALIFIED})\s*+(?:\((?P<columns>[^()]{{0,100000}}+)\)
        \s*+)?+(?:OVERRIDING\s++\w++\s++VALUE\s++)?+VALUES?+\s*+(?=\())
    | (?P<copy>COPY\s++(?P<copied>{QUALIFIED})\s*+(?:\((?P<fields>[^()]{{0,100000}}+)\)\s*+)?+
        FROM\s++STDIN\b[^;\n]{{0,1000}}+;[ \t]*+\r?+\n)
    | (?P<create>CREATE\s++(?:(?:GLOBAL|LOCAL|TEMP|TEMPORARY|UNLOGGED|FOREIGN)\s++){{0,2}}+TABLE\s++
        (?:IF\s++NOT\s++EXISTS\s++)?+(?P<created>{QUALIFIED})\s*+\()
    )""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
"""The beginnings of statements whose tables we know how to read, at the start of a line."""

_STRINGS = {
    Dialect.BACKSLASH: r"""'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+'""",
    Dialect.STANDARD: r"""(?:(?<=[eE])'[^'\\]*+(?:(?:\\.|'')[^'\\]*+)*+'|'[^']*+(?:''[^']*+)*+')""",
}
_DOUBLE = {
    Dialect.BACKSLASH: r'''"[^"\\]*+(?:(?:\\.|"")[^"\\]*+)*+"''',
    Dialect.STANDARD: r'''"[^"]*+(?:""[^"]*+)*+"''',
}


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns of one dialect.

    Attributes:
        row: one parenthesised row and what follows it; group 1 is what stands within, group 2 a
            comma where another row follows.
        value: one value of a row with what ends it.
        definition: what stands within the parentheses of CREATE TABLE, and the last one.
    """

    dialect: Dialect
    row: re.Pattern[str]
    value: re.Pattern[str]
    definition: re.Pattern[str]


def _grammar(dialect: Dialect) -> Grammar:
    text = rf"(?:{_STRINGS[dialect]}|{_DOUBLE[dialect]})"
    inner = rf"(?:[^'\"()]++|{text}|\((?:[^'\"()]++|{text}|\((?:[^'\"()]++|{text})*+\))*+\))*+"
    value = rf"\s*+((?:{text}|[^'\"(),]++|\((?:[^'\"()]++|{text}|\([^()]*+\))*+\))*+)(?:,|\Z)"
    return Grammar(
        dialect,
        re.compile(rf"\s*+\(({inner})\)\s*+([,;])?+", re.DOTALL),
        re.compile(value, re.DOTALL),
        re.compile(rf"({inner})\)", re.DOTALL),
    )


_GRAMMARS = {dialect: _grammar(dialect) for dialect in Dialect}


def grammar_of(head: str) -> Grammar:
    """The grammar of a dump that begins with ``head``."""
    mysql = _NOT_MYSQL.search(head) is None and _MYSQL.search(head) is not None
    return _GRAMMARS[Dialect.BACKSLASH if mysql else Dialect.STANDARD]


_PLAIN = re.compile(
    r"""\s*+(?:(?P<null>NULL|DEFAULT)|(?P<prefix>_\w{1,20}+\s*+|[NnEeXxBbQq])?+(?P<q>['"])
    (?P<text>.*)(?P=q)\s*+(?:::\s*+[\w\s."\[\]()]{0,60}+)?+)\Z""",
    re.DOTALL | re.VERBOSE | re.IGNORECASE,
)
_HEX = re.compile(r"0x[0-9A-Fa-f]{8,}\Z")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|([0-7]{3})|(.))", re.DOTALL)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "0": "", "b": "", "f": "\f", "v": "\v", "Z": ""}


def cells_of(row: str, grammar: Grammar) -> list[str]:
    """The values of one row as text; NULL is ``""``."""
    values = grammar.value.findall(row)[:-1]  # the last is the empty one after the end
    return _cells(values, row, grammar)


class Row(NamedTuple):
    """One row of VALUES.

    Attributes:
        comma: ``,`` where another row follows, ``;`` at the end of the statement, or None.
        start: where it stands in the text.
    """

    cells: list[str]
    comma: str | None
    start: int
    end: int


def row_at(text: str, at: int, width: int, grammar: Grammar) -> Row | None:
    """The complete row at a place, most likely of this width; None where there is none."""
    found = _of_width(grammar.dialect, width).match(text, at) if width <= WIDEST else None
    if found is not None:
        *values, comma = found.groups()
        return Row(_cells(values, found[0], grammar), comma, found.start(1), found.end())
    found = grammar.row.match(text, at)
    if found is None:
        return None
    return Row(cells_of(found[1], grammar), found[2], found.start(1), found.end())


@lru_cache(maxsize=64)
def _of_width(dialect: Dialect, width: int) -> re.Pattern[str]:
    """A row of so many plain values, each a group: twice as fast as the general pattern."""
    value = rf"\s*+({_STRINGS[dialect]}|[^'\"(),]*+)\s*+"
    return re.compile(rf"\s*+\({','.join([value] * width)}\)\s*+([,;])?+", re.DOTALL)


def _cells(values: Sequence[str], row: str, grammar: Grammar) -> list[str]:
    if "\\" in row or "''" in row:
        return [value if value.isdigit() else _cell(value, grammar) for value in values]
    return [
        value[1:-1]
        if value[:1] == "'" == value[-1:]
        else value
        if value.isdigit()
        else _cell(value, grammar)
        for value in values
    ]


def _cell(value: str, grammar: Grammar) -> str:
    first = value[:1]
    if first == "'" and value[-1:] == "'" and len(value) > 1:
        text = value[1:-1]
        if "'" in text or "\\" in text:
            return _unescape(text, "'", backslash=grammar.dialect is Dialect.BACKSLASH)
        return text
    if first.isdigit() or first == "-":
        return _from_hex(value) if _HEX.match(value) else value.rstrip()
    plain = _PLAIN.match(value)
    if plain is None or plain["null"]:
        return value.strip() if plain is None else ""
    prefix = (plain["prefix"] or "").strip().lower()
    if prefix == "x":
        return _from_hex(plain["text"])
    backslash = grammar.dialect is Dialect.BACKSLASH or prefix == "e"
    return _unescape(plain["text"], plain["q"], backslash=backslash)


def _unescape(text: str, quote: str, *, backslash: bool) -> str:
    if backslash and "\\" in text:
        return _ESCAPE.sub(_escaped, text.replace(quote * 2, quote))
    return text.replace(quote * 2, quote)


def _escaped(match: re.Match[str]) -> str:
    """The character an escape stands for; of MySQL's, only those it knows."""
    letter = match[3]
    if letter is not None:
        return _LETTERS.get(letter, letter)
    return match[0][1:] if match[1] is not None else chr(int(match[2], 8) & 0xFF)


def _from_hex(digits: str) -> str:
    """Text written in hexadecimal, where it is text."""
    try:
        data = bytes.fromhex(digits.removeprefix("0x").removeprefix("0X"))
        text = data.decode()
    except ValueError:
        return digits
    return text if text.isprintable() else digits


def copied_cells(line: str) -> list[str]:
    r"""The fields of one line of a COPY block; ``\N`` is ``""``."""
    cells = line.split("\t")
    if "\\" in line:
        return [
            "" if cell == r"\N" else _ESCAPE.sub(_escaped, cell) if "\\" in cell else cell
            for cell in cells
        ]
    return cells


@lru_cache(maxsize=64)
def name_of(text: str) -> str:
    """A name without its quotes; of a qualified one, its parts joined by dots."""
    return ".".join(map(_unquote, re.findall(NAME, text)))


@lru_cache(maxsize=64)
def names_of(columns: str) -> tuple[str, ...]:
    """The names of a column list."""
    return tuple(map(_unquote, re.findall(NAME, columns)))


_NO_COLUMN = re.compile(
    r"(?:PRIMARY|KEY|UNIQUE|CONSTRAINT|INDEX|FOREIGN|CHECK|FULLTEXT|SPATIAL|EXCLUDE|LIKE|PERIOD)\b",
    re.IGNORECASE,
)


def defined_columns(definition: str, grammar: Grammar) -> tuple[str, ...]:
    """The column names in the parentheses of CREATE TABLE."""
    names = []
    for part in grammar.value.findall(definition)[:-1]:
        name = re.match(NAME, part.strip())
        if name is not None and not _NO_COLUMN.match(part.strip()):
            names.append(_unquote(name[0]))
    return tuple(names)


def _unquote(name: str) -> str:
    if name[:1] in '`"' and name[-1:] == name[:1]:
        return name[1:-1].replace(name[0] * 2, name[0])
    return name[1:-1] if name[:1] == "[" else name


__all__ = [
    "STATEMENT",
    "Dialect",
    "Grammar",
    "Row",
    "cells_of",
    "copied_cells",
    "defined_columns",
    "grammar_of",
    "name_of",
    "names_of",
    "row_at",
]
