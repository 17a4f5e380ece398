"""Plain text: cut at line ends into segments, whatever it is written in, whatever its size.

Logs, source code and every text without a structure of its own. Each block of lines is checked
by itself, because one file may hold lines of several encodings.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from leakcase.pii.finding import Seen
from leakcase.sources.encodings import (
    SAMPLE,
    Charset,
    bom_length,
    border,
    decode_lines,
    detect,
    whole,
)
from leakcase.sources.segment import TextSegment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Limits, Piece


def read_nothing(_stream: BinaryIO, _location: Location, _reading: Reading) -> Iterator[Piece]:
    """An empty file has nothing to say."""
    yield from ()


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read text of any encoding and size."""
    declared = reading.content_type.partition("charset=")[2].strip("\"' ;")
    yield from text_segments(stream, location, reading.limits, declared=declared)


def text_segments(
    stream: BinaryIO,
    location: Location,
    limits: Limits,
    *,
    declared: str = "",
    seen: Seen = Seen.DATA,
) -> Iterator[TextSegment]:
    """The text of a stream in segments with offset, line and (inside long lines) column."""
    for block in _blocks(stream, limits, declared):
        text, offsets = decode_lines(block.data, block.charset)
        yield TextSegment(
            location.at(offset=block.offset, line=block.line, col=block.col),
            text,
            offsets,
            seen=seen,
            size=len(block.data) - block.repeated_raw,
            repeated=block.repeated,
            continues=block.continues,
        )


@dataclass(frozen=True, slots=True)
class _Block:
    """Whole lines, or a piece of a line longer than a segment.

    Attributes:
        offset: of its first byte in the original.
        line: 1-based line of its first byte.
        col: 1-based column of its first character where it begins inside a line, else None.
        repeated: bytes of its UTF-8 text that the block before held too.
        repeated_raw: the same in the original.
        continues: its last line goes on in the next block.
    """

    data: bytes
    charset: Charset
    offset: int
    line: int
    col: int | None = None
    repeated: int = 0
    repeated_raw: int = 0
    continues: bool = False


def _blocks(stream: BinaryIO, limits: Limits, declared: str) -> Iterator[_Block]:
    window = _Window(stream, limits.segment)
    head = window.take(min(window.fill(), SAMPLE))
    charset = detect(head, declared)
    offset = bom_length(head)
    window.drop(offset)
    # a character of two bytes becomes three in UTF-8
    size = limits.segment if charset is Charset.UTF_8 else limits.segment * 2 // 3 & ~1
    block = _Block(b"", charset, offset, line=1)
    while (have := min(window.fill(), size)) > 0:
        cut = window.after_last_line(have, charset) if have == size else have
        data = window.take(cut or have)
        if cut:
            yield replace(block, data=data)
            lines = _count_lines(data, charset)
            block = _Block(b"", charset, block.offset + cut, block.line + lines)
            window.drop(cut)
        else:
            data = data[: _inside_line(data, charset, limits.overlap)]
            yield replace(block, data=data, continues=True)
            back = border(data, charset, max(len(data) - limits.overlap, 1))
            block = _after_cut(block, data, back)
            window.drop(back)


class _Window:
    """A stretch of a stream, in one buffer that is used again: memory is what takes time here."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._read = getattr(stream, "readinto", None) or partial(_read_into, stream)
        self._buffer = bytearray(size)
        self._view = memoryview(self._buffer)
        self._have = 0

    def fill(self) -> int:
        """Read until the window is full or the stream at its end; the bytes at hand."""
        while self._have < len(self._buffer):
            fresh = self._read(self._view[self._have :])
            if not fresh:
                break
            self._have += fresh
        return self._have

    def take(self, size: int) -> bytes:
        """The first bytes, which stay."""
        return bytes(self._view[:size])

    def drop(self, size: int) -> None:
        """Forget the first bytes."""
        rest = self._have - size
        self._buffer[:rest] = self._buffer[size : self._have]
        self._have = rest

    def after_last_line(self, size: int, charset: Charset) -> int:
        """One past the last line end in the first bytes, 0 where there is none."""
        if charset not in _WIDE:
            return self._buffer.rfind(b"\n", 0, size) + 1
        end, mark = size, "\n".encode(charset.value)
        while (at := self._buffer.rfind(mark, 0, end)) >= 0:
            if at % 2 == 0:
                return at + 2
            end = at + 1
        return 0


def _read_into(stream: BinaryIO, view: memoryview) -> int:
    """``readinto`` for streams that have none."""
    data = stream.read(len(view))
    view[: len(data)] = data
    return len(data)


def _count_lines(data: bytes, charset: Charset) -> int:
    if charset not in _WIDE:
        return int(np.count_nonzero(np.frombuffer(data, dtype=np.uint8) == _LF))
    units = np.frombuffer(data[: len(data) & ~1], dtype=_WIDE[charset])
    return int(np.count_nonzero(units == _LF))


def _inside_line(data: bytes, charset: Charset, overlap: int) -> int:
    """Where to cut a line that is too long: after a separator, else at a character border."""
    if charset not in _WIDE:
        tail = len(data) - overlap
        at = max(data.rfind(separator, tail) for separator in _SEPARATORS)
        if at > 0:
            return at + 1
    return whole(data, charset) or len(data)


def _after_cut(block: _Block, data: bytes, back: int) -> _Block:
    """The block that goes on with the same line, beginning ``back`` bytes into ``data``."""
    before, _ = decode_lines(data[:back], block.charset)
    repeated, _ = decode_lines(data[back:], block.charset)
    return _Block(
        b"",
        block.charset,
        block.offset + back,
        block.line,
        col=(block.col or 1) + _characters(before),
        repeated=len(repeated),
        repeated_raw=len(data) - back,
    )


def _characters(text: bytes) -> int:
    units = np.frombuffer(text, dtype=np.uint8)
    return int(np.count_nonzero((units & 0xC0) != 0x80))


_LF = 0x0A
_WIDE = {Charset.UTF_16_LE: "<u2", Charset.UTF_16_BE: ">u2"}
_SEPARATORS = (b",", b";", b" ", b"\t", b"&")
"""Bytes that are no part of a longer character in any of the encodings."""
