"""JSON, JSON lines and JSON after JSON: flat memory, and what is broken goes on as text."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.kinds import Kind
from leakcase.sources.segment import Problem, ProblemKind, TableSegment, TextSegment
from leakcase.sources.tables.decoding import TextBlocks
from leakcase.sources.tables.json_stream import (
    DECODER,
    BrokenJson,
    JsonStream,
    Member,
    TooDeepJson,
)
from leakcase.sources.tables.json_tables import JsonTables
from leakcase.sources.tables.leftover import as_text, lines_as_text
from leakcase.sources.tables.lines import line_chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Limits, Piece


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read JSON in any of its arrangements."""
    blocks = TextBlocks.of(stream, reading)
    first = next(iter(text := iter(blocks)), "")
    whole = chain((first,), text)
    one_a_line = reading.kind is Kind.JSONL and _is_json(first.partition("\n")[0])
    pieces = _read_lines if one_a_line else _read_values
    for piece in pieces(whole, location, reading.limits):
        yield _sized(piece, blocks)


def read_text(text: str, location: Location, limits: Limits) -> Iterator[Piece]:
    """Read JSON at hand, such as found in a script."""
    yield from _read_values((text,), location, limits)


def _read_values(blocks: Iterable[str], location: Location, limits: Limits) -> Iterator[Piece]:
    tables = JsonTables(location, limits)
    stream = JsonStream(blocks, location.line or 1)
    problem: Problem | None = None
    try:
        for member in stream.members():
            yield from tables.add(member)
    except TooDeepJson:
        problem = Problem(
            location.at(line=stream.line),
            ProblemKind.TOO_DEEP,
            "has large values nested too deep; read as text from there on",
            partial=False,
        )
    except BrokenJson:
        problem = Problem(
            location.at(line=stream.line),
            ProblemKind.CORRUPT,
            "is no longer JSON there; read as text from there on",
            partial=False,
        )
    for member in stream.unfinished():
        yield from tables.add(member)
    yield from tables.finish()
    if problem is not None:
        yield problem
        yield from lines_as_text(stream.rest(), problem.location, limits)


def _read_lines(blocks: Iterable[str], location: Location, limits: Limits) -> Iterator[Piece]:
    tables = JsonTables(location, limits)
    number = 1
    broken = 0
    for chunk, overlong in line_chunks(blocks, 4 * limits.cell):
        if overlong:
            broken += 1
            yield from as_text(chunk, location.at(line=number), limits)
            number += chunk.count("\n")
            continue
        for line in chunk.splitlines(keepends=True) if "\n" not in chunk else chunk.split("\n"):
            if line and not line.isspace():
                try:
                    value = DECODER.decode(line.lstrip("\x1e\ufeff"))
                except (ValueError, RecursionError):
                    broken += 1
                    yield from as_text(line, location.at(line=number), limits)
                else:
                    yield from tables.add(Member("", None, value, number))
            number += 1
        number -= chunk.endswith("\n")
    yield from tables.finish()
    if broken:
        yield Problem(
            location,
            ProblemKind.CORRUPT,
            f"has {broken} lines that are no JSON; read as text",
            partial=False,
        )


def _is_json(line: str) -> bool:
    try:
        DECODER.decode(line)
    except (ValueError, RecursionError):
        return False
    return True


def _sized(piece: Piece, blocks: TextBlocks) -> Piece:
    """The piece, with the bytes that were read since the last one."""
    if isinstance(piece, TableSegment | TextSegment):
        return replace(piece, size=blocks.taken())
    return piece


__all__ = ["read", "read_text"]
