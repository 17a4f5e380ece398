"""Outlook messages (.msg): fields, recipients, bodies and attachments, after [MS-OXMSG]."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, BinaryIO

from leakcase.pii.finding import Seen
from leakcase.sources.documents.ole import Container, open_container, stream_bytes
from leakcase.sources.documents.prose import Prose
from leakcase.sources.encodings import decode, detect
from leakcase.sources.mail.rtf_compression import decompressed
from leakcase.sources.names import displayed, name_segment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_FIELDS = (
    ("0C1A", "From", Seen.VISIBLE),
    ("0C1F", "From", Seen.VISIBLE),
    ("5D01", "From", Seen.HEADER),
    ("0042", "Sent for", Seen.VISIBLE),
    ("0065", "Sent for", Seen.VISIBLE),
    ("0E04", "To", Seen.VISIBLE),
    ("0E03", "Cc", Seen.VISIBLE),
    ("0E02", "Bcc", Seen.HEADER),
    ("0037", "Subject", Seen.VISIBLE),
    ("007D", "Headers", Seen.HEADER),
)
"""Property identifiers of [MS-OXPROPS] that hold text."""
_RECIPIENT = ("3001", "3003", "39FE", "5FF6")
_NAMES = ("3707", "3704", "3001")
_BODY, _RTF, _HTML, _DATA = "1000", "10090102", "10130102", "37010102"
_EMBEDDED = "__substg1.0_3701000D"
_DEPTH = 8


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read an Outlook message."""
    container = open_container(stream)
    try:
        yield from _Message(container, reading).pieces([], location)
    finally:
        container.close()


class _Message:
    """The storages of a container as messages within messages."""

    def __init__(self, container: Container, reading: Reading) -> None:
        self._container = container
        self._reading = reading

    def pieces(self, storage: list[str], location: Location) -> Iterator[Piece]:
        """The pieces of the message in a storage."""
        prose = Prose(location, self._reading.limits)
        for tag, name, seen in _FIELDS:
            if value := self._text(storage, tag):
                prose.line(f"{name}: {value}", seen)
        for recipient in self._below(storage, r"__recip_version1\.0_.*"):
            values = [self._text(recipient, tag) for tag in _RECIPIENT]
            prose.line("To: " + " ".join(dict.fromkeys(value for value in values if value)))
        prose.line(self._text(storage, _BODY))
        yield from prose.take()
        yield from self._other_bodies(storage, location)
        for attachment in self._below(storage, r"__attach_version1\.0_.*"):
            yield from self._attachment(attachment, location)

    def _other_bodies(self, storage: list[str], location: Location) -> Iterator[Piece]:
        """The HTML or rich text body, where there is no plain one."""
        if self._text(storage, _BODY).strip():
            return
        html = self._bytes(storage, _HTML)
        if html:
            yield from self._reading.member(
                io.BytesIO(html), location.inside("body.html"), name="body.html"
            )
        elif rich := self._bytes(storage, _RTF):
            text = io.BytesIO(decompressed(rich, self._reading.limits.member))
            yield from self._reading.member(text, location.inside("body.rtf"), name="body.rtf")

    def _attachment(self, storage: list[str], location: Location) -> Iterator[Piece]:
        self._reading.clock.check()
        name = next(filter(None, (self._text(storage, tag) for tag in _NAMES)), "attachment")
        place = location.inside(displayed(name))
        yield name_segment(place, name)
        if self._container.exists([*storage, _EMBEDDED]) and len(storage) < _DEPTH:
            yield from self.pieces([*storage, _EMBEDDED], place)
        elif data := self._bytes(storage, _DATA):
            yield from self._reading.member(io.BytesIO(data), place, name=name)

    def _below(self, storage: list[str], pattern: str) -> list[list[str]]:
        """Storages right below this one whose name fits."""
        depth = len(storage)
        names = {
            entry[depth]
            for entry in self._container.listdir(streams=False, storages=True)
            if len(entry) == depth + 1 and entry[:depth] == storage
        }
        return [[*storage, name] for name in sorted(names) if re.fullmatch(pattern, name)]

    def _text(self, storage: list[str], tag: str) -> str:
        """A property as text, written in UTF-16 or in the sender's code page."""
        wide = self._bytes(storage, tag + "001F")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        narrow = self._bytes(storage, tag + "001E")
        return decode(narrow, detect(narrow))[0].decode().rstrip("\0")

    def _bytes(self, storage: list[str], tag: str) -> bytes:
        return stream_bytes(self._container, [*storage, f"__substg1.0_{tag}"])
