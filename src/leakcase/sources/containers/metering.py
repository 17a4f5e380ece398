"""Metering: decompressed bytes are counted as they come, and cut where a limit is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.segment import ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leakcase.sources.reading import Reading

BLOCK = 64 << 10
"""Bytes of compressed input taken at a time."""
OUTPUT = 256 << 10
"""Most bytes of output made at a time, whatever the input claims."""
_SMALL = 1 << 20
"""Output up to this size may have any ratio: short runs of zeros are no bomb."""


class Packed:
    """Compressed input, counted.

    Attributes:
        taken: bytes taken so far.
    """

    def __init__(self, stream: BinaryIO, *, start: int | None = None, size: int | None = None):
        """Input of a stream.

        Args:
            stream: where it is.
            start: its offset in a stream that others seek in too; None where it only goes forward.
            size: its length, None for up to the end of the stream.
        """
        self._stream = stream
        self._start = start
        self._size = size
        self.taken = 0

    def read(self, most: int = BLOCK) -> bytes:
        """The next bytes, empty at the end."""
        if self._size is not None:
            most = min(most, self._size - self.taken)
        if self._start is not None:
            self._stream.seek(self._start + self.taken)
        data = self._stream.read(most)
        self.taken += len(data)
        return data


def metered(chunks: Iterable[bytes], packed: Packed, reading: Reading) -> Iterator[bytes]:
    """The chunks, until a limit is reached; then :class:`Unreadable` is raised."""
    limits, allowance = reading.limits, reading.allowance
    size = 0
    for chunk in chunks:
        size += len(chunk)
        allowance.expanded -= len(chunk)
        if size > _SMALL and size > packed.taken * limits.ratio:
            raise Unreadable(
                ProblemKind.TOO_LARGE,
                f"expands more than {limits.ratio} times; read up to {size - len(chunk)} bytes",
            )
        if size > limits.member:
            raise Unreadable(
                ProblemKind.TOO_LARGE, f"expands beyond {limits.member} bytes; read up to there"
            )
        if allowance.expanded < 0:
            raise Unreadable(
                ProblemKind.TOO_LARGE,
                f"everything inside expands beyond {limits.expanded} bytes; read up to there",
            )
        yield chunk
