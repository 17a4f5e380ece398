"""Finds names of people and addresses in running text.

>>> [text[span.start : span.end] for span in Tagger.load().tag(text := "记者王小明说，天气很好。")]
['王小明']
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from leakcase.pii.compiled import compiled
from leakcase.pii.names.classes import C_MARK, INDEX
from leakcase.pii.names.decoding import best_path, score_arcs
from leakcase.pii.names.lattice import build_arcs
from leakcase.pii.names.model import Model
from leakcase.pii.names.spans import PLACE_KIND, read_spans
from leakcase.pii.names.stretch import Stretch, match_words, new_stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

STRETCH = 200
"""Characters read at once at most; sentences are shorter."""
PERIOD = INDEX["PERIOD"]
KINDS = ("", "person_name", "address", "place")


@dataclass(frozen=True, slots=True)
class Span:
    """A name or an address in a text.

    Attributes:
        start: first character.
        end: one past the last character.
        kind: ``person_name``, ``address``, or ``place`` where asked for.
        score: how sure, 0 to 1.
        reasons: what speaks for it, as codes.
    """

    start: int
    end: int
    kind: str
    score: float
    reasons: tuple[str, ...] = ("tagger",)


@dataclass(frozen=True, slots=True)
class Spans:
    """``n`` spans in a batch of windows, as columns ordered by window and start.

    Attributes:
        window: ``int32[n]``, index of the window.
        start: ``int64[n]``, first byte within the window.
        end: ``int64[n]``, one past the last byte.
        kind: ``uint8[n]``, index into ``KINDS``.
        score: ``float32[n]``, how sure, 0 to 1.
    """

    window: NDArray[np.int32]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    kind: NDArray[np.uint8]
    score: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.window)


class Tagger:
    """Reads names and addresses with a model."""

    def __init__(self, model: Model) -> None:
        self._model = model

    @classmethod
    @cache
    def load(cls) -> Tagger:
        """The tagger with the model that comes with the package."""
        return cls(Model.load())

    def tag(self, text: str, *, bias: float = 0.0, places: bool = False) -> list[Span]:
        """The names and addresses of a text, in order.

        ``bias`` raises (or lowers) the odds of a name, in nats: what is known of the context.
        ``places`` also returns names of places that are no address.
        """
        wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        codes = np.minimum(wide, 0xFFFF).astype(np.int32)
        found, scores = self._read(codes, np.array([0, len(codes)], np.int64), bias)
        return [
            Span(int(start), int(end), KINDS[kind], float(score))
            for (start, end, kind, _), score in zip(found, scores, strict=True)
            if places or kind != PLACE_KIND
        ]

    def tag_bytes(
        self, windows: Sequence[bytes], *, bias: float = 0.0, places: bool = False
    ) -> Spans:
        """The names and addresses of many UTF-8 texts; invalid bytes are skipped over."""
        buffer = np.frombuffer(b"".join(windows), np.uint8)
        borders = np.zeros(len(windows) + 1, np.int64)
        np.cumsum([len(window) for window in windows], out=borders[1:])
        codes = np.empty(len(buffer), np.int32)
        at_byte = np.empty(len(buffer) + 1, np.int64)
        char_borders = np.empty(len(borders), np.int64)
        count = decode(buffer, borders, codes, at_byte, char_borders)
        found, scores = self._read(codes[:count], char_borders, bias)
        if not places:
            kept = found[:, 2] != PLACE_KIND
            found, scores = found[kept], scores[kept]
        window = found[:, 3]
        # a window's last character ends where the next window begins
        return Spans(
            window.astype(np.int32),
            at_byte[found[:, 0]] - borders[window],
            at_byte[found[:, 1]] - borders[window],
            found[:, 2].astype(np.uint8),
            scores,
        )

    def _read(
        self, codes: NDArray[np.int32], borders: NDArray[np.int64], bias: float
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        model = self._model
        found = np.empty((len(codes) // 2 + 4, 4), np.int64)
        sure = np.empty(len(found), np.float32)
        tables = Tables(
            model.ids, model.chars, model.base, model.check, model.values, model.weights,
            model.between, np.empty(0, np.float32),
        )  # fmt: skip
        held = read_all(codes, borders, tables, bias, new_stretch(STRETCH), found, sure)
        return found[:held], sure[:held]


class Tables(NamedTuple):
    """The arrays of a model, as compiled code takes them."""

    ids: NDArray[np.uint16]
    chars: NDArray[np.uint8]
    base: NDArray[np.int32]
    check: NDArray[np.int32]
    values: NDArray[np.int64]
    weights: NDArray[np.float32]
    between: NDArray[np.float32]
    nothing: NDArray[np.float32]
    """Empty: no word is hidden while tagging."""


@compiled
def decode(
    buffer: NDArray[np.uint8],
    borders: NDArray[np.int64],
    codes: NDArray[np.int32],
    at_byte: NDArray[np.int64],
    char_borders: NDArray[np.int64],
) -> int:
    """Code points of UTF-8 windows and where each begins; a byte that fits nowhere is U+FFFD."""
    count = 0
    for window in range(len(borders) - 1):
        char_borders[window] = count
        at = borders[window]
        last = borders[window + 1]
        while at < last:
            lead = int(buffer[at])
            length = 1
            code = lead
            if lead >= 0x80:
                length = (
                    2
                    if 0xC2 <= lead < 0xE0
                    else 3
                    if 0xE0 <= lead < 0xF0
                    else 4
                    if 0xF0 <= lead < 0xF5
                    else 1
                )
                code = lead & (0x1F if length == 2 else 0x0F if length == 3 else 0x07)
                fits = length > 1 and at + length <= last
                if fits:
                    for offset in range(1, length):
                        follower = int(buffer[at + offset])
                        if follower & 0xC0 != 0x80:
                            fits = False
                            break
                        code = code << 6 | follower & 0x3F
                if not fits:
                    code, length = 0xFFFD, 1
            codes[count] = min(code, 0xFFFF)
            at_byte[count] = at
            count += 1
            at += length
    char_borders[len(borders) - 1] = count
    at_byte[count] = len(buffer)
    return count


@compiled
def stretch_end(codes: NDArray[np.int32], start: int, last: int, table: NDArray[np.uint8]) -> int:
    """Where the stretch from ``start`` ends: after a full stop or line end, else at any mark."""
    fallback = start
    for at in range(start, min(last, start + STRETCH)):
        code = codes[at]
        if code in (10, 13) or (table[code, C_MARK] == PERIOD and code != 46):
            return at + 1
        if table[code, C_MARK]:
            fallback = at + 1
    if start + STRETCH >= last:
        return last
    return fallback if fallback > start else start + STRETCH


@compiled
def read_all(
    codes: NDArray[np.int32],
    borders: NDArray[np.int64],
    tables: Tables,
    bias: float,
    stretch: Stretch,
    found: NDArray[np.int64],
    sure: NDArray[np.float32],
) -> int:
    """Write the spans (start, end, kind, window) of all windows; returns how many."""
    nothing = tables.nothing
    held = 0
    for window in range(len(borders) - 1):
        start = borders[window]
        last = borders[window + 1]
        opened = held
        while start < last:
            end = stretch_end(codes, start, last, tables.chars)
            count = end - start
            for at in range(count):
                code = codes[start + at]
                stretch.codes[at] = code
                stretch.letters[at] = tables.ids[code]
                for column in range(8):
                    stretch.chars[at, column] = tables.chars[code, column]
            match_words(stretch, count, tables.base, tables.check, tables.values, nothing, nothing)
            total = build_arcs(stretch, count)
            score_arcs(stretch, total, tables.weights, bias)
            steps = best_path(stretch, total, count, tables.between)
            held = read_spans(stretch, total, tables.between, steps, start, found, sure, held)
            start = end
        for span in range(opened, held):
            found[span, 3] = window
    return held
