"""Finds names of people and addresses in running text.

>>> [text[span.start : span.end] for span in Tagger.load().tag(text := "记者王小明说，天气很好。")]
['王小明']
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled
from leakcase.pii.names.classes import C_KIND, C_MARK, CLASS_COUNT, INDEX, MOST_FEATURES
from leakcase.pii.names.decoding import arc_scores, best_path, read_spans
from leakcase.pii.names.lattice import ARCS_PER_CHARACTER, build_arcs, match_words
from leakcase.pii.names.model import Model

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

STRETCH = 200
"""Characters read at once at most; sentences are shorter."""
PERIOD = INDEX["PERIOD"]
KINDS = ("", "person_name", "address", "place")
PERSON_KIND, ADDRESS_KIND, PLACE_KIND = 1, 2, 3


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
        """The names and addresses of many UTF-8 texts, as columns; invalid bytes are skipped over."""
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
        room = STRETCH * ARCS_PER_CHARACTER + 200
        found = np.empty((len(codes) // 2 + 4, 4), np.int64)
        scores = np.empty(len(found), np.float32)
        held = read_all(
            codes, borders, model.ids, model.chars, model.base, model.check, model.values,
            model.weights, model.between, bias,
            np.empty((room, 4), np.int32), np.empty((room, MOST_FEATURES), np.int32),
            np.empty(room, np.float32), np.empty((STRETCH + 2, 8), np.uint8),
            np.empty(STRETCH + 2, np.int32), np.empty(STRETCH * 12 + 20, np.int32),
            np.empty(STRETCH * 12 + 20, np.int64), np.empty(STRETCH + 2, np.int32),
            np.empty(STRETCH + 2, np.int32), np.empty((STRETCH + 2, CLASS_COUNT), np.float32),
            np.empty((STRETCH + 2, CLASS_COUNT), np.int32),
            np.empty((STRETCH + 2, CLASS_COUNT + 1), np.int32), np.empty(STRETCH + 2, np.int32),
            np.empty(0, np.float32), found, scores,
        )  # fmt: skip
        return found[:held], scores[:held]


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
                length = 2 if 0xC2 <= lead < 0xE0 else 3 if 0xE0 <= lead < 0xF0 else 4 if 0xF0 <= lead < 0xF5 else 1
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
def stretch_end(
    codes: NDArray[np.int32], start: int, last: int, table: NDArray[np.uint8]
) -> int:
    """Where the stretch from ``start`` ends: after a full stop or line end, else at any mark."""
    fallback = start
    for at in range(start, min(last, start + STRETCH)):
        code = codes[at]
        if code in (10, 13) or (
            table[code, C_MARK] == PERIOD and code != 46
        ):
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
    ids: NDArray[np.uint16],
    table: NDArray[np.uint8],
    base: NDArray[np.int32],
    check: NDArray[np.int32],
    values: NDArray[np.int64],
    weights: NDArray[np.float32],
    between: NDArray[np.float32],
    bias: float,
    arcs: NDArray[np.int32],
    features: NDArray[np.int32],
    scores: NDArray[np.float32],
    chars: NDArray[np.uint8],
    letters: NDArray[np.int32],
    word_end: NDArray[np.int32],
    word_value: NDArray[np.int64],
    first_word: NDArray[np.int32],
    next_suffix: NDArray[np.int32],
    best: NDArray[np.float32],
    back: NDArray[np.int32],
    active: NDArray[np.int32],
    path: NDArray[np.int32],
    nothing: NDArray[np.float32],
    found: NDArray[np.int64],
    confidences: NDArray[np.float32],
) -> int:
    """Spans (start, end, kind, window) of all windows; returns how many."""
    held = 0
    for window in range(len(borders) - 1):
        start = borders[window]
        last = borders[window + 1]
        opened = held
        while start < last:
            end = stretch_end(codes, start, last, table)
            count = end - start
            for at in range(count):
                code = codes[start + at]
                letters[at] = ids[code]
                for column in range(8):
                    chars[at, column] = table[code, column]
            stretch = codes[start:end]
            match_words(
                letters, count, base, check, values, nothing, nothing, word_end, word_value,
                first_word,
            )  # fmt: skip
            total = build_arcs(
                stretch, count, chars, first_word, word_end, word_value, next_suffix, arcs, features
            )
            arc_scores(arcs, features, total, weights, bias, scores)
            steps = best_path(arcs, total, count, scores, between, best, back, active, path)
            held = read_spans(
                arcs, total, scores, between, best, path, steps, start, found, confidences, held
            )
            start = end
        for span in range(opened, held):
            found[span, 3] = window
    return held
