"""Encodings: finds out how text is written down, and decodes it without losing its places.

UTF-8 passes as it is. Other encodings become UTF-8 with an :class:`OffsetMap` back to the bytes
they came from. A byte that fits nowhere becomes one SUB (U+001A) and shifts nothing.
"""

from __future__ import annotations

import codecs
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.offsets import OffsetMap

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAMPLE = 64 << 10
"""Bytes looked at to find out an encoding."""


class Charset(StrEnum):
    """The encodings that are found out; the value is Python's name of the decoder."""

    UTF_8 = "utf-8"
    UTF_16_LE = "utf-16-le"
    UTF_16_BE = "utf-16-be"
    GB18030 = "gb18030"
    """Also GBK, GB2312 and cp936, which it contains."""
    BIG5 = "big5hkscs"
    LATIN_1 = "latin-1"
    """Whatever else is ASCII with other bytes here and there."""


BOMS: tuple[tuple[bytes, Charset], ...] = (
    (codecs.BOM_UTF8, Charset.UTF_8),
    (codecs.BOM_UTF16_LE, Charset.UTF_16_LE),
    (codecs.BOM_UTF16_BE, Charset.UTF_16_BE),
)

_LONG = 256 << 10
"""Bytes from which compiled code is worth its loading."""

_DECLARED: dict[str, Charset] = {
    "utf8": Charset.UTF_8,
    "utf16": Charset.UTF_16_LE,
    "utf16le": Charset.UTF_16_LE,
    "utf16be": Charset.UTF_16_BE,
    "gb2312": Charset.GB18030,
    "gbk": Charset.GB18030,
    "gb18030": Charset.GB18030,
    "cp936": Charset.GB18030,
    "ms936": Charset.GB18030,
    "windows936": Charset.GB18030,
    "hzgb2312": Charset.GB18030,
    "xgbk": Charset.GB18030,
    "big5": Charset.BIG5,
    "big5hkscs": Charset.BIG5,
    "cp950": Charset.BIG5,
    "xxbig5": Charset.BIG5,
}


def detect(head: bytes, declared: str = "") -> Charset:
    """The encoding of text that begins with ``head``.

    Args:
        head: the first bytes, best a few KiB; a character cut at its end does no harm.
        declared: what the text or its sender claims (``gb2312``); believed where it fits.
    """
    head = head[:SAMPLE]
    for bom, charset in BOMS:
        if head.startswith(bom):
            return charset
    wide = _utf_16(head)
    if wide is not None:
        return wide
    if is_utf_8(head):
        return Charset.UTF_8
    claim = named(declared)
    if claim not in {None, Charset.UTF_8} and _errors(head, claim) == 0:
        return claim
    return _eight_bit(head)


def named(label: str) -> Charset | None:
    """The encoding a label (``GB2312``, ``utf-8``, ``x-gbk``) means, None where it is another."""
    return _DECLARED.get("".join(c for c in label.lower() if c.isalnum()))


def bom_length(head: bytes) -> int:
    """Bytes of the byte order mark at the start, 0 where there is none."""
    return next((len(bom) for bom, _ in BOMS if head.startswith(bom)), 0)


def is_utf_8(data: bytes) -> bool:
    """Whether it is UTF-8; a character cut off at the end does no harm."""
    if data.isascii():
        return True
    if len(data) >= _LONG:
        from leakcase.sources.utf_8 import valid_up_to  # noqa: PLC0415  (slow to import)

        end = valid_up_to(data)
        if end < len(data) - 3:
            return False
        data = data[end:]
    try:
        codecs.utf_8_decode(data, "strict", False)  # noqa: FBT003  (positional only)
    except UnicodeDecodeError:
        return False
    return True


def looks_like_text(head: bytes) -> bool:
    """Whether a reader would see text: few control characters, and bytes that fit an encoding."""
    head = head[:SAMPLE]
    if any(head.startswith(bom) for bom, _ in BOMS) or _utf_16(head) is not None:
        return True
    controls = sum(head.count(c) for c in _CONTROLS)
    if controls * 50 > len(head):
        return False
    if is_utf_8(head):
        return True
    charset = _eight_bit(head)
    high = _high(head)
    if charset is Charset.LATIN_1:
        return high * 5 < len(head)
    return _errors(head, charset) * 10 < high


def plain_head(head: bytes) -> bytes:
    """The first bytes as UTF-8 without a byte order mark, for patterns to look at."""
    head = head[:SAMPLE]
    return decode(head[bom_length(head) :], detect(head))[0]


def decode(data: bytes, charset: Charset) -> tuple[bytes, OffsetMap | None]:
    """The text as UTF-8, and the map from places in it to places in ``data``.

    The map is None where they advance together. Never fails: a byte that fits nowhere becomes SUB.
    """
    if charset is Charset.UTF_8:
        return (data if is_utf_8(data) else _mark_utf_8(data)), None
    if data.isascii() and charset not in {Charset.UTF_16_LE, Charset.UTF_16_BE}:
        return data, None
    text = data.decode(charset.value, "leakcase.mark")
    return text.encode(), _map(text, charset, len(data))


def decode_lines(data: bytes, charset: Charset) -> tuple[bytes, OffsetMap | None]:
    """Like :func:`decode` for whole lines, some of which may be in another encoding.

    Logs and dumps are written by several programs: a file that opens in UTF-8 may go on in GBK.
    """
    if charset is not Charset.UTF_8:
        other = charset is not Charset.LATIN_1 and _high(data) >= _SURE and is_utf_8(data)
        return decode(data, Charset.UTF_8 if other else charset)
    if is_utf_8(data):
        return data, None
    return _decode_mixed(data)


def _decode_mixed(data: bytes) -> tuple[bytes, OffsetMap | None]:
    """Lines of UTF-8 with lines among them that are not."""
    runs = [
        (good, b"".join(lines)) for good, lines in groupby(data.splitlines(keepends=True), _fits)
    ]
    charset = detect(b"".join(run for good, run in runs if not good))
    texts: list[bytes] = []
    views, originals = [np.zeros(1, np.int64)], [np.zeros(1, np.int64)]
    view = original = 0
    for good, run in runs:
        text, offsets = (run, None) if good else decode(run, charset)
        texts.append(text)
        if offsets is not None:
            views.append(offsets.view + view)
            originals.append(offsets.original + original)
        view += len(text)
        original += len(run)
        views.append(np.array([view], np.int64))
        originals.append(np.array([original], np.int64))
    return b"".join(texts), OffsetMap(np.concatenate(views), np.concatenate(originals))


def _fits(line: bytes) -> bool:
    return is_utf_8(line)


def border(data: bytes, charset: Charset, at: int) -> int:
    """The first border between characters at or after ``at``."""
    if charset is Charset.UTF_8:
        while at < len(data) and data[at] & 0xC0 == 0x80:
            at += 1
        return at
    text = data.decode(charset.value, "leakcase.mark")
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    ends = np.cumsum(_written(points, charset), dtype=np.int64)
    return min(int(ends[np.searchsorted(ends, at)]), len(data)) if len(ends) else at


def whole(data: bytes, charset: Charset) -> int:
    """Bytes of ``data`` that hold whole characters, where it may be cut within its last one."""
    if charset is Charset.UTF_8:
        return len(data) - _cut_utf_8(data)
    if charset in {Charset.UTF_16_LE, Charset.UTF_16_BE}:
        even = len(data) & ~1
        high = data[even - 1 : even] if charset is Charset.UTF_16_LE else data[even - 2 : even - 1]
        return even - 2 if even and high[0] & 0xFC == 0xD8 else even
    if charset is Charset.LATIN_1 or (data[-1:].isascii() and data[-4:].isascii()):
        return len(data)
    decoder = codecs.getincrementaldecoder(charset.value)("leakcase.mark")
    decoder.decode(data)
    return len(data) - len(decoder.getstate()[0])


_CONTROLS = [bytes((c,)) for c in range(32) if c not in b"\t\n\r\f\x1b\x08\x1a"] + [b"\x7f"]
_MARK = "\x1a"
_SURE = 100
"""Bytes above ASCII that do not fit UTF-8 by chance."""


def _mark(error: UnicodeError) -> tuple[str, int]:
    """One SUB for each unit that fits nowhere."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    if error.encoding.startswith("utf-16"):
        return _MARK, min(error.start + 2, len(error.object))
    if error.encoding == "utf-8":
        return _MARK * (error.end - error.start), error.end
    return _MARK, error.start + 1


codecs.register_error("leakcase.mark", _mark)


def _mark_utf_8(data: bytes) -> bytes:
    end = whole(data, Charset.UTF_8)
    tail = _MARK.encode() * (len(data) - end)
    return data[:end].decode("utf-8", "leakcase.mark").encode() + tail


def _cut_utf_8(data: bytes) -> int:
    """Bytes at the end that begin a character whose rest is missing."""
    for back in range(1, min(4, len(data) + 1)):
        byte = data[-back]
        if byte < 0x80:
            return 0
        if byte >= 0xC0:
            length = 2 + (byte >= 0xE0) + (byte >= 0xF0)
            return back if length > back else 0
    return 0


def _map(text: str, charset: Charset, size: int) -> OffsetMap:
    points = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32)
    viewed = _UTF_8_LENGTHS[np.minimum(points, 0xFFFF)]
    if len(points) and int(points.max()) > 0xFFFF:
        viewed = viewed + (points > 0xFFFF)
    written = _written(points, charset)
    longer = np.flatnonzero((viewed | written) != 1)
    # the characters before the end of each longer one, and how much longer those are in all
    before = longer - np.arange(len(longer))
    view = before + np.cumsum(viewed[longer], dtype=np.int64)
    original = np.minimum(before + np.cumsum(written[longer], dtype=np.int64), size)
    start = np.zeros(1, np.int64)
    return OffsetMap(np.concatenate((start, view)), np.concatenate((start, original)))


_UTF_8_LENGTHS = np.repeat(np.array([1, 2, 3], np.uint8), [0x80, 0x780, 0xF800])


def _written(points: NDArray[np.uint32], charset: Charset) -> NDArray[np.uint8]:
    """Bytes each character has in the original."""
    if charset in {Charset.UTF_16_LE, Charset.UTF_16_BE}:
        return np.where(points >= 0x10000, np.uint8(4), np.uint8(2))
    if charset is Charset.LATIN_1:
        return np.ones(len(points), dtype=np.uint8)
    if charset is Charset.BIG5:
        # two codes of HKSCS stand for a letter and an accent each: the accent has no bytes
        accent = (points == 0x304) | (points == 0x30C)
        lengths = np.where(points < 0x80, np.uint8(1), np.uint8(2))
        return np.where(accent, np.uint8(0), lengths)
    # beyond the basic plane as at its end: four bytes
    return _gb18030_lengths()[np.minimum(points, 0xFFFF)]


@cache
def _gb18030_lengths() -> NDArray[np.uint8]:
    """Bytes of each character of the basic plane in GB18030: 1, 2 or 4."""
    encode = codecs.getencoder("gb18030")
    lengths = np.full(0x10000, 4, dtype=np.uint8)
    for point in range(0x10000):
        if not 0xD800 <= point < 0xE000:
            lengths[point] = len(encode(chr(point))[0])
    return lengths


def _utf_16(head: bytes) -> Charset | None:
    """UTF-16 without a mark: nearly everything is a common character in one byte order only."""
    units = len(head) // 2
    few = 2
    if units < few or (b"\0" not in head and is_utf_8(head)):
        return None
    best, share = None, 0.0
    for charset, kind in ((Charset.UTF_16_LE, "<u2"), (Charset.UTF_16_BE, ">u2")):
        points = np.frombuffer(head[: units * 2], dtype=kind)
        common = _common(points)
        if common > share:
            best, share = charset, common
    sure = 0.97 if b"\0" in head else 0.995
    return best if share >= sure and (b"\0" in head or units >= 16) else None


def _common(points: NDArray[np.uint16]) -> float:
    """Share of characters that Chinese and English text is made of."""
    ascii_ = ((points >= 0x20) & (points < 0x7F)) | np.isin(points, (0x09, 0x0A, 0x0D))
    han = (points >= 0x4E00) & (points < 0x9FA6)
    marks = ((points >= 0x3000) & (points < 0x3100)) | ((points >= 0xFF00) & (points < 0xFFF0))
    more = ((points >= 0xA0) & (points < 0x250)) | ((points >= 0x2010) & (points < 0x2040))
    return float(np.count_nonzero(ascii_ | han | marks | more)) / len(points)


def _high(data: bytes) -> int:
    return int(np.count_nonzero(np.frombuffer(data, dtype=np.uint8) >= 0x80))


def _errors(data: bytes, charset: Charset | None) -> int:
    """Bytes that fit nowhere in the encoding."""
    if charset is None:
        return len(data)
    data = data[: whole(data, charset)]
    return data.decode(charset.value, "leakcase.mark").count(_MARK) - data.count(b"\x1a")


def _eight_bit(head: bytes) -> Charset:
    """Of the encodings that keep ASCII, the one in which the most characters are usual ones."""
    high = _high(head)
    broken = _errors(head, Charset.UTF_8)
    if broken * 10 < high:
        return Charset.UTF_8
    sample = head if high * 2 > len(head) else _around_high(head)
    scores = {
        Charset.GB18030: _usual(sample, Charset.GB18030, _gb2312_usual()),
        Charset.BIG5: _usual(sample, Charset.BIG5, _big5_usual()),
    }
    best = max(scores, key=lambda charset: scores[charset])
    if scores[best] >= 0.55:  # names and rare characters leave the usual set
        return best
    return Charset.UTF_8 if broken * 3 < high else Charset.LATIN_1


def _around_high(head: bytes, keep: int = 8 << 10) -> bytes:
    """The lines that have bytes above ASCII, for text in which they are few."""
    lines = [line for line in head.split(b"\n") if not line.isascii()]
    return b"\n".join(lines)[:keep]


def _usual(data: bytes, charset: Charset, usual: frozenset[str]) -> float:
    """Share of characters above ASCII that are usual, errors counted against."""
    text = data[: whole(data, charset)].decode(charset.value, "leakcase.mark")
    above = [c for c in text if c > "\x7f"]
    errors = max(text.count(_MARK) - data.count(b"\x1a"), 0)
    if not above:
        return 0.0
    return sum(c in usual for c in above) / (len(above) + errors)


@cache
def _gb2312_usual() -> frozenset[str]:
    """Symbols, full-width forms and the 3,755 characters of level 1 of GB/T 2312-1980."""
    rows = [*range(0xA1, 0xA4), *range(0xB0, 0xD8)]
    codes = [bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF)]
    return frozenset("".join(code.decode("gb2312", "ignore") for code in codes))


@cache
def _big5_usual() -> frozenset[str]:
    """Symbols, full-width forms and the 5,401 frequent characters of Big5 (rows A4 to C6)."""
    cells = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    codes = [bytes((row, cell)) for row in range(0xA1, 0xC7) for cell in cells]
    return frozenset(
        "".join(code.decode("big5", "ignore") for code in codes if code <= b"\xc6\x7e")
    )
