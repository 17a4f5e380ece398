"""Lines of a message, with bounds: what is looked at line by line and never held whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LONGEST = 64 << 10
"""Bytes of a line; longer ones come in pieces."""


class Lines:
    """Lines with their ends, one of which may be given back."""

    def __init__(self, stream: BinaryIO) -> None:
        """Lines of a stream, up to its end."""
        self._lines = _lines(stream)
        self._returned: bytes | None = None

    def next(self) -> bytes:
        """The next line, empty at the end."""
        if self._returned is not None:
            line, self._returned = self._returned, None
            return line
        return next(self._lines, b"")

    def give_back(self, line: bytes) -> None:
        """Let the next call return this line."""
        self._returned = line or None

    def until(self, ends: Callable[[bytes], bool]) -> Iterator[bytes]:
        """Lines before the one for which ``ends`` holds, which is given back."""
        while line := self.next():
            if ends(line):
                self.give_back(line)
                return
            yield line


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    rest = b""
    while block := stream.read(1 << 18):
        *lines, rest = (rest + block).split(b"\n")
        for line in lines:
            yield line + b"\n"
        while len(rest) > LONGEST:
            yield rest[:LONGEST]
            rest = rest[LONGEST:]
    if rest:
        yield rest
