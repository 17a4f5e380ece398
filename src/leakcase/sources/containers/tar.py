"""Tar archives as they stream by: ustar, pax and GNU, sparse files, broken headers.

Layout after POSIX.1-2017 (pax) and the GNU tar manual. The standard library's reader takes
headers of any size into memory; this one is bounded, and finds the next member after damage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.kinds import is_tar_header
from leakcase.sources.names import decoded, displayed, name_segment
from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.streams import ForwardStream, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

RECORD = 512
_HEADER = 1 << 20
"""Largest header of long names or pax attributes that is taken in."""
_BLOCK = 256 << 10
_FILES = frozenset(b"0\x007S")
_PAX, _PAX_GLOBAL, _LONG_NAME, _LONG_LINK, _SPARSE = b"x"[0], b"g"[0], b"L"[0], b"K"[0], b"S"[0]


@dataclass(frozen=True, slots=True)
class _Header:
    name: bytes
    size: int
    type: int
    sparse_map: bool = False


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read every regular member; names of all."""
    pending = _Pending()
    damaged = False
    while record := _exactly(stream, RECORD):
        header = parse_header(record)
        if header is None:
            if record.strip(b"\0") and not damaged:
                damaged = True
                yield Problem(
                    location,
                    ProblemKind.CORRUPT,
                    "a member's header is broken; the members before and after it were read",
                )
            continue
        if pending.take(header, stream):
            continue
        header = pending.applied(header)
        if header.type == _SPARSE:
            _skip_old_sparse_map(stream, record)
        name = decoded(header.name)
        place = location.inside(displayed(name))
        yield name_segment(place, name)
        body = _Body(stream, header.size)
        if header.type in _FILES and header.size:
            if header.sparse_map:
                body.skip_sparse_map()
            inner = ForwardStream(body.chunks())
            yield from reading.member(inner, place, name=name)
        body.skip()


def parse_header(record: bytes) -> _Header | None:
    """The header, None where the record is none (its checksum tells)."""
    if not is_tar_header(record):
        return None
    size = _number(record[124:136])
    if size is None or size < 0:
        return None
    name = record[:100].split(b"\0")[0]
    if record[257:263] == b"ustar\0" and (prefix := record[345:500].split(b"\0")[0]):
        name = prefix + b"/" + name
    return _Header(name, size, record[156])


def _number(field: bytes) -> int | None:
    """Octal digits, or GNU's binary form for what is too large for them."""
    if field[0] & 0x80:
        return int.from_bytes(bytes([field[0] & 0x7F]) + field[1:], "big")
    digits = field.strip(b" \0") or b"0"
    return int(digits, 8) if re.fullmatch(rb"[0-7]{1,12}", digits) else None


class _Pending:
    """What headers of their own say about the member that follows them."""

    def __init__(self) -> None:
        self._name: bytes | None = None
        self._size: int | None = None
        self._sparse = False

    def take(self, header: _Header, stream: BinaryIO) -> bool:
        """Take in a header that describes the next one; False where it is a member itself."""
        if header.type not in {_PAX, _PAX_GLOBAL, _LONG_NAME, _LONG_LINK}:
            return False
        if header.size > _HEADER:
            raise Unreadable(
                ProblemKind.TOO_LARGE, "a member's header is too large; the rest is unread"
            )
        body = _exactly(stream, -(-header.size // RECORD) * RECORD)[: header.size]
        if header.type == _LONG_NAME:
            self._name = body.rstrip(b"\0")
        elif header.type == _PAX:
            self._take_attributes(body)
        return True

    def applied(self, header: _Header) -> _Header:
        """The member's header with what was said of it, which holds for this one only."""
        named = replace(
            header,
            name=header.name if self._name is None else self._name,
            size=header.size if self._size is None else self._size,
            sparse_map=self._sparse,
        )
        self._name, self._size, self._sparse = None, None, False
        return named

    def _take_attributes(self, body: bytes) -> None:
        at = 0
        while match := re.compile(rb"(\d{1,7}) ([^=]{1,200})=").match(body, at):
            end = at + int(match[1])
            if end <= match.end():
                return
            value = body[match.end() : end - 1]
            if match[2] in {b"path", b"GNU.sparse.name"}:
                self._name = value
            elif match[2] == b"size" and value.isdigit():
                self._size = int(value[:20])
            elif match[2] == b"GNU.sparse.major":
                self._sparse = value == b"1"
            at = end


class _Body:
    """The bytes of one member, and the padding behind them."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._stream = stream
        self._left = size
        self._padding = -size % RECORD

    def chunks(self) -> Iterator[bytes]:
        """The bytes; EOFError where the archive ends before them."""
        while self._left:
            chunk = self._stream.read(min(_BLOCK, self._left))
            if not chunk:
                raise EOFError
            self._left -= len(chunk)
            yield chunk

    def skip(self) -> None:
        """Go to the record behind the member."""
        left = self._left + self._padding
        self._left = self._padding = 0
        if self._stream.seekable():
            self._stream.seek(left, 1)
            return
        while left and (chunk := self._stream.read(min(_BLOCK, left))):
            left -= len(chunk)

    def skip_sparse_map(self) -> None:
        """Pass the list of holes that pax's sparse format 1.0 puts before the data."""
        text = self._take_record()
        match = re.match(rb"(\d{1,9})\n", text)
        numbers = 1 + 2 * int(match[1]) if match else 0
        seen = text.count(b"\n")
        while seen < numbers and (more := self._take_record()):
            seen += more.count(b"\n")

    def _take_record(self) -> bytes:
        record = _exactly(self._stream, min(RECORD, self._left))
        self._left -= len(record)
        return record


def _skip_old_sparse_map(stream: BinaryIO, record: bytes) -> None:
    """Pass the records in which old GNU tar continues a list of holes."""
    more = record[482]
    while more and (record := _exactly(stream, RECORD)):
        more = record[504] if len(record) == RECORD else 0


def _exactly(stream: BinaryIO, size: int) -> bytes:
    """``size`` bytes, fewer only at the end."""
    parts: list[bytes] = []
    while size > 0 and (part := stream.read(size)):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
