"""Markup: the XML inside documents as a flat stream of events, bounded and without entities.

Office formats have no document type; one that declares a type is refused, so that no entity is
ever expanded or fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol
from xml.parsers import expat

from leakcase.sources.segment import ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from leakcase.sources.reading import Clock

_BLOCK = 64 << 10
_DEPTH = 256
"""Deepest nesting of elements."""
_TOKEN = 16 << 20
"""Longest tag or attribute; the parser holds one in memory."""


class Event(NamedTuple):
    """Something the parser met.

    Attributes:
        start: an element begins (True), ends (False), or None for text.
        name: its local name, or the text.
        attributes: of an element that begins, by local name.
    """

    start: bool | None
    name: str
    attributes: Mapping[str, str]


class _Bytes(Protocol):
    def read(self, size: int, /) -> bytes: ...


_NONE: Mapping[str, str] = {}


def events(stream: _Bytes, clock: Clock) -> Iterator[Event]:
    """The elements and text of an XML stream, in order.

    Raises:
        Unreadable: it is broken, too deep, declares a type, or takes too long; what came before
            has been yielded.
    """
    collected: list[Event] = []
    parser = _parser(collected)
    silent = 0
    final = False
    while not final:
        block = stream.read(_BLOCK)
        final = not block
        problem = _feed(parser, block, final=final)
        silent = 0 if collected else silent + len(block)
        yield from collected
        collected.clear()
        if problem is not None:
            raise problem
        if silent > _TOKEN:
            raise Unreadable(ProblemKind.TOO_LARGE, "has a tag of many megabytes; stopped there")
        clock.check()


def _feed(parser: expat.XMLParserType, block: bytes, *, final: bool) -> Unreadable | None:
    try:
        parser.Parse(block, final)
    except Unreadable as stop:
        return stop
    except expat.ExpatError as error:
        return Unreadable(
            ProblemKind.CORRUPT, f"is broken in line {error.lineno}; read up to there"
        )
    return None


def _parser(collected: list[Event]) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise Unreadable(ProblemKind.TOO_DEEP, f"nested deeper than {_DEPTH}; stopped there")
        local = {_local(key): value for key, value in attributes.items()} if attributes else _NONE
        collected.append(Event(start=True, name=_local(name), attributes=local))

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        collected.append(Event(start=False, name=_local(name), attributes=_NONE))

    def text(data: str) -> None:
        collected.append(Event(None, data, _NONE))

    def doctype(*_: object) -> None:
        raise Unreadable(ProblemKind.REFUSED, "declares a document type, which may hide a bomb")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    return parser


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
