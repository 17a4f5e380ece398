"""OLE2 containers, in which old Office files and Outlook messages are kept, read with bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, TypeAlias

import olefile

from leakcase.pii.finding import Seen
from leakcase.sources.documents.prose import Prose
from leakcase.sources.encodings import decode, detect
from leakcase.sources.segment import ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

Container: TypeAlias = "olefile.OleFileIO[str]"
LARGEST = 128 << 20
"""Bytes of a stream that is taken in."""
_PROPERTIES = [
    "title",
    "subject",
    "author",
    "keywords",
    "comments",
    "last_saved_by",
    "company",
    "manager",
    "category",
]


def open_container(stream: BinaryIO) -> Container:
    """The container.

    Raises:
        Unreadable: it is none, or broken.
    """
    try:
        container: Container = olefile.OleFileIO(stream)
    except Exception as error:
        raise Unreadable(
            ProblemKind.CORRUPT, "an OLE2 file whose structure is broken; not read as a document"
        ) from error
    return container


def stream_bytes(container: Container, name: str | list[str]) -> bytes:
    """A stream's bytes, empty where it is not there.

    Raises:
        Unreadable: it is too large or broken.
    """
    if not container.exists(name):
        return b""
    if container.get_size(name) > LARGEST:
        raise Unreadable(ProblemKind.TOO_LARGE, "has a stream that is too large; not read")
    try:
        return bytes(container.openstream(name).read())
    except Exception as error:
        raise Unreadable(ProblemKind.CORRUPT, "has a stream that is broken; not read") from error


def properties(container: Container, location: Location, reading: Reading) -> Iterator[Piece]:
    """Author, company, title and so on, as lines of ``name: value``."""
    prose = Prose(location, reading.limits, Seen.METADATA)
    try:
        metadata = container.get_metadata()
    except Exception:  # noqa: BLE001  (broken properties take nothing away from the text)
        return
    for name in _PROPERTIES:
        value = getattr(metadata, name, None)
        if isinstance(value, bytes) and value:
            value = decode(value, detect(value))[0].decode("utf-8", "replace")
        if isinstance(value, str) and value.strip("\0 "):
            prose.line(f"{name}: {value.strip(chr(0))}")
    yield from prose.take()
