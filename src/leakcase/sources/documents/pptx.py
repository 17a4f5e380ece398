"""Presentations (.pptx).

Slides with their numbers, tables, notes, comments, masters, properties and what is embedded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO

from leakcase.pii.finding import Seen
from leakcase.sources.documents.ooxml import read_package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_PARTS = (
    (re.compile(r"ppt/slides/slide(?P<page>\d{1,6})\.xml"), Seen.VISIBLE),
    (re.compile(r"ppt/notesSlides/notesSlide\d+\.xml"), Seen.COMMENT),
    (re.compile(r"ppt/comments/\w+\.xml"), Seen.COMMENT),
    (re.compile(r"ppt/diagrams/data\d+\.xml"), Seen.VISIBLE),
    (re.compile(r"ppt/slideMasters/slideMaster\d+\.xml"), Seen.METADATA),
)


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read a presentation."""
    yield from read_package(stream, location, reading, _PARTS)
