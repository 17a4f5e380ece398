"""Messages (.eml): header fields, bodies of every form, attachments (RFC 5322, 2045, 2046).

Read line by line: an attachment of a gigabyte streams through to the reader of its kind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from leakcase.pii.finding import Seen
from leakcase.sources.documents.prose import Prose
from leakcase.sources.mail.bodies import decoded_body
from leakcase.sources.mail.headers import Headers, read_headers
from leakcase.sources.mail.lines import Lines
from leakcase.sources.names import displayed, name_segment
from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.streams import ForwardStream

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_SHOWN = frozenset({"from", "to", "cc", "subject", "date", "reply-to"})
"""Fields a mail program shows; the others are hidden."""
_NOISE = frozenset(
    {
        "mime-version",
        "content-transfer-encoding",
        "dkim-signature",
        "arc-seal",
        "arc-message-signature",
        "arc-authentication-results",
        "x-google-dkim-signature",
    }
)
"""Fields that only hold signatures and formats."""
_DEPTH = 30
"""Deepest nesting of multiparts."""


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read one message."""
    yield from read_message(Lines(stream), location, reading, lambda _: False)


def read_message(
    lines: Lines, location: Location, reading: Reading, ends: Callable[[bytes], bool]
) -> Iterator[Piece]:
    """Read a message whose lines end before one for which ``ends`` holds."""
    headers = read_headers(lines)
    yield from _fields(headers, location, reading)
    yield from _Message(lines, location, reading).entity(headers, ends, 0)


def _fields(headers: Headers, location: Location, reading: Reading) -> Iterator[Piece]:
    prose = Prose(location, reading.limits, Seen.HEADER)
    for name, value in headers.fields:
        if name.lower() not in _NOISE:
            prose.line(f"{name}: {value}", Seen.VISIBLE if name.lower() in _SHOWN else None)
    yield from prose.take()


class _Message:
    """The parts of one message, in order."""

    def __init__(self, lines: Lines, location: Location, reading: Reading) -> None:
        self._lines = lines
        self._location = location
        self._reading = reading
        self._count = 0

    def entity(
        self, headers: Headers, ends: Callable[[bytes], bool], depth: int
    ) -> Iterator[Piece]:
        """A part and what is in it, up to the line for which ``ends`` holds."""
        boundary = headers.parameter("Content-Type", "boundary").rstrip().encode("utf-8", "replace")
        if headers.media_type.startswith("multipart/") and boundary and depth < _DEPTH:
            yield from self._multipart(b"--" + boundary, ends, depth)
        else:
            yield from self._leaf(headers, ends)

    def _multipart(
        self, boundary: bytes, ends: Callable[[bytes], bool], depth: int
    ) -> Iterator[Piece]:
        def stops(line: bytes) -> bool:
            return line.startswith(boundary) or ends(line)

        for _ in self._lines.until(stops):
            pass  # the preamble is for programs that know no parts
        while line := self._lines.next():
            if not line.startswith(boundary):
                self._lines.give_back(line)
                return
            if line[len(boundary) :].startswith(b"--"):
                break
            yield from self.entity(read_headers(self._lines), stops, depth + 1)
        else:
            if depth == 0:
                yield Problem(
                    self._location,
                    ProblemKind.TRUNCATED,
                    "a message whose last part does not end; read up to there",
                )
            return
        for _ in self._lines.until(ends):
            pass  # the epilogue

    def _leaf(self, headers: Headers, ends: Callable[[bytes], bool]) -> Iterator[Piece]:
        self._count += 1
        body = self._lines.until(ends)
        chunks = decoded_body(body, headers.get("Content-Transfer-Encoding"))
        stream = ForwardStream(chunks)
        name = headers.file_name
        # places in a decoded body are none in the message, so that a body is a member too
        inner = displayed(name) or ("body" if self._count == 1 else f"part {self._count}")
        place = self._location.inside(inner)
        if name:
            yield name_segment(place, name)
        yield from self._reading.member(
            stream,
            place,
            name=name or _default_name(headers.media_type),
            content_type=_content_type(headers),
        )
        for _ in body:
            pass  # whatever its reader left


def _default_name(media_type: str) -> str:
    return {"text/html": "body.html", "message/rfc822": "message.eml"}.get(media_type, "")


def _content_type(headers: Headers) -> str:
    charset = headers.parameter("Content-Type", "charset")
    return f"{headers.media_type}; charset={charset}" if charset else headers.media_type
