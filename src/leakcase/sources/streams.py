"""Streams: bytes that only go forward, with a look ahead, and a spool for readers that seek.

A stream that breaks off (a truncated archive, a bomb cut at its limit) ends like any other, and
says afterwards what happened, so that what came before is never lost.
"""

from __future__ import annotations

import io
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from leakcase.sources.segment import ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from _typeshed import WriteableBuffer

MEMORY = 8 << 20
"""Bytes a spool keeps in memory before it goes to an unlinked temporary file."""
BLOCK = 1 << 18


class Unreadable(Exception):  # noqa: N818  (it tells of the input, not of a fault of ours)
    """The input cannot be read on.

    Attributes:
        kind: why.
        detail: one plain clause; never contains text of the input.
    """

    def __init__(self, kind: ProblemKind, detail: str) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail


class ForwardStream(io.RawIOBase):
    """Chunks of bytes as a stream that only goes forward.

    Attributes:
        failure: why the stream ended before its true end, or None.
    """

    def __init__(self, chunks: Iterable[bytes]) -> None:
        super().__init__()
        self._chunks = iter(chunks)
        self._rest = memoryview(b"")
        self.failure: Unreadable | None = None

    @classmethod
    def of(cls, stream: BinaryIO) -> ForwardStream:
        """A stream of someone else's as one with a look ahead."""
        return cls(iter(lambda: stream.read(BLOCK), b""))

    def readable(self) -> bool:
        """Always."""
        return True

    def peek(self, size: int) -> bytes:
        """The next bytes without taking them: ``size`` of them, or fewer at the end."""
        parts = [bytes(self._rest)]
        have = len(parts[0])
        while have < size and self._advance():
            parts.append(bytes(self._rest))
            have += len(self._rest)
        whole = b"".join(parts)
        self._rest = memoryview(whole)
        return whole[:size]

    def read(self, size: int = -1, /) -> bytes:
        """The next ``size`` bytes, fewer only at the end; all where ``size`` is negative."""
        parts: list[memoryview] = []
        have = 0
        while size < 0 or have < size:
            if not self._rest and not self._advance():
                break
            part = self._rest if size < 0 else self._rest[: size - have]
            self._rest = self._rest[len(part) :]
            parts.append(part)
            have += len(part)
        return b"".join(parts)

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Fill the buffer, less only at the end."""
        view = memoryview(buffer).cast("B")
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def _advance(self) -> bool:
        """Take the next chunk that is not empty; False at the end, true or not."""
        if self.failure is not None:
            return False
        try:
            for chunk in self._chunks:
                if chunk:
                    self._rest = memoryview(chunk)
                    return True
        except Unreadable as stop:
            self.failure = stop
        except EOFError:
            self.failure = Unreadable(ProblemKind.TRUNCATED, "ends early; read up to there")
        except Exception as error:  # noqa: BLE001  (decoders raise anything on hostile input)
            self.failure = Unreadable(
                ProblemKind.CORRUPT, f"is broken ({type(error).__name__}); read up to there"
            )
        self._rest = memoryview(b"")
        return False


@contextmanager
def spooled(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The rest of a stream as one that seeks.

    Small ones stay in memory; others go to a temporary file that has no name (or, on systems
    without such, one only its owner can open) and is gone once closed, however we end.
    """
    with SpooledTemporaryFile(max_size=MEMORY) as spool:
        while block := stream.read(BLOCK):
            spool.write(block)
        spool.seek(0)
        yield cast("BinaryIO", spool)
