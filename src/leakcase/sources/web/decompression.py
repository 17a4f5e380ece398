"""Decompression of answers, bounded: what unfolds beyond measure is cut and reported."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import zstandard

from leakcase.sources.segment import ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCEPTED = "gzip, deflate, zstd"
BLOCK = 1 << 18
"""Bytes unfolded at a time."""
FREE = 1 << 20
"""Bytes below which no ratio is too large."""


class Unfolding:
    """One answer's body on its way through its content encodings."""

    def __init__(self, encodings: str, most: int, ratio: int) -> None:
        """An unfolding.

        Args:
            encodings: the ``Content-Encoding`` field.
            most: bytes that may come out.
            ratio: times what went in that may come out.

        Raises:
            Unreadable: it is in an encoding that was not asked for.
        """
        self._most = most
        self._ratio = ratio
        self._in = self.out = 0
        names = [name.strip().lower() for name in encodings.split(",")]
        self._steps = [_step(name) for name in reversed(names) if name not in {"", "identity"}]

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What comes out for what came in.

        Raises:
            Unreadable: broken, or too much.
        """
        self._in += len(data)
        pieces: Iterator[bytes] = iter((data,))
        for step in self._steps:
            pieces = step.feed(pieces)
        try:
            for piece in pieces:
                self.out += len(piece)
                self._check()
                yield piece
        except (zlib.error, zstandard.ZstdError) as error:
            raise Unreadable(
                ProblemKind.CORRUPT, "is compressed and broken; read up to there"
            ) from error

    @property
    def is_whole(self) -> bool:
        """Whether what is compressed came to its end."""
        return all(step.ended for step in self._steps)

    def _check(self) -> None:
        if self.out > self._most:
            raise Unreadable(
                ProblemKind.TOO_LARGE, f"is larger than {self._most} bytes; read up to there"
            )
        if self._steps and self.out > FREE and self.out > self._ratio * self._in:
            raise Unreadable(
                ProblemKind.TOO_LARGE,
                f"unfolds to more than {self._ratio} times its size; read up to there",
            )


class _Gzip:
    """gzip, of one member or several (RFC 1952 section 2.2); what follows them is passed over."""

    def __init__(self) -> None:
        self._object = zlib.decompressobj(_GZIP)
        self._rest = b""
        self._begun = False

    @property
    def ended(self) -> bool:
        return self._object.eof or not self._begun

    def feed(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            data = self._rest + piece
            self._rest = b""
            while data:
                if self._object.eof:
                    if len(data) < len(_MEMBER):
                        self._rest = data
                    if not data.startswith(_MEMBER):
                        break
                    self._object = zlib.decompressobj(_GZIP)
                self._begun = True
                if out := self._object.decompress(data, BLOCK):
                    yield out
                data = self._object.unconsumed_tail or self._object.unused_data


class _Deflate:
    """deflate, with the header that RFC 9110 asks for or without it, as some servers send it."""

    def __init__(self) -> None:
        self._object: zlib._Decompress | None = None
        self._head = b""

    @property
    def ended(self) -> bool:
        return self._object is None or self._object.eof

    def feed(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            data = self._head + piece
            if self._object is None:
                self._head = data
                if len(data) < 2:
                    continue
                headed = data[0] & 0x0F == zlib.DEFLATED and (data[0] << 8 | data[1]) % 31 == 0
                self._object = zlib.decompressobj(zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)
                self._head = b""
            while data and not self._object.eof:
                if out := self._object.decompress(data, BLOCK):
                    yield out
                data = self._object.unconsumed_tail


class _Zstd:
    """Zstandard; its window is bounded as RFC 9659 asks."""

    def __init__(self) -> None:
        self._object = zstandard.ZstdDecompressor(max_window_size=8 << 20).decompressobj()
        self._begun = False

    @property
    def ended(self) -> bool:
        return self._object.eof or not self._begun

    def feed(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            # the library gives out all at once: little in, so that little comes out
            for start in range(0, len(piece), 256):
                if self._object.eof:
                    return
                self._begun = True
                if out := self._object.decompress(piece[start : start + 256]):
                    yield out


def _step(name: str) -> _Gzip | _Deflate | _Zstd:
    if name in {"gzip", "x-gzip"}:
        return _Gzip()
    if name == "deflate":
        return _Deflate()
    if name == "zstd":
        return _Zstd()
    raise Unreadable(
        ProblemKind.UNSUPPORTED, "is compressed in a way that was not asked for; not read"
    )


_GZIP = 16 + zlib.MAX_WBITS
_MEMBER = b"\x1f\x8b"


__all__ = ["ACCEPTED", "Unfolding"]
