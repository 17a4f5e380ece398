"""Mailboxes (.mbox): messages one after the other, split as they stream by (RFC 4155)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.kinds import Kind
from leakcase.sources.mail.eml import read_message
from leakcase.sources.mail.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_FROM = re.compile(rb"From \S{1,200} .{10,80}\d{4}\b.{0,40}$")


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read every message of a mailbox."""
    lines = Lines(stream)
    inner = replace(reading, kind=Kind.EML)
    number = 0
    while line := lines.next():
        if not _begins_message(line):
            lines.give_back(line)
        number += 1
        place = location.inside(f"message {number}")
        yield from read_message(lines, place, inner, _begins_message)
        for _ in lines.until(_begins_message):
            pass  # lines after the last part of a message


def _begins_message(line: bytes) -> bool:
    return line.startswith(b"From ") and _FROM.match(line.rstrip()) is not None
