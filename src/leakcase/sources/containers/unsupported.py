"""What is known and cannot be read: archives of other kinds, and locked Office documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.segment import ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_NAMES = (
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"MSCF", "a cabinet archive"),
    (b"\x04\x22\x4d\x18", "an LZ4 stream"),
    (b"\x1f\x9d", "a .Z stream"),
    (b"LZIP", "an lzip stream"),
)


def read(stream: BinaryIO, _location: Location, _reading: Reading) -> Iterator[Piece]:
    """Say what it is and what to do."""
    head = stream.read(4)
    what = next((name for magic, name in _NAMES if head.startswith(magic)), "an archive")
    raise Unreadable(
        ProblemKind.UNSUPPORTED, f"{what}, which is not read here; unpack it and scan the folder"
    )


def read_encrypted(_stream: BinaryIO, _location: Location, _reading: Reading) -> Iterator[Piece]:
    """Say that a password locks it."""
    raise Unreadable(
        ProblemKind.ENCRYPTED, "an Office document locked with a password; nothing of it was read"
    )
