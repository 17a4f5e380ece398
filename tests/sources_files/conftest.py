"""What the tests of file readers share: reading bytes and looking at what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from leakcase.pii.finding import Location
from leakcase.sources.reading import Options, read_bytes
from leakcase.sources.segment import (
    DEFAULT_LIMITS,
    Limits,
    Piece,
    Problem,
    ProblemKind,
    TableSegment,
    TextSegment,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True)
class Read:
    """What reading gave."""

    pieces: tuple[Piece, ...]

    @property
    def texts(self) -> list[TextSegment]:
        return [piece for piece in self.pieces if isinstance(piece, TextSegment)]

    @property
    def tables(self) -> list[TableSegment]:
        return [piece for piece in self.pieces if isinstance(piece, TableSegment)]

    @property
    def problems(self) -> list[Problem]:
        return [piece for piece in self.pieces if isinstance(piece, Problem)]

    @property
    def kinds(self) -> list[ProblemKind]:
        """Kinds of the problems that take something away."""
        return [problem.kind for problem in self.problems if problem.partial]

    @property
    def text(self) -> str:
        """All text, names left out."""
        return "\n".join(segment.text.decode() for segment in self.texts if segment.seen != "name")

    @property
    def names(self) -> list[str]:
        return [segment.text.decode() for segment in self.texts if segment.seen == "name"]

    def seen(self, needle: str) -> str:
        """How a reader meets a piece of text."""
        for segment in self.texts:
            at = segment.text.find(needle.encode())
            if at >= 0:
                regions = [seen for low, high, seen in segment.regions if low <= at < high]
                return str(regions[0] if regions else segment.seen)
        raise AssertionError(f"not read: {needle}")


@pytest.fixture
def read() -> Callable[..., Read]:
    def function(
        data: bytes,
        name: str = "x",
        *,
        limits: Limits = DEFAULT_LIMITS,
        content_type: str = "",
        ocr: bool = False,
    ) -> Read:
        location = Location(name)
        pieces = read_bytes(
            data,
            location,
            limits=limits,
            content_type=content_type,
            options=Options(ocr=ocr),
        )
        return Read(tuple(pieces))

    return function


@pytest.fixture
def place() -> Callable[[TextSegment, str], int]:
    """Byte offset in the original of a piece of text in a segment."""

    def function(segment: TextSegment, needle: str) -> int:
        at = segment.text.index(needle.encode())
        if segment.offsets is not None:
            at = int(segment.offsets(np.array([at]))[0])
        assert segment.location.offset is not None
        return segment.location.offset + at

    return function


def joined(segments: Sequence[TextSegment]) -> bytes:
    """Segments put together again, without what they repeat."""
    return b"".join(segment.text[segment.repeated :] for segment in segments)


@pytest.fixture(name="joined")
def joined_fixture() -> Callable[[Sequence[TextSegment]], bytes]:
    return joined
