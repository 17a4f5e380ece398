r"""Text written in an escape or an encoding, decoded with a map back to where it stood.

``\u624b``, ``%E6%89%8B``, ``&#25163;``, full-width ``１３８`` and base64 hide identifiers from
anyone who looks for their plain form. The lexer marks such regions; here they become *views*:
decoded text whose every byte knows its place in the original.
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass
from html.entities import html5
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from leakcase.pii.lexer import escaped
from leakcase.pii.offsets import OffsetMap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.lexer import Escapes

_AROUND = 96
"""Bytes of plain text read with an escaped region: labels and the rest of a number."""
_LONGEST_BASE64 = 1 << 16

_ESCAPE = re.compile(
    # the first byte is looked for at full speed, then says which of the forms it could be
    rb"[\\%&\xef](?:"
    rb"(?<=\\)u[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4})*"
    rb"|(?<=\\)x[0-9a-fA-F]{2}(?:\\x[0-9a-fA-F]{2})*"
    rb"|(?<=%)u[0-9a-fA-F]{4}(?:%u[0-9a-fA-F]{4})*"
    rb"|(?<=%)[0-9a-fA-F]{2}(?:%[0-9a-fA-F]{2})*"
    rb"|(?<=&)\#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});"
    rb"|(?<=&)[A-Za-z]{3,9};"
    rb"|(?<=\xef)(?:\xbc[\x81-\xbf]|\xbd[\x80-\x9e])(?:\xef(?:\xbc[\x81-\xbf]|\xbd[\x80-\x9e]))*"
    rb")"
)


@dataclass(frozen=True, slots=True)
class Views:
    """Decoded regions of one buffer, laid end to end with a zero byte between them.

    Attributes:
        text: the decoded bytes.
        offsets: from ``text`` to the buffer.
    """

    text: bytes
    offsets: OffsetMap


def decode(raw: bytes, escapes: Escapes) -> Views | None:
    """The views of ``raw``'s escaped regions, or None where nothing decodes."""
    text = bytearray()
    pairs: list[tuple[int, int]] = []
    for start, end, encoded in _regions(raw, escapes):
        if encoded:
            _decode_base64(raw, start, end, text, pairs)
        else:
            _decode_region(raw, start, end, text, pairs)
    if not pairs:
        return None
    return Views(bytes(text), OffsetMap.of(pairs))


def _regions(raw: bytes, escapes: Escapes) -> Iterator[tuple[int, int, bool]]:
    """Escaped regions with what stands around them, merged where they meet; and base64 runs."""
    low = high = -1
    for start, end, kind in zip(
        escapes.start.tolist(), escapes.end.tolist(), escapes.kind.tolist(), strict=True
    ):
        if kind == escaped.BASE64:
            yield start, end, True
            continue
        first = max(raw.rfind(b"\0", max(0, start - _AROUND), start) + 1, start - _AROUND, 0)
        stop = raw.find(b"\0", end, end + _AROUND)
        last = stop if stop >= 0 else min(end + _AROUND, len(raw))
        if high < 0:
            low, high = first, last
        elif first <= high:
            high = max(high, last)
        else:
            yield *_at_characters(raw, low, high), False
            low, high = first, last
    if high >= 0:
        yield *_at_characters(raw, low, high), False


def _at_characters(raw: bytes, start: int, end: int) -> tuple[int, int]:
    """The span without the parts of UTF-8 characters it cuts through."""
    while start < end and raw[start] & 0xC0 == 0x80:
        start += 1
    while end < len(raw) and end > start and raw[end] & 0xC0 == 0x80:
        end -= 1
    return start, end


def _decode_region(
    raw: bytes, start: int, end: int, text: bytearray, pairs: list[tuple[int, int]]
) -> None:
    """Append the decoded text of ``raw[start:end]`` and its breakpoints, if any escape decodes."""
    size, count = len(text), len(pairs)
    decoded = False
    place = start
    pairs.append((len(text), start))
    for match in _ESCAPE.finditer(raw, start, end):
        pieces = _pieces(match.group())
        if pieces is None:
            continue
        decoded = True
        text += raw[place : match.start()]
        views = accumulate(pieces.sizes, initial=len(text))
        places = accumulate(pieces.widths, initial=match.start())
        pairs.extend(zip(views, places, strict=True))
        text += pieces.text
        place = match.end()
    if not decoded:
        del text[size:]
        del pairs[count:]
        return
    text += raw[place:end]
    pairs.append((len(text), end))
    text += b"\0"


class _Pieces(NamedTuple):
    """The decoded characters of a run of escapes, and the size of each decoded and as written."""

    text: bytes
    sizes: list[int]
    widths: list[int]


def _pieces(run: bytes) -> _Pieces | None:
    """The characters of a run of escapes of one kind."""
    head = run[:2]
    if head in (b"\\u", b"%u"):
        return _utf16(run)
    if head == b"\\x":
        return _bytes(bytes.fromhex(run.replace(b"\\x", b"").decode("ascii")), 4)
    if run[:1] == b"%":
        return _bytes(bytes.fromhex(run.replace(b"%", b"").decode("ascii")), 3)
    if run[:1] == b"&":
        character = _entity(run)
        if not character:
            return None
        decoded = character.encode()
        return _Pieces(decoded, [len(decoded)], [len(run)])
    narrow = bytes(ord(wide) - 0xFEE0 for wide in run.decode())
    return _Pieces(narrow, [1] * len(narrow), [3] * len(narrow))


def _entity(run: bytes) -> str | None:
    """What an HTML entity stands for; None for none."""
    if run[:2] != b"&#":
        return html5.get(run[1:].decode("ascii"))
    digits = run[2:-1]
    code = int(digits[1:], 16) if digits[:1] in b"xX" else int(digits)
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else None


def _utf16(run: bytes) -> _Pieces:
    units = bytes.fromhex(run.replace(b"\\u", b"").replace(b"%u", b"").decode("ascii"))
    characters = units.decode("utf-16-be", "replace")
    decoded = characters.encode()
    count = len(characters)
    if len(decoded) == 3 * count and len(units) == 2 * count:  # Hanzi all of them
        return _Pieces(decoded, [3] * count, [6] * count)
    widths = [12 if ord(character) > 0xFFFF else 6 for character in characters]
    return _Pieces(decoded, _sizes(characters), widths)


def _bytes(decoded: bytes, width: int) -> _Pieces:
    """Characters of percent- or hex-escaped bytes, in UTF-8 or else in GB 18030."""
    for encoding in ("utf-8", "gb18030"):
        try:
            characters = decoded.decode(encoding)
        except UnicodeDecodeError:
            continue
        sizes = _sizes(characters)
        written = sizes if encoding == "utf-8" else _sizes(characters, encoding)
        return _Pieces(characters.encode(), sizes, [width * size for size in written])
    plain = bytes(byte if byte < 0x80 else ord("?") for byte in decoded)
    return _Pieces(plain, [1] * len(plain), [width] * len(plain))


def _sizes(characters: str, encoding: str = "utf-8") -> list[int]:
    return [len(character.encode(encoding)) for character in characters]


def _decode_base64(
    raw: bytes, start: int, end: int, text: bytearray, pairs: list[tuple[int, int]]
) -> None:
    """Append the text of one base64 run; three of its bytes stand on four characters."""
    run = raw[start : min(end, start + _LONGEST_BASE64)].translate(_URL_SAFE)
    run = run[: len(run) // 4 * 4] if len(run) % 4 == 1 else run + b"=" * (-len(run) % 4)
    try:
        decoded = base64.b64decode(run, validate=True)
        readable = decoded.decode("utf-8")
    except (binascii.Error, UnicodeDecodeError):
        return
    if not readable:
        return
    at = np.arange(0, len(decoded), 3)
    base = len(text)
    pairs.extend(zip((base + at).tolist(), (start + at // 3 * 4).tolist(), strict=True))
    text += decoded
    padded = end
    while padded < len(raw) and raw[padded] == ord("=") and padded - end < 2:
        padded += 1
    pairs.append((len(text), padded))
    text += b"\0"


_URL_SAFE = bytes.maketrans(b"-_", b"+/")
