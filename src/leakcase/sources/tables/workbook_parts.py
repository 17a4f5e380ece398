"""The parts of a zipped workbook, measured before they are unpacked."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO, cast

from leakcase.sources.segment import ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    import zipfile

    from lxml import etree

    from leakcase.sources.reading import Reading

SMALL = 64 << 20
"""Largest part that is taken into memory whole."""


class Parts:
    """Parts by name. What is unpacked counts against the allowance of the outermost file."""

    def __init__(self, archive: zipfile.ZipFile, reading: Reading) -> None:
        self._archive = archive
        self._reading = reading
        self._infos = {info.filename.lstrip("/"): info for info in archive.infolist()}
        if len(self._infos) > reading.limits.members:
            raise Unreadable(ProblemKind.TOO_MANY, "has too many parts; not read")

    @property
    def names(self) -> list[str]:
        """Names of all parts."""
        return list(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def size(self, name: str) -> int:
        """Bytes of a part once unpacked, as the archive says; reading stops there."""
        return self._infos[name].file_size

    def open(self, name: str) -> BinaryIO:
        """A part as a stream."""
        info, limits = self._infos[name], self._reading.limits
        if info.flag_bits & 1:
            raise Unreadable(ProblemKind.ENCRYPTED, "is locked with a password; not read")
        bomb = info.file_size > 1 << 20 and info.file_size > limits.ratio * info.compress_size
        if info.file_size > limits.member or bomb:
            raise Unreadable(ProblemKind.TOO_LARGE, "has a part that unpacks to far too much")
        self._reading.allowance.expanded -= info.file_size
        if self._reading.allowance.expanded < 0:
            raise Unreadable(ProblemKind.TOO_LARGE, "unpacks to more than is read of one file")
        return cast("BinaryIO", self._archive.open(info))

    def read(self, name: str) -> bytes:
        """A small part whole."""
        if self.size(name) > SMALL:
            raise Unreadable(
                ProblemKind.TOO_LARGE, f"has an index larger than {SMALL >> 20} MiB; not read"
            )
        with self.open(name) as part:
            return part.read()


class Guarded(io.RawIOBase):
    """A part that must let go of something every so many bytes, or it is too much for memory."""

    def __init__(self, part: BinaryIO, most: int) -> None:
        super().__init__()
        self._part = part
        self._most = most
        self._since = 0

    def let_go(self) -> None:
        """What was read so far is no longer held."""
        self._since = 0

    def readable(self) -> bool:
        """Always."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        data = self._part.read(size)
        self._since += len(data)
        if self._since > self._most:
            raise Unreadable(
                ProblemKind.TOO_LARGE, f"has a row or a text longer than {self._most >> 20} MiB"
            )
        return data


def drop(element: etree._Element) -> None:
    """Forget an element and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


__all__ = ["Guarded", "Parts", "drop"]
