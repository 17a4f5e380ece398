"""OCR: the text in pictures, with an optional extra whose model comes inside its package.

Slow (seconds a picture), so only where it is asked for; nothing is downloaded.
"""

from __future__ import annotations

import logging
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from leakcase.errors import MissingExtra
from leakcase.sources.segment import TextSegment

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

MOST_PIXELS = 40_000_000
"""Pixels of the largest picture that is decoded."""
_SURE = 0.5
"""Lines the model is less sure of are noise."""


class _Result(Protocol):
    txts: tuple[str, ...] | None
    scores: tuple[float, ...] | None
    boxes: NDArray[np.float32] | None


class _Engine(Protocol):
    def __call__(self, picture: NDArray[np.uint8]) -> _Result: ...


def read_picture(
    pixels: NDArray[np.uint8], location: Location, reading: Reading
) -> Iterator[Piece]:
    """The lines of text in a picture, in reading order.

    Args:
        pixels: ``uint8[height, width, 3]``, blue first, or ``uint8[height, width]``.
        location: of the picture; lines are numbered within it.
        reading: as for any reader.

    Raises:
        MissingExtra: the extra is not installed.
    """
    result = _engine()(pixels)
    reading.clock.check()
    if not result.txts or result.scores is None or result.boxes is None:
        return
    found = sorted(
        zip(result.boxes.tolist(), result.txts, result.scores, strict=True),
        key=lambda line: (min(y for _, y in line[0]), min(x for x, _ in line[0])),
    )
    lines = _rows([(box, text) for box, text, score in found if score >= _SURE])
    text = "\n".join(lines).encode()
    if text.strip():
        yield TextSegment(location.at(line=1), text, size=len(text))


def _rows(lines: list[tuple[list[list[float]], str]]) -> list[str]:
    """Lines whose boxes stand beside each other put into one: a label and its value."""
    rows: list[tuple[float, float, list[tuple[float, str]]]] = []
    for box, text in lines:
        top, bottom = min(y for _, y in box), max(y for _, y in box)
        left = min(x for x, _ in box)
        middle = (top + bottom) / 2
        if rows and rows[-1][0] <= middle <= rows[-1][1]:
            rows[-1][2].append((left, text))
        else:
            rows.append((top, bottom, [(left, text)]))
    return ["  ".join(text for _, text in sorted(row)) for _, _, row in rows]


@cache
def _engine() -> _Engine:
    try:
        from rapidocr import RapidOCR  # noqa: PLC0415  (an extra, and slow to import)
    except ImportError as error:
        raise MissingExtra(
            "reading text in pictures needs an extra: pip install 'leakcase[ocr]'"
        ) from error
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    return cast("_Engine", RapidOCR(params={"Global.log_level": "error"}))
