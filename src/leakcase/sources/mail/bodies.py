"""Bodies of messages: transfer encodings undone as the lines stream by (RFC 2045 section 6)."""

from __future__ import annotations

import re
from binascii import Error as Base64Error
from binascii import a2b_base64, a2b_uu
from quopri import decodestring
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BATCH = 64 << 10
_NOT_BASE64 = re.compile(rb"[^A-Za-z0-9+/=_-]+")


def decoded_body(lines: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The bytes a part stands for, in chunks.

    Args:
        lines: of its body.
        encoding: ``Content-Transfer-Encoding``; what is not known passes as it is.
    """
    encoding = encoding.strip().lower()
    if encoding == "base64":
        yield from _base64(lines)
    elif encoding == "quoted-printable":
        yield from (decodestring(batch) for batch in _whole_lines(lines))
    elif encoding in {"x-uuencode", "uuencode", "x-uue"}:
        yield from _uuencoded(lines)
    else:
        yield from _batches(lines)


def _batches(lines: Iterable[bytes]) -> Iterator[bytes]:
    batch: list[bytes] = []
    size = 0
    for line in lines:
        batch.append(line)
        size += len(line)
        if size >= _BATCH:
            yield b"".join(batch)
            batch, size = [], 0
    yield b"".join(batch)


def _whole_lines(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Batches that do not end within a line or an escape."""
    rest = b""
    for batch in _batches(lines):
        data = rest + batch
        end = data.rfind(b"\n") + 1 or len(data)
        # a soft line break joins the next line, which must then be at hand
        while data[:end].rstrip(b"\r\n")[-1:] == b"=" and end:
            end = data.rfind(b"\n", 0, max(end - 1, 0)) + 1
        rest = data[end:]
        if len(rest) > _BATCH:
            end, rest = len(data), b""
        yield data[:end]
    yield rest


def _base64(lines: Iterable[bytes]) -> Iterator[bytes]:
    rest = b""
    for batch in _batches(lines):
        data = rest + _NOT_BASE64.sub(b"", batch).replace(b"-", b"+").replace(b"_", b"/")
        if b"=" in data:  # padding, perhaps of pieces that were joined
            yield b"".join(_quads(piece) for piece in re.findall(rb"[^=]+", data))
            rest = b""
            continue
        whole = len(data) // 4 * 4
        rest = data[whole:]
        yield _quads(data[:whole])
    yield _quads(rest)


def _quads(data: bytes) -> bytes:
    """Decode; letters that are too few at the end are dropped."""
    data = data[: len(data) - 1] if len(data) % 4 == 1 else data
    try:
        return a2b_base64(data + b"=" * (-len(data) % 4))
    except Base64Error:
        return b""


def _uuencoded(lines: Iterable[bytes]) -> Iterator[bytes]:
    for line in lines:
        if line.startswith((b"begin ", b"end")):
            continue
        try:
            yield a2b_uu(line)
        except Base64Error:
            yield b""
