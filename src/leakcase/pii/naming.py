"""Names and addresses for the engine: where in a buffer to look, and what the tagger makes of it.

Near other findings and the words that announce a name or an address; everywhere on request.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.candidates import Candidates
from leakcase.pii.finding import Tier
from leakcase.pii.names.tagger import KINDS, Tagger
from leakcase.pii.recognizer import Reason
from leakcase.pii.taxonomy import INDEX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.lexer import Labels
    from leakcase.pii.vocabulary import Vocabulary

_AROUND_HIT = 120
"""Bytes on either side of a finding: about forty Hanzi."""
_AFTER_WORD = 120
_BEFORE_WORD = 45
"""Bytes around a word such as 先生 or 收货地址, which may follow or precede the name."""
_WHOLE = 1 << 16
"""Bytes of one window when everything is read."""
_SURE = 0.9
_FAIR = 0.6
_PRIORITY = 20
_DAY = re.compile(
    rb"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w* (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
    rb"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* \d"
)
"""The beginning of a date, which reads like a first and a last name."""
_CATEGORY = np.array([INDEX.get(kind, 0) for kind in KINDS], np.int16)


def near(
    raw: bytes,
    found: Candidates,
    labels: Labels,
    vocabulary: Vocabulary,
    borders: NDArray[np.int64],
) -> list[tuple[int, int]]:
    """Windows around findings and announcing words, merged where they meet.

    ``borders`` are the places no window reaches across.
    """
    rows = np.flatnonzero(vocabulary.announcing[labels.word])
    low = np.concatenate([found.start - _AROUND_HIT, labels.start[rows] - _BEFORE_WORD])
    high = np.concatenate([found.end + _AROUND_HIT, labels.end[rows] + _AFTER_WORD])
    text = np.searchsorted(borders, np.concatenate([found.start, labels.start[rows]]))
    low = np.maximum(low, np.concatenate([[0], borders + 1])[text])
    high = np.minimum(high, borders[text])
    order = np.argsort(low, kind="stable")
    low, high = low[order], high[order]
    if not len(low):
        return []
    reach = np.maximum.accumulate(high)
    opens = np.concatenate([[True], low[1:] > reach[:-1]])
    first = np.flatnonzero(opens)
    last = np.concatenate([first[1:], [len(low)]]) - 1
    return [
        (_character(raw, start), _character(raw, end))
        for start, end in zip(low[first].tolist(), reach[last].tolist(), strict=True)
    ]


def everywhere(raw: bytes, borders: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Windows that cover everything between the borders, long texts cut at line ends."""
    windows = []
    start = 0
    for border in borders.tolist():
        while start < border:
            end = min(start + _WHOLE, border)
            if end < border:
                end = raw.rfind(b"\n", start + 1, end) + 1 or _character(raw, end)
            windows.append((start, end))
            start = end
        start = border + 1
    return windows


def _character(raw: bytes, place: int) -> int:
    """The place, or the beginning of the character it falls into."""
    for begin in range(place, max(place - 4, 0), -1):
        if begin == len(raw) or raw[begin] & 0xC0 != 0x80:
            return begin
    return place


def named(raw: bytes, windows: Sequence[tuple[int, int]], found: Candidates) -> Candidates:
    """What was found, with the names and addresses in the windows that overlap none of it."""
    if not windows:
        return found
    spans = Tagger.load().tag_bytes([raw[start:end] for start, end in windows])
    base = np.array([start for start, _ in windows], np.int64)[spans.window]
    start, end = spans.start + base, spans.end + base
    free = _free(start, end, found) & (spans.score >= _FAIR)
    for row in np.flatnonzero(free).tolist():
        free[row] = _DAY.match(raw, int(start[row])) is None
    size = int(free.sum())
    names = Candidates(
        start[free],
        end[free],
        _CATEGORY[spans.kind[free]],
        np.where(spans.score[free] >= _SURE, Tier.CHECKED, Tier.FORMAT).astype(np.uint8),
        np.full(size, Reason.TAGGER, np.uint32),
        np.full(size, _PRIORITY, np.int16),
    )
    both = Candidates.joined([found, names])
    return both.take(np.argsort(both.start, kind="stable"))


def _free(start: NDArray[np.int64], end: NDArray[np.int64], found: Candidates) -> NDArray[np.bool_]:
    """Which spans overlap nothing found; what was found is ordered and does not overlap."""
    if not len(found):
        return np.ones(len(start), np.bool_)
    after = np.searchsorted(found.start, start, side="right")
    before_end = np.where(after > 0, found.end[np.maximum(after - 1, 0)], -1)
    next_start = np.where(
        after < len(found), found.start[np.minimum(after, len(found) - 1)], np.iinfo(np.int64).max
    )
    return np.asarray((before_end <= start) & (next_start >= end))
