"""Packages: Office documents are zip archives; their parts are read one by one, bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.containers.inflate import deflate_chunks, stored_chunks
from leakcase.sources.containers.metering import Packed, metered
from leakcase.sources.containers.zip_entries import Entry, entries
from leakcase.sources.documents.markup import Event, events
from leakcase.sources.documents.prose import Prose
from leakcase.sources.names import displayed
from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.streams import ForwardStream, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location, Seen
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_METHODS = {0: stored_chunks, 8: deflate_chunks}


class Package:
    """The parts of an Office document."""

    def __init__(self, stream: BinaryIO, location: Location, reading: Reading) -> None:
        """A package.

        Raises:
            Unreadable: it has more parts than members are allowed.
        """
        self._stream = stream
        self._location = location
        self.reading = reading
        self._entries: dict[str, Entry] = {}
        directory = entries(stream, reading.limits.members)
        for entry in directory.entries:
            if len(self._entries) >= reading.limits.members:
                raise Unreadable(ProblemKind.TOO_MANY, "has too many parts; not read")
            self._entries.setdefault(entry.name, entry)
        self.problem = directory.problem

    @property
    def names(self) -> list[str]:
        """Names of the parts, as the archive lists them."""
        return [name for name in self._entries if not name.endswith("/")]

    def open(self, name: str) -> ForwardStream:
        """A part's bytes; a stream that breaks off says so afterwards."""
        entry = self._entries[name]
        method = _METHODS.get(entry.method)
        if method is None or entry.encrypted:
            raise Unreadable(ProblemKind.ENCRYPTED, "a part is locked or packed in an unknown way")
        packed = Packed(self._stream, start=entry.start, size=entry.packed)
        return ForwardStream(metered(method(packed), packed, self.reading))

    def events(self, name: str) -> Iterator[Event]:
        """A part's elements and text.

        Raises:
            Unreadable: it is broken; what came before has been yielded.
        """
        part = self.open(name)
        try:
            yield from events(part, self.reading.clock)
        except Unreadable as stop:
            # XML cut short is broken XML; why it was cut says more
            raise part.failure or stop from None
        if part.failure is not None:
            raise part.failure

    def member(self, name: str) -> Iterator[Piece]:
        """A part that is a file of its own: a picture, an embedded document."""
        place = self._location.inside(displayed(name))
        yield from self.reading.member(self.open(name), place, name=name)

    def guarded(self, name: str, pieces: Iterator[Piece]) -> Iterator[Piece]:
        """The pieces of one part; where it breaks off, a problem, and the other parts go on."""
        try:
            yield from pieces
        except Unreadable as stop:
            if stop.kind is ProblemKind.TIMEOUT:
                raise
            yield Problem(self._location.inside(displayed(name)), stop.kind, stop.detail)

    def leaves(self, name: str, location: Location, seen: Seen) -> Iterator[Piece]:
        """A part of properties (author, company, custom fields) as lines of ``name: value``."""
        prose = Prose(location, self.reading.limits, seen)
        path: list[str] = []
        for start, text, attributes in self.events(name):
            if start:
                path.append(attributes.get("name") or text)
            elif start is None and text.strip():
                label = next((step for step in reversed(path) if step not in _TYPES), "")
                if label not in _STATISTICS:
                    prose.line(f"{label}: {text.strip()}")
            elif start is False and path:
                path.pop()
        yield from prose.take()


_STATISTICS = frozenset(
    [
        "TotalTime",
        "Pages",
        "Words",
        "Characters",
        "Lines",
        "Paragraphs",
        "Slides",
        "Notes",
        "HiddenSlides",
        "MMClips",
        "ScaleCrop",
        "DocSecurity",
        "LinksUpToDate",
        "CharactersWithSpaces",
        "SharedDoc",
        "HyperlinksChanged",
        "AppVersion",
        "HeadingPairs",
        "PresentationFormat",
        "revision",
    ]
)
"""Properties that count things and say nothing of anyone."""
_TYPES = frozenset({"lpwstr", "lpstr", "bstr", "filetime", "i4", "bool", "vector", "variant"})
"""Elements that say what type a property has, and nothing of what it means."""
