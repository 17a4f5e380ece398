"""Scripts: their text, and the JSON in them as tables (state a page was built from)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from leakcase.pii.finding import Seen
from leakcase.pii.offsets import Original
from leakcase.sources.html.view import View, inverted
from leakcase.sources.tables.json_stream import DECODER, Json, Member
from leakcase.sources.tables.json_tables import JsonTables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.segment import Limits, TableSegment, TextSegment

TRIES = 64
"""Places in one script where JSON may begin that are tried."""
SMALL = 30
"""Characters of a value that is left in the text of its script."""


class Embedded(NamedTuple):
    """A JSON value in a script: its span in bytes, what it is assigned to, and what it says."""

    start: int
    end: int
    name: str
    value: Json


def embedded(script: bytes, *, whole: bool = False) -> list[Embedded]:
    """The JSON values in a script that say more than a setting.

    Args:
        script: its text, UTF-8.
        whole: the script should be one JSON value.
    """
    if not whole and _ASSIGNED_BYTES.search(script) is None:
        return []
    text = script.decode("utf-8", "surrogateescape")
    if whole:
        return _whole(text, script)
    found: list[Embedded] = []
    at = tries = 0
    budget = 4 * len(text)
    while tries < TRIES and budget > 0 and (begin := _ASSIGNED.search(text, at)):
        tries += 1
        start = begin.end()
        value, end, looked = _decode(text, start)
        budget -= looked
        at = end if value is not None else start
        if value is not None and end - start >= SMALL and _has_objects(value):
            first = start if script.isascii() else len(_bytes(text[:start]))
            last = first + len(_bytes(text[start:end]))
            name = begin[1].rpartition(".")[2].strip("[]\"' ")
            found.append(Embedded(first, last, name, value))
    return found


def script_tables(
    found: list[Embedded], lines: list[int], location: Location, limits: Limits
) -> Iterator[TableSegment | TextSegment]:
    """JSON values as table segments; ``lines`` has the line each begins on."""
    tables = JsonTables(location, limits)
    for each, line in zip(found, lines, strict=True):
        for piece in tables.add(Member(each.name, None, each.value, line)):
            yield replace(piece, seen=Seen.SCRIPT, size=0)
    for piece in tables.finish():
        yield replace(piece, seen=Seen.SCRIPT, size=0)


def script_pieces(segment: TextSegment, limits: Limits) -> Iterator[TextSegment | TableSegment]:
    """The text of a script file, with the JSON in it as tables."""
    found = embedded(segment.text)
    if not found:
        yield segment
        return
    script, at = segment.text, 0
    view = View()
    for each in found:
        view.put(script[at : each.start], at, each.start)
        at = each.end
    view.put(script[at:], at, len(script))
    line = segment.location.line or 1
    back = None if segment.offsets is None else inverted(segment.offsets)
    yield replace(
        segment,
        text=view.text(),
        offsets=view.offsets(segment.offsets),
        original=Original(script, back, line),
        repeated=0,
    )
    lines = [line + script.count(b"\n", 0, each.start) for each in found]
    yield from script_tables(found, lines, segment.location, limits)


def _whole(text: str, script: bytes) -> list[Embedded]:
    value, end, _ = _decode(text, len(text) - len(text.lstrip()))
    if value is None or text[end:].strip() not in {"", ";"}:
        return []
    return [Embedded(0, len(script), "", value)] if _has_objects(value) else []


def _decode(text: str, start: int) -> tuple[Json | None, int, int]:
    """The value that begins there, where it ends, and how many characters were looked at."""
    try:
        value, end = DECODER.raw_decode(text, start)
    except ValueError as error:
        return None, start, max(getattr(error, "pos", start) - start, 1)
    except RecursionError:
        return None, start, len(text)
    return value, end, end - start


def _has_objects(value: Json) -> bool:
    if isinstance(value, tuple):
        return bool(value)
    return isinstance(value, list) and any(isinstance(item, list | tuple) for item in value)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")


_ASSIGNED = re.compile(r"""([\w$.\[\]"']{1,80}+)\s{0,20}+[=(]\s{0,20}+(?=[\[{]\s{0,200}+["\[{])""")
_ASSIGNED_BYTES = re.compile(rb"[=(]\s{0,20}+[\[{]\s{0,200}+[\"\[{]")
