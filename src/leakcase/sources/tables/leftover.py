"""Leftovers: what a table format holds outside its tables, or what no longer parses as one.

Nothing that was read is dropped: it goes on as text, with its place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakcase.pii.finding import Seen
from leakcase.sources.segment import TextSegment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.segment import Limits


def as_text(
    text: str | bytes, location: Location, limits: Limits, *, seen: Seen = Seen.DATA
) -> Iterator[TextSegment]:
    """Text as segments no longer than ``limits.segment``; lines are counted where known."""
    data = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    line = location.line
    start = repeated = 0
    while start < len(data):
        end = _cut(data, start, limits.segment)
        place = location if line is None else location.at(line=line)
        continues = end < len(data) and data[end - 1 : end] != b"\n"
        yield TextSegment(
            place,
            data[start:end],
            seen=seen,
            size=end - start - repeated,
            repeated=repeated,
            continues=continues,
        )
        following = max(_border(data, end - limits.overlap), start + 1) if continues else end
        if line is not None:
            line += data.count(b"\n", start, following)
        repeated, start = end - following, following


def lines_as_text(
    blocks: Iterable[str], location: Location, limits: Limits
) -> Iterator[TextSegment]:
    """Text that arrives in blocks, as segments that are cut at line ends where there are any."""
    line = location.line or 1
    rest = ""
    for block in blocks:
        text = rest + block
        cut = text.rfind("\n") + 1
        if not cut and len(text) > limits.segment:
            cut = len(text) - limits.overlap
            yield from as_text(text, location.at(line=line), limits)
            rest = text[cut:]
            continue
        if cut:
            yield from as_text(text[:cut], location.at(line=line), limits)
            line += text.count("\n", 0, cut)
        rest = text[cut:]
    yield from as_text(rest, location.at(line=line), limits)


def _cut(data: bytes, start: int, most: int) -> int:
    """Where a segment that begins at ``start`` ends: a line end or, failing that, a character."""
    if len(data) - start <= most:
        return len(data)
    line_end = data.rfind(b"\n", start, start + most) + 1
    return line_end if line_end > start else max(_border(data, start + most), start + 1)


def _border(data: bytes, place: int) -> int:
    """The character border at or before ``place``."""
    border = max(place, 0)
    while border > max(place - 4, 0) and data[border] & 0xC0 == 0x80:
        border -= 1
    return border


__all__ = ["as_text", "lines_as_text"]
