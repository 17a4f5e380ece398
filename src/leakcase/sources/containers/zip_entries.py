"""The entries of a zip archive: from its directory, or from its members where that is missing.

Layout after PKWARE's APPNOTE 6.3.10: local headers (4.3.7), central directory (4.3.12), end
records (4.3.14-4.3.16). The standard library's reader loads any directory whole and refuses an
archive without one; this one is bounded and reads on.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.names import decoded
from leakcase.sources.segment import ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.sources.containers.metering import Packed

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_END64 = struct.Struct("<4sQ2H2L4Q")
_LOCATOR64 = struct.Struct("<4sLQL")
_NO_SIZE = 0xFFFFFFFF
_ENCRYPTED, _DESCRIPTOR, _UTF_8 = 1 << 0, 1 << 3, 1 << 11
_COMMENT = 1 << 16
_DIRECTORY = 256 << 20
"""Largest directory looked at."""


@dataclass(slots=True)
class Entry:
    """One member.

    Attributes:
        name: as text.
        method: of compression.
        start: offset of its compressed bytes.
        packed: their number, None where only their end tells.
        size: bytes it claims to have, None where not known beforehand.
        crc: its checksum as claimed, None where not known.
        encrypted: locked with a password.
    """

    name: str
    method: int
    start: int
    packed: int | None
    size: int | None
    crc: int | None
    encrypted: bool
    end: int = 0

    def ended(self, packed: Packed) -> None:
        """Say how far a member of unknown size was read, so that the next one is found."""
        self.end = self.start + packed.taken


@dataclass(slots=True)
class Directory:
    """What an archive says it holds.

    Attributes:
        entries: its members, lazily.
        comment: of the archive.
        problem: why the entries may not be all; final once they were walked through.
    """

    entries: Iterator[Entry]
    comment: bytes = b""
    problem: Unreadable | None = field(default=None)


def entries(stream: BinaryIO, most: int) -> Directory:
    """The members of an archive.

    Args:
        stream: the archive.
        most: names looked at to guess their encoding.
    """
    size = stream.seek(0, 2)
    end = _find_end(stream, size)
    if end is None:
        directory = Directory(iter(()))
        directory.problem = Unreadable(
            ProblemKind.TRUNCATED,
            "has no directory at its end; the members that could be found were read",
        )
        directory.entries = _by_local_headers(stream, size)
        return directory
    start, length, shift, comment = end
    directory = Directory(iter(()), comment)
    directory.entries = _by_directory(stream, start, length, shift, directory, most)
    return directory


def _find_end(stream: BinaryIO, size: int) -> tuple[int, int, int, bytes] | None:
    """Start and length of the directory, shift of all offsets, comment; None without one."""
    tail_size = min(size, _END.size + _COMMENT + _LOCATOR64.size)
    stream.seek(size - tail_size)
    tail = stream.read(tail_size)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or at + _END.size > len(tail):
        return None
    *_, length, start, comment_size = _END.unpack_from(tail, at)
    comment = tail[at + _END.size : at + _END.size + comment_size]
    position = size - tail_size + at
    if _NO_SIZE in {start, length}:
        wide = _find_end_64(stream, tail, at)
        if wide is not None:
            start, length, position = wide
    shift = position - length - start
    if shift < 0 or length > size:
        return None
    return start + shift, length, shift, comment


def _find_end_64(stream: BinaryIO, tail: bytes, at: int) -> tuple[int, int, int] | None:
    locator = at - _LOCATOR64.size
    if locator < 0 or tail[locator : locator + 4] != b"PK\x06\x07":
        return None
    position = _LOCATOR64.unpack_from(tail, locator)[2]
    stream.seek(position)
    record = stream.read(_END64.size)
    if len(record) < _END64.size or record[:4] != b"PK\x06\x06":
        return None
    length, start = _END64.unpack(record)[-2:]
    return start, length, position


def _by_directory(
    stream: BinaryIO, start: int, length: int, shift: int, directory: Directory, most: int
) -> Iterator[Entry]:
    """Entries as the directory lists them; what overlaps or points nowhere is left out."""
    sample = _names_sample(stream, start, min(length, 1 << 16))
    at, end, covered, overlapping, broken, count = start, start + length, 0, 0, 0, 0
    while at + _CENTRAL.size <= end and count <= most and at - start < _DIRECTORY:
        stream.seek(at)
        head = stream.read(_CENTRAL.size)
        if len(head) < _CENTRAL.size or head[:4] != b"PK\x01\x02":
            broken += 1
            break
        entry, data_end, at = _central_entry(stream, head, at, shift, sample)
        count += 1
        if entry is None:
            broken += 1
        elif entry.start < covered and data_end > entry.start:
            overlapping += 1
        else:
            covered = max(covered, data_end)
            yield entry
    directory.problem = _missing(overlapping, broken, at < end and not broken)


def _missing(overlapping: int, broken: int, more: bool) -> Unreadable | None:  # noqa: FBT001
    if overlapping:
        return Unreadable(
            ProblemKind.CORRUPT,
            f"{overlapping} members overlap others, as in a zip bomb; these were not read",
        )
    if broken:
        return Unreadable(
            ProblemKind.CORRUPT, "its directory is broken in places; the other members were read"
        )
    return Unreadable(ProblemKind.TOO_MANY, "holds too many members") if more else None


def _central_entry(
    stream: BinaryIO, head: bytes, at: int, shift: int, sample: bytes
) -> tuple[Entry | None, int, int]:
    """The entry (None where its local header is missing), the end of its data, the next record."""
    record = _CENTRAL.unpack(head)
    flags, method, crc, packed, size = record[3], record[4], record[7], record[8], record[9]
    name_size, extra_size, comment_size, offset = *record[10:13], record[16]
    name = stream.read(name_size)
    extra = stream.read(extra_size)
    following = at + _CENTRAL.size + name_size + extra_size + comment_size
    size, packed, offset = _widened(extra, size, packed, offset)
    offset += shift
    stream.seek(offset)
    local = stream.read(_LOCAL.size)
    if len(local) < _LOCAL.size or local[:4] != b"PK\x03\x04":
        return None, 0, following
    start = offset + _LOCAL.size + sum(_LOCAL.unpack(local)[-2:])
    text = _name(name, flags, extra, sample)
    locked = bool(flags & _ENCRYPTED)
    entry = Entry(text, method, start, packed, size, None if locked else crc, locked)
    return entry, start + packed, following


def _widened(extra: bytes, size: int, packed: int, offset: int) -> tuple[int, int, int]:
    """The sizes and the offset, from the zip64 field where they did not fit (APPNOTE 4.5.3)."""
    field_ = _extra_field(extra, 0x0001)
    values = [int.from_bytes(field_[i : i + 8], "little") for i in range(0, len(field_) - 7, 8)]
    taken = iter(values)
    size = next(taken, size) if size == _NO_SIZE else size
    packed = next(taken, packed) if packed == _NO_SIZE else packed
    offset = next(taken, offset) if offset == _NO_SIZE else offset
    return size, packed, offset


def _extra_field(extra: bytes, wanted: int) -> bytes:
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<HH", extra, at)
        if tag == wanted:
            return extra[at + 4 : at + 4 + length]
        at += 4 + length
    return b""


def _name(raw: bytes, flags: int, extra: bytes, sample: bytes) -> str:
    """The name as text: by flag, by the Unicode path field, else guessed from all names."""
    unicode_path = _extra_field(extra, 0x7075)[5:]
    if unicode_path:
        return unicode_path.decode("utf-8", "replace")
    return raw.decode("utf-8", "replace") if flags & _UTF_8 else decoded(raw, sample)


def _names_sample(stream: BinaryIO, start: int, length: int) -> bytes:
    """Names from the beginning of the directory that are not ASCII."""
    stream.seek(start)
    head = stream.read(length)
    names: list[bytes] = []
    at = 0
    while at + _CENTRAL.size <= len(head) and head[at : at + 4] == b"PK\x01\x02":
        name_size, extra_size, comment_size = struct.unpack_from("<3H", head, at + 28)
        name = head[at + _CENTRAL.size : at + _CENTRAL.size + name_size]
        if not name.isascii():
            names.append(name)
        at += _CENTRAL.size + name_size + extra_size + comment_size
    return b"\n".join(names)


def _by_local_headers(stream: BinaryIO, size: int) -> Iterator[Entry]:
    """Entries as their own headers tell, one after the other, for archives cut off."""
    at = 0
    while (at := _next_local(stream, at, size)) >= 0:
        stream.seek(at)
        head = stream.read(_LOCAL.size)
        if len(head) < _LOCAL.size:
            return
        _, _, flags, method, _, _, crc, packed, full, name_size, extra_size = _LOCAL.unpack(head)
        name = stream.read(name_size)
        extra = stream.read(extra_size)
        full, packed, _ = _widened(extra, full, packed, 0)
        start = at + _LOCAL.size + name_size + extra_size
        later = bool(flags & _DESCRIPTOR)
        locked = bool(flags & _ENCRYPTED)
        entry = Entry(
            _name(name, flags, extra, b""),
            method,
            start,
            None if later else packed,
            None if later else full,
            None if later or locked else crc,
            locked,
        )
        yield entry
        at = start if later else start + packed


def _next_local(stream: BinaryIO, at: int, size: int) -> int:
    """The next local header at or after ``at``, -1 where there is none."""
    block = 1 << 18
    while at < size:
        stream.seek(at)
        data = stream.read(block)
        found = data.find(b"PK\x03\x04")
        if found >= 0:
            return at + found
        at += max(len(data) - 3, 1)
    return -1
