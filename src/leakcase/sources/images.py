"""Pictures: what their metadata tells (place, owner, serial number), and their text by OCR."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, BinaryIO

from leakcase.errors import MissingExtra
from leakcase.pii.finding import Seen
from leakcase.sources.documents.prose import Prose
from leakcase.sources.exif import properties
from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read a picture's properties, and its text where OCR is asked for."""
    prose = Prose(location, reading.limits, Seen.METADATA)
    for name, value in properties(stream):
        prose.line(f"{name}: {value}")
    yield from prose.take()
    if reading.options.ocr:
        from leakcase.sources.ocr import read_picture  # noqa: PLC0415  (an extra)

        stream.seek(0)
        yield from read_picture(_pixels(stream), location, reading)
    elif reading.options.first("pictures without OCR"):
        yield Problem(
            location,
            ProblemKind.UNSUPPORTED,
            "text in this and any other picture was not read; "
            "install leakcase[ocr] and ask for OCR to read it",
            partial=False,
        )


def _pixels(stream: BinaryIO) -> NDArray[np.uint8]:
    """The picture as ``uint8[height, width, 3]``, blue first; a bomb is refused unopened."""
    import numpy as np  # noqa: PLC0415  (with the extra)

    from leakcase.sources.ocr import MOST_PIXELS  # noqa: PLC0415  (an extra)

    try:
        from PIL import Image, ImageOps  # noqa: PLC0415  (an extra)
    except ImportError as error:
        raise MissingExtra(
            "reading text in pictures needs an extra: pip install 'leakcase[ocr]'"
        ) from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(stream) as picture:
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise Unreadable(
                    ProblemKind.TOO_LARGE, f"a picture of {width} × {height} pixels; not decoded"
                )
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    return np.ascontiguousarray(np.asarray(upright)[:, :, ::-1])
