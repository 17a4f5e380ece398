"""Exif and text chunks of JPEG, PNG, WebP and TIFF: where a picture was taken, and by whom.

Tags after CIPA DC-008 (Exif 2.32). A reader of our own: it takes a few tags, is bounded, and needs
no extra.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.encodings import decode, detect

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 4 << 20
"""Bytes of metadata taken in."""
_SEGMENTS = 1000
_TAGS = {
    0x010E: "ImageDescription",
    0x010F: "Make",
    0x0110: "Model",
    0x013B: "Artist",
    0x8298: "Copyright",
    0x9003: "DateTimeOriginal",
    0x9286: "UserComment",
    0x9C9B: "XPTitle",
    0x9C9C: "XPComment",
    0x9C9D: "XPAuthor",
    0x9C9E: "XPKeywords",
    0xA420: "ImageUniqueID",
    0xA430: "CameraOwnerName",
    0xA431: "BodySerialNumber",
    0xA435: "LensSerialNumber",
}
_WIDE = frozenset(range(0x9C9B, 0x9CA0))
_EXIF_DIRECTORY, _GPS_DIRECTORY = 0x8769, 0x8825
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1, 9: 4, 10: 8}
_ENTRIES = 500


def properties(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    """Names and values of what a picture says of its origin."""
    head = stream.read(12)
    stream.seek(0)
    if head.startswith(b"\xff\xd8"):
        yield from _jpeg(stream)
    elif head.startswith(b"\x89PNG"):
        yield from _png(stream)
    elif head[:4] == b"RIFF":
        yield from _webp(stream)
    elif head[:4] in {b"II*\0", b"MM\0*"}:
        yield from _tiff(stream.read(_LARGEST))


def _jpeg(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    stream.seek(2)
    for _ in range(_SEGMENTS):
        marker = stream.read(4)
        if len(marker) < 4 or marker[0] != 0xFF or marker[1] in {0xDA, 0xD9}:
            return
        size = int.from_bytes(marker[2:], "big") - 2
        body = stream.read(max(size, 0))
        if marker[1] == 0xE1 and body.startswith(b"Exif\0\0"):
            yield from _tiff(body[6:])
        elif marker[1] == 0xE1 and body.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
            yield "XMP", body[29:].decode("utf-8", "replace")
        elif marker[1] == 0xFE:
            yield "Comment", _text(body)


def _png(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    stream.seek(8)
    for _ in range(_SEGMENTS):
        head = stream.read(8)
        if len(head) < 8 or head[4:] == b"IEND":
            return
        size, kind = int.from_bytes(head[:4], "big"), head[4:]
        if kind not in {b"tEXt", b"zTXt", b"iTXt", b"eXIf"} or size > _LARGEST:
            stream.seek(size + 4, 1)
            continue
        body = stream.read(size)
        stream.seek(4, 1)
        if kind == b"eXIf":
            yield from _tiff(body)
        else:
            yield from _png_text(kind, body)


def _png_text(kind: bytes, body: bytes) -> Iterator[tuple[str, str]]:
    key, _, value = body.partition(b"\0")
    if kind == b"tEXt":
        yield _text(key), _text(value)
        return
    packed = kind == b"zTXt" or value[:1] == b"\1"
    international = value[2:].partition(b"\0")[2].partition(b"\0")[2]
    value = international if kind == b"iTXt" else value[1:]
    if packed:
        try:
            value = zlib.decompressobj().decompress(value, _LARGEST)
        except zlib.error:
            return
    yield _text(key), _text(value)


def _webp(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    stream.seek(12)
    for _ in range(_SEGMENTS):
        head = stream.read(8)
        if len(head) < 8:
            return
        size = int.from_bytes(head[4:], "little")
        if head[:4] == b"EXIF" and size <= _LARGEST:
            yield from _tiff(stream.read(size).removeprefix(b"Exif\0\0"))
            return
        stream.seek(size + size % 2, 1)


def _tiff(data: bytes) -> Iterator[tuple[str, str]]:
    """The tags of interest in the first directory and those it points to."""
    order = ">" if data[:2] == b"MM" else "<"
    if len(data) < 8:
        return
    tags = _directory(data, struct.unpack_from(order + "I", data, 4)[0], order)
    pointer = tags.get(_EXIF_DIRECTORY)
    if pointer is not None:
        tags |= _directory(data, _integer(pointer, order), order)
    for tag, name in _TAGS.items():
        if (raw := tags.get(tag)) is not None:
            value = _value(tag, raw)
            if value:
                yield name, value
    pointer = tags.get(_GPS_DIRECTORY)
    if pointer is not None:
        yield from _gps(_directory(data, _integer(pointer, order), order), order)


def _directory(data: bytes, at: int, order: str) -> dict[int, bytes]:
    """Tags of a directory with their raw values."""
    tags: dict[int, bytes] = {}
    if at + 2 > len(data):
        return tags
    count = min(struct.unpack_from(order + "H", data, at)[0], _ENTRIES)
    for entry in range(at + 2, min(at + 2 + count * 12, len(data) - 11), 12):
        tag, kind, number = struct.unpack_from(order + "HHI", data, entry)
        size = _SIZES.get(kind, 0) * number
        start = entry + 8 if size <= 4 else struct.unpack_from(order + "I", data, entry + 8)[0]
        if 0 < size <= len(data):
            tags[tag] = data[start : start + size]
    return tags


def _gps(tags: dict[int, bytes], order: str) -> Iterator[tuple[str, str]]:
    """Latitude and longitude as decimal degrees, south and west negative."""
    latitude, longitude = _degrees(tags.get(2), order), _degrees(tags.get(4), order)
    if latitude is None or longitude is None:
        return
    south = tags.get(1, b"N")[:1] == b"S"
    west = tags.get(3, b"E")[:1] == b"W"
    yield "GPS", f"{-latitude if south else latitude:.6f},{-longitude if west else longitude:.6f}"


def _degrees(raw: bytes | None, order: str) -> float | None:
    if raw is None or len(raw) < 24:
        return None
    numbers: tuple[int, ...] = struct.unpack_from(order + "6I", raw)
    if not all(numbers[1::2]):
        return None
    degrees, minutes, seconds = (numbers[at] / numbers[at + 1] for at in (0, 2, 4))
    return degrees + minutes / 60 + seconds / 3600


def _integer(raw: bytes, order: str) -> int:
    return int.from_bytes(raw, "big" if order == ">" else "little")


def _value(tag: int, raw: bytes) -> str:
    if tag in _WIDE:
        return raw.decode("utf-16-le", "replace").strip("\0 ")
    if _TAGS[tag] == "UserComment":
        charset = "utf-16" if raw[:7] == b"UNICODE" else None
        return raw[8:].decode(charset, "replace").strip("\0 ") if charset else _text(raw[8:])
    return _text(raw)


def _text(raw: bytes) -> str:
    raw = raw.strip(b"\0 ")
    return decode(raw, detect(raw))[0].decode("utf-8", "replace")
