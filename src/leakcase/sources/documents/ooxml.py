"""What Word documents and presentations share: parts by name, properties, links, embeddings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from leakcase.pii.finding import Seen
from leakcase.sources.documents.package import Package
from leakcase.sources.documents.paragraphs import Paragraphs
from leakcase.sources.documents.prose import Prose
from leakcase.sources.names import displayed
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

PartRule = tuple[re.Pattern[str], Seen]
"""Which parts hold text, and how a reader meets it."""

_PROPERTIES = re.compile(r"docProps/(?:core|app|custom)\.xml|customXml/item\d+\.xml")
_EMBEDDED = re.compile(r"\w+/(?:media|embeddings)/.+")
_AUTHORS = re.compile(r"(?:ppt/commentAuthors|ppt/authors|word/people)\.xml")


def read_package(
    stream: BinaryIO, location: Location, reading: Reading, parts: Sequence[PartRule]
) -> Iterator[Piece]:
    """Read a document's parts: text by the rules, then properties, links and embedded files."""
    package = Package(stream, location, reading)
    for name in sorted(package.names, key=_natural):
        reading.clock.check()
        yield from package.guarded(name, _part(package, name, location, parts))
    if package.problem is not None:
        raise package.problem


def _part(
    package: Package, name: str, location: Location, parts: Sequence[PartRule]
) -> Iterator[Piece]:
    for pattern, seen in parts:
        if match := pattern.fullmatch(name):
            page = match.groupdict().get("page")
            place = location.at(page=int(page)) if page else location
            if not page and seen is not Seen.VISIBLE:
                place = location.inside(displayed(name))
            yield from _text(package, name, place, seen)
            return
    place = location.inside(displayed(name))
    if _PROPERTIES.fullmatch(name):
        yield from package.leaves(name, place, Seen.METADATA)
    elif _AUTHORS.fullmatch(name) or name.endswith(".rels"):
        yield from _attributes(package, name, place)
    elif _EMBEDDED.fullmatch(name):
        yield from package.member(name)


def _text(package: Package, name: str, place: Location, seen: Seen) -> Iterator[Piece]:
    paragraphs = Paragraphs(place, package.reading.limits, seen)
    try:
        yield from paragraphs.pieces(package.events(name))
    except Unreadable:
        yield from paragraphs.rest()
        raise


def _attributes(package: Package, name: str, place: Location) -> Iterator[Piece]:
    """Targets of links that lead out of the document, and names of those who commented."""
    prose = Prose(place, package.reading.limits, Seen.ATTRIBUTE)
    for start, _, attributes in package.events(name):
        if not start:
            continue
        if attributes.get("TargetMode") == "External":
            prose.line(attributes.get("Target", ""))
        for key in ("name", "author", "userId"):
            if key in attributes:
                prose.line(f"{key}: {attributes[key]}", Seen.METADATA)
    yield from prose.take()


def _natural(name: str) -> tuple[str, int, str]:
    """Order in which slide 10 comes after slide 9."""
    match = re.search(r"(\d{1,9})\.\w+$", name)
    return (name[: match.start()], int(match[1]), name) if match else (name, 0, name)
