"""Names of files, members and attachments: they leak too, so they are read as text."""

from __future__ import annotations

import os
import re

from leakcase.pii.finding import Location, Seen
from leakcase.sources.encodings import Charset, detect
from leakcase.sources.segment import TextSegment

LONGEST = 4096
"""Characters of a name that are kept."""

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def name_segment(location: Location, name: str) -> TextSegment:
    """A name as text."""
    return TextSegment(location, displayed(name).encode(), seen=Seen.NAME)


def displayed(name: str) -> str:
    """A name fit for a screen: no control characters, no change of direction, bounded."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", name[:LONGEST])


def decoded(raw: bytes, beside: bytes = b"") -> str:
    """A name written in an unknown encoding.

    Args:
        raw: the name.
        beside: other names of the same origin, which make the guess surer.
    """
    try:
        return raw.decode()
    except UnicodeDecodeError:
        charset = detect(beside or raw)
        if charset is Charset.UTF_8:
            charset = detect(raw)
        return raw.decode(charset.value, "replace")


def of_path(path: str | os.PathLike[str]) -> str:
    """A path of this system as text, also where its bytes are in another encoding."""
    return displayed(decoded(os.fsencode(path)))
