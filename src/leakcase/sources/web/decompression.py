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


class _Zlib:
    """gzip and deflate, the latter with or without the header that RFC 9110 asks for."""

    def __init__(self, *, deflate: bool) -> None:
        self._deflate = deflate
        self._object = zlib.decompressobj(zlib.MAX_WBITS if deflate else 16 + zlib.MAX_WBITS)
        self._begun = False

    @property
    def ended(self) -> bool:
        return self._object.eof or not self._begun

    def feed(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            data = piece
            while data and not self._object.eof:
                try:
                    out = self._object.decompress(data, BLOCK)
                except zlib.error:
                    if not self._deflate or self._begun:
                        raise
                    self._object = zlib.decompressobj(-zlib.MAX_WBITS)
                    self._begun = True
                    continue
                self._begun = True
                if out:
                    yield out
                data = self._object.unconsumed_tail
                rest = self._object.unused_data
                if self._object.eof and not self._deflate and rest.startswith(b"\x1f\x8b"):
                    data = rest
                    self._object = zlib.decompressobj(16 + zlib.MAX_WBITS)


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


def _step(name: str) -> _Zlib | _Zstd:
    if name in {"gzip", "x-gzip"}:
        return _Zlib(deflate=False)
    if name == "deflate":
        return _Zlib(deflate=True)
    if name == "zstd":
        return _Zstd()
    raise Unreadable(
        ProblemKind.UNSUPPORTED, "is compressed in a way that was not asked for; not read"
    )
