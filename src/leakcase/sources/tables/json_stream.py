"""JSON as a stream of values: a window slides over the text, whatever its size.

What fits the window is decoded at once, in C; a container that does not is entered, and its
members come one by one. Numbers stay as they were written, duplicate keys are kept.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WINDOW = 1 << 20
"""Characters of a value that is decoded at once."""
DEPTH = 32
"""Containers larger than the window that may stand inside each other."""
PAIRS = 1_000
"""Members of one such object that are given out as a row."""

Json = str | bool | None | list["Json"] | tuple[tuple[str, "Json"], ...]
"""A decoded value: an object is a tuple of pairs, an array a list, a number its spelling."""

DECODER = json.JSONDecoder(
    object_pairs_hook=tuple, parse_int=str, parse_float=str, parse_constant=str
)
_GAP = re.compile(r"[ \t\r\n\ufeff,]*+")
"""What may stand between values; a comma too many does no harm."""
_PREFIX = re.compile(
    r"""[ \t\r\n\ufeff]*+(?:\)\]\}'?,?|while\s*\(1\);|for\s*\(;;\);
    |(?:(?:var|let|const)\s+)?[\w.$\[\]'"]{1,200}+\s*(?:=|\()(?=\s*[\[{]))""",
    re.VERBOSE,
)
"""What services put before JSON: guards against inclusion, an assignment, a callback."""


class BrokenJson(Exception):  # noqa: N818  (it tells of the input)
    """The text stops being JSON at the place where the stream stands."""


class TooDeepJson(BrokenJson):
    """Containers larger than the window stand too deep inside each other."""


class Member(NamedTuple):
    """A value and where it stands.

    Attributes:
        path: dotted keys to the container that holds it; arrays add nothing.
        key: its key in an object that was entered, None in an array or at the top.
        value: the value.
        line: line of its first character.
    """

    path: str
    key: str | None
    value: Json
    line: int


@dataclass(slots=True)
class _Frame:
    """A container that was entered."""

    path: str
    line: int
    is_object: bool
    outer: bool
    """It and all around it are objects."""
    pairs: list[tuple[str, Json]] = field(default_factory=list)

    size: int = 0

    def row(self) -> Member | None:
        """What it holds beside arrays as one object, given out once."""
        if not self.pairs:
            return None
        pairs, self.pairs, self.size = tuple(self.pairs), [], 0
        return Member(self.path, None, pairs, self.line)


class JsonStream:
    """The values of a text; several may follow each other at the top."""

    def __init__(self, blocks: Iterable[str], line: int = 1) -> None:
        self._blocks = iter(blocks)
        self._text = ""
        self._at = 0
        self._ended = False
        self._line = line
        self._counted = 0
        self._pending: list[_Frame] = []

    def rest(self) -> Iterator[str]:
        """What has not been read as values, as text."""
        yield self._text[self._at :]
        yield from self._blocks

    @property
    def line(self) -> int:
        """The line where the stream stands."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def members(self) -> Iterator[Member]:
        """The values; of an object that was entered, all but arrays come together when it closes.

        Raises:
            BrokenJson: where the text is no JSON; what came before has been yielded.
        """
        stack: list[_Frame] = []
        try:
            self._skip_prefix()
            while (char := self._next()) or stack:
                if not char:
                    raise BrokenJson
                member = self._step(char, stack)
                if member is not None:
                    yield member
        finally:
            self._pending = [frame for frame in stack if frame.pairs]

    def unfinished(self) -> Iterator[Member]:
        """What stood in objects that never closed."""
        yield from (row for frame in self._pending if (row := frame.row()) is not None)

    def _step(self, char: str, stack: list[_Frame]) -> Member | None:
        """Read the end of a container or a value; a member where that completes one."""
        frame = stack[-1] if stack else None
        if frame is None:
            if char in ";)\x1e":
                self._at += 1
                return None
        elif char == ("}" if frame.is_object else "]"):
            self._at += 1
            stack.pop()
            return frame.row()
        key = self._key(char) if frame is not None and frame.is_object else None
        line = self.line
        path = frame.path if frame is not None else ""
        start = self._at
        entered, value = self._value(may_enter=frame is None or frame.outer)
        if entered:
            if len(stack) >= DEPTH:
                raise TooDeepJson
            inner = path if key is None else f"{path}.{key}" if path else key
            is_object = self._text[self._at] == "{"
            outer = is_object and (frame is None or frame.outer)
            stack.append(_Frame(inner, line, is_object, outer))
            self._at += 1
            return None
        if frame is None or key is None or isinstance(value, list):
            return Member(path, key, value, line)
        frame.pairs.append((key, value))
        frame.size += self._at - start
        return frame.row() if len(frame.pairs) >= PAIRS or frame.size > WINDOW else None

    def _key(self, char: str) -> str:
        """The key and the colon after it."""
        if char != '"':
            raise BrokenJson
        while True:
            try:
                key, end = scanstring(self._text, self._at + 1, True)  # noqa: FBT003
                break
            except ValueError:
                if not self._more():
                    raise BrokenJson from None
        self._at = end
        if self._next() != ":":
            raise BrokenJson
        self._at += 1
        if not self._next():
            raise BrokenJson
        return str(key)

    def _value(self, *, may_enter: bool) -> tuple[bool, Json]:
        """Decode the value that begins here; (True, None) for a container to be entered.

        A small one is entered where its rows stand on lines of their own, to know which.
        """
        while True:
            first = self._text[self._at]
            try:
                value, end = DECODER.raw_decode(self._text, self._at)
            except (ValueError, RecursionError):
                if self._more():
                    continue
                if first in "{[":
                    return True, None
                raise BrokenJson from None
            # a number or a word may go on beyond what has been read
            if end == len(self._text) and first not in '{["' and self._more():
                continue
            if may_enter and _has_rows(value) and self._text.find("\n", self._at, end) >= 0:
                return True, None
            self._at = end
            return False, value

    def _more(self) -> bool:
        """Read on, unless the window is full or the text at its end."""
        if self._ended or len(self._text) - self._at >= WINDOW:
            return False
        return self._fill()

    def _fill(self) -> bool:
        block = next(self._blocks, "")
        if not block:
            self._ended = True
            return False
        self._line = self.line
        self._text = self._text[self._at :] + block
        self._at = self._counted = 0
        return True

    def _next(self) -> str:
        """The next character that begins something, ``""`` at the end; the stream stands at it."""
        while True:
            gap = _GAP.match(self._text, self._at)
            self._at = gap.end() if gap else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if self._ended or not self._fill():
                return ""

    def _skip_prefix(self) -> None:
        if self._next() and (prefix := _PREFIX.match(self._text, self._at)):
            self._at = prefix.end()


def _has_rows(value: Json) -> bool:
    """Whether a value holds an array of containers, not counting arrays within arrays."""
    if isinstance(value, list):
        return any(isinstance(item, list | tuple) for item in value)
    return isinstance(value, tuple) and any(_has_rows(inner) for _, inner in value)


__all__ = ["DECODER", "BrokenJson", "Json", "JsonStream", "Member", "TooDeepJson"]
