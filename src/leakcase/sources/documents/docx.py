"""Word documents (.docx).

Body, tables, notes, comments, headers, hidden and deleted text, properties, link targets and what
is embedded.
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
    (re.compile(r"word/(?:glossary/)?document\d*\.xml"), Seen.VISIBLE),
    (re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml"), Seen.VISIBLE),
    (re.compile(r"word/comments\w*\.xml"), Seen.COMMENT),
)


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read a Word document."""
    yield from read_package(stream, location, reading, _PARTS)
