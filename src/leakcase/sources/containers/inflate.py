"""Decompressors: gzip, deflate, bzip2, xz, lzma and zstd as bounded chunks of output.

None makes more than a few hundred KiB of output at a time, whatever the input claims.
"""

from __future__ import annotations

import bz2
import lzma
import zlib
from typing import TYPE_CHECKING, Protocol

from leakcase.sources.containers.metering import OUTPUT, Packed
from leakcase.sources.segment import ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

XZ_MEMORY = 128 << 20
"""Most memory an xz or zstd stream may ask for with its dictionary."""
_ZSTD_INPUT = 1 << 10
"""Bytes given to zstd at a time: it bounds no output, and makes up to 32 KiB of a byte."""


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


def gzip_chunks(packed: Packed) -> Iterator[bytes]:
    """Members of gzip one after the other."""
    return _members(packed, lambda: _Zlib(31))


def bzip2_chunks(packed: Packed) -> Iterator[bytes]:
    """Streams of bzip2 one after the other."""
    return _members(packed, bz2.BZ2Decompressor)


def xz_chunks(packed: Packed) -> Iterator[bytes]:
    """Streams of xz (or the older .lzma) one after the other."""
    return _members(packed, lambda: lzma.LZMADecompressor(lzma.FORMAT_AUTO, memlimit=XZ_MEMORY))


def zstd_chunks(packed: Packed) -> Iterator[bytes]:
    """Frames of zstd one after the other."""
    return _members(packed, _Zstd)


def deflate_chunks(packed: Packed) -> Iterator[bytes]:
    """One stream of raw deflate, as in a zip member."""
    return _one(packed, _Zlib(-15))


def zip_bzip2_chunks(packed: Packed) -> Iterator[bytes]:
    """One stream of bzip2, as in a zip member."""
    return _one(packed, bz2.BZ2Decompressor())


def zip_zstd_chunks(packed: Packed) -> Iterator[bytes]:
    """One frame of zstd, as in a zip member."""
    return _one(packed, _Zstd())


def zip_lzma_chunks(packed: Packed) -> Iterator[bytes]:
    """One stream of LZMA with the header a zip member gives it (APPNOTE 5.8.8)."""
    head = packed.read(4)
    properties = packed.read(int.from_bytes(head[2:4], "little"))
    filters = [_lzma_filter(properties)]
    yield from _one(packed, lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=filters))


def stored_chunks(packed: Packed) -> Iterator[bytes]:
    """Bytes that are not compressed."""
    return iter(packed.read, b"")


def _members(packed: Packed, new: Callable[[], _Decompressor]) -> Iterator[bytes]:
    """Every member; zeros and other bytes after the last are padding."""
    data, before = packed.read(), False
    while data:
        decompressor, some = new(), False
        try:
            for chunk in _one(packed, decompressor, data):
                some = True
                yield chunk
        except (zlib.error, OSError, lzma.LZMAError) as error:
            if some or not before:
                raise
            raise Unreadable(
                ProblemKind.CORRUPT, "something else follows the compressed data; not read"
            ) from error
        data = (decompressor.unused_data or packed.read()).lstrip(b"\0") or packed.read()
        before = True


def _one(packed: Packed, decompressor: _Decompressor, data: bytes | None = None) -> Iterator[bytes]:
    """The output of one member, EOFError where its input ends before it does."""
    data = packed.read() if data is None else data
    while not decompressor.eof:
        if not data and decompressor.needs_input and not (data := packed.read()):
            raise EOFError
        if chunk := decompressor.decompress(data, OUTPUT):
            yield chunk
        data = b""


class _Zlib:
    """zlib with the interface of bz2 and lzma."""

    def __init__(self, window: int) -> None:
        self._inner = zlib.decompressobj(window)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Output of at most ``max_length`` bytes; the input left over is kept."""
        tail = self._inner.unconsumed_tail
        return self._inner.decompress(tail + data if tail else data, max_length)


class _Zstd:
    """zstd with the interface of bz2 and lzma, fed little by little to bound its output."""

    def __init__(self) -> None:
        import zstandard  # noqa: PLC0415  (few files need it)

        self._inner = zstandard.ZstdDecompressor(max_window_size=XZ_MEMORY).decompressobj(
            write_size=32 << 10
        )
        self._pending = b""

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._pending

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data + self._pending

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """Some output; the input left over is kept."""
        pending = memoryview(self._pending + data)
        parts: list[bytes] = []
        size = 0
        while pending and size < max_length and not self._inner.eof:
            part = self._inner.decompress(pending[:_ZSTD_INPUT])
            pending = pending[_ZSTD_INPUT:]
            parts.append(part)
            size += len(part)
        self._pending = bytes(pending)
        return b"".join(parts)


def _lzma_filter(properties: bytes) -> dict[str, int]:
    """The filter that five bytes of LZMA properties describe."""
    code, dictionary = properties[0], int.from_bytes(properties[1:5], "little")
    if code >= 9 * 5 * 5 or dictionary > XZ_MEMORY:
        raise Unreadable(ProblemKind.CORRUPT, "its LZMA settings are out of range")
    rest, lc = divmod(code, 9)
    pb, lp = divmod(rest, 5)
    return {"id": lzma.FILTER_LZMA1, "dict_size": dictionary, "lc": lc, "lp": lp, "pb": pb}
