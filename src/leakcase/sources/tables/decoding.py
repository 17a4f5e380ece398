"""Decoding: the text of a stream, block by block, for readers that care for structure.

The encoding is found out at the first bytes that are not ASCII, wherever they stand.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.encodings import Charset, bom_length, detect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.sources.reading import Reading

BLOCK = 1 << 20
"""Bytes of a block."""


class TextBlocks:
    """The blocks of text of a stream.

    Attributes:
        read: bytes read so far.
    """

    def __init__(self, stream: BinaryIO, declared: str = "", block: int = BLOCK) -> None:
        self.read = 0
        self._stream = stream
        self._declared = declared
        self._block = block
        self._told = 0

    @classmethod
    def of(cls, stream: BinaryIO, reading: Reading, block: int = BLOCK) -> TextBlocks:
        """The blocks of what is being read."""
        declared = reading.content_type.partition("charset=")[2].strip("\"' ;")
        return cls(stream, declared, block)

    def taken(self) -> int:
        """Bytes read since this was last asked."""
        size = self.read - self._told
        self._told = self.read
        return size

    def __iter__(self) -> Iterator[str]:
        decoder: codecs.IncrementalDecoder | None = None
        while data := self._stream.read(self._block):
            mark = bom_length(data) if self.read == 0 else 0
            self.read += len(data)
            if decoder is None:
                charset = detect(_telling(data), self._declared)
                wide = charset in {Charset.UTF_16_LE, Charset.UTF_16_BE}
                if data.isascii() and not wide:
                    yield data.decode("ascii")
                    continue
                decoder = codecs.getincrementaldecoder(charset.value)("leakcase.mark")
            yield decoder.decode(data[mark:])
        if decoder is not None and (end := decoder.decode(b"", final=True)):
            yield end


def _telling(data: bytes) -> bytes:
    """The bytes that tell the encoding: from shortly before the first that is not ASCII."""
    if not data[:4096].isascii():
        return data
    low, high = 0, len(data)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if data[:middle].isascii() else (low, middle)
    return data[max(low - 1024, 0) & ~1 :]


__all__ = ["BLOCK", "TextBlocks"]
