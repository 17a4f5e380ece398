"""Binary files: nothing to parse, so their printable runs are read, as ``strings`` would.

Finds runs in UTF-8, GBK and UTF-16; a notice says that only these were read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import numpy as np

from leakcase.pii.offsets import OffsetMap
from leakcase.sources.encodings import Charset, decode
from leakcase.sources.segment import Problem, ProblemKind, TextSegment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

BLOCK = 1 << 20
CARRY = 1 << 16
"""Longest run put together across two blocks."""
SHORTEST = 6
"""Bytes of the shortest run worth reading (for UTF-16: characters): a word, not noise."""
_NEAR = 2 * SHORTEST
_Span = tuple[int, int, Charset]


def read(stream: BinaryIO, location: Location, _reading: Reading) -> Iterator[Piece]:
    """Read the printable runs of anything."""
    yield Problem(
        location,
        ProblemKind.UNSUPPORTED,
        "not a format that is known here; only its runs of printable text were read",
        partial=False,
    )
    yield from printable(stream, location)


def printable(stream: BinaryIO, location: Location) -> Iterator[TextSegment]:
    """The printable runs of a stream, one a line, with the places they come from."""
    offset, rest = 0, b""
    while fresh := stream.read(BLOCK):
        data = rest + fresh
        spans = _spans(data)
        keep = _open_run(data, spans) if len(fresh) == BLOCK else len(data)
        spans = [span for span in spans if span[0] < keep]
        yield from _segment(data, spans, location.at(offset=offset), len(fresh))
        rest, offset = data[keep:], offset + keep
    if rest:
        yield from _segment(rest, _spans(rest), location.at(offset=offset), 0)


def _open_run(data: bytes, spans: list[_Span]) -> int:
    """Where the run begins that the end of the block may cut, or the end."""
    near = max(len(data) - _NEAR, 0)
    start = min([near, *(span[0] for span in spans[-3:] if span[1] > near)])
    return start if len(data) - start <= CARRY and start > 0 else len(data)


def _segment(
    data: bytes, spans: list[_Span], location: Location, size: int
) -> Iterator[TextSegment]:
    texts: list[bytes] = []
    pairs: list[tuple[int, int]] = []
    view = 0
    for start, end, charset in spans:
        text, inner = data[start:end], None
        if charset is not Charset.UTF_8:
            text, inner = decode(text, charset)
        if inner is None:
            pairs.append((view, start))
        else:
            places = zip(inner.view.tolist(), inner.original.tolist(), strict=True)
            pairs += [(view + there, start + here) for there, here in places]
        view += len(text) + 1
        texts.append(text)
    if texts:
        yield TextSegment(location, b"\n".join(texts), OffsetMap.of(pairs), size=size)


def _spans(data: bytes) -> list[_Span]:
    """Runs in order; UTF-16 only where nothing else was found."""
    values = np.frombuffer(data, dtype=np.uint8)
    plain = _PRINTABLE[values]
    plain |= _utf_8(values)
    chinese = _gbk(data, values)
    runs = _runs(plain | chinese if chinese is not None else plain, SHORTEST)
    if chinese is None:
        found: list[_Span] = [(start, end, Charset.UTF_8) for start, end in runs]
    else:
        found = [
            (start, end, Charset.GB18030 if chinese[start:end].any() else Charset.UTF_8)
            for start, end in runs
        ]
    wide = _utf_16(values, found)
    return sorted(found + wide) if wide else found


_PRINTABLE = np.zeros(256, dtype=np.bool_)
_PRINTABLE[0x20:0x7F] = _PRINTABLE[0x09] = True


def _utf_8(values: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Bytes of letters of two bytes, Chinese characters and full-width forms in UTF-8."""
    mask = np.zeros(len(values), dtype=np.bool_)
    pairs = (values[:-1] >= 0xC3) & (values[:-1] <= 0xDF) & (values[1:] & 0xC0 == 0x80)
    letters = np.zeros(len(values), dtype=np.bool_)
    letters[:-1] |= pairs
    letters[1:] |= pairs
    for start, end in _runs(letters, SHORTEST):
        mask[start:end] = True
    leads = np.flatnonzero((values[:-2] >= 0xE3) & (values[:-2] <= 0xEF))
    leads = leads[(values[leads] <= 0xE9) | (values[leads] == 0xEF)]
    follows = (values[leads + 1] & 0xC0 == 0x80) & (values[leads + 2] & 0xC0 == 0x80)
    leads = leads[follows]
    for step in range(3):
        mask[leads + step] = True
    return mask


_USUAL_LEADS = bytes(range(0xB0, 0xD8))
_MARK_LEADS = b"\xa1\xa3"


def _gbk(data: bytes, values: NDArray[np.uint8]) -> NDArray[np.bool_] | None:
    """Bytes of Chinese characters in GBK, three or more in a row; None where there are none.

    Chinese text in UTF-8 is none: a third of its bytes, at least, cannot begin a usual character.
    """
    high = (values >= 0xA1) & (values <= 0xFE)
    mask = None
    for start, end in _runs(high, SHORTEST):
        for first in (start, start + 1):
            last = end - (end - first) % 2
            leads = data[first:last:2]
            strange = len(leads.translate(None, _USUAL_LEADS + _MARK_LEADS))
            marks = len(leads.translate(None, _USUAL_LEADS))
            if last - first >= SHORTEST and strange * 10 <= len(leads) > marks:
                mask = np.zeros(len(values), dtype=np.bool_) if mask is None else mask
                mask[first:last] = True
                break
    return mask


def _utf_16(values: NDArray[np.uint8], found: list[_Span]) -> list[_Span]:
    """Runs of UTF-16 between the others: any two letters would make a character of it."""
    free = np.ones(len(values), dtype=np.bool_)
    for start, end, _ in found:
        free[start:end] = False
    spans: list[_Span] = []
    for shift in (0, 1):
        length = (len(values) - shift) // 2 * 2
        units = values[shift : shift + length].view("<u2")
        spots = free[shift : shift + length]
        letters = (units >= 0x20) & (units < 0x7F)
        mask = letters | ((units >= 0x4E00) & (units < 0x9FA6)) | ((units & 0xFF00) == 0xFF00)
        mask |= (units >= 0x3000) & (units < 0x3020)
        mask &= spots[::2] & spots[1::2]
        for start, end in _runs(mask, SHORTEST):
            if np.count_nonzero(letters[start:end]) * 2 >= end - start or _usual(
                units[start:end].tobytes()
            ):
                spans.append((start * 2 + shift, end * 2 + shift, Charset.UTF_16_LE))
                free[start * 2 + shift : end * 2 + shift] = False
    return spans


def _usual(raw: bytes) -> bool:
    """Whether characters are the frequent ones of GB/T 2312, and not any."""
    text = raw.decode("utf-16-le", "replace")
    return len(text.encode("gb2312", "ignore").decode("gb2312")) * 10 >= len(text) * 9


def _runs(mask: NDArray[np.bool_], least: int) -> list[tuple[int, int]]:
    """Starts and ends of stretches of True at least this long."""
    edges = np.flatnonzero(np.diff(mask.view(np.int8), prepend=0, append=0))
    starts, ends = edges[::2], edges[1::2]
    long = ends - starts >= least
    return list(zip(starts[long].tolist(), ends[long].tolist(), strict=True))
