"""Fits the weights: a conditional random field over the lattice, word boundaries left latent.

For each sentence two sums over paths are taken: over all, and over those that read the known names
and addresses rightly. The gradient is the difference of what the two expect of each feature.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled
from leakcase.pii.names import classes as cl
from leakcase.pii.names.classes import (
    AREA,
    CITY,
    CLASS_COUNT,
    COMPOUND,
    DIST,
    DOT,
    EDGE,
    PERSON,
    PROV,
    ROAD,
    SPACE,
    UNIT,
)
from leakcase.pii.names.lattice import build_arcs
from leakcase.pii.names.stretch import match_words, new_stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.names.model import Model
    from tools.train_names.generator import Sentence

PERSON_ZONE, ADDRESS_ZONE, PLACE_ZONE = 1, 2, 3
LONGEST = 400
LOWEST = -1e30
KIND_NUMBERS = {"address": ADDRESS_ZONE, "place": PLACE_ZONE}
HIDDEN_SHARES = {"FN": 0.45, "PLACE": 0.25, "OTHER": 0.22}


@compiled
def allowed(
    start: int,
    end: int,
    kind: int,
    piece_end: NDArray[np.int32],
    zone: NDArray[np.int32],
    zone_kind: NDArray[np.int32],
) -> bool:
    """Whether an arc agrees with the known spans."""
    here = zone[start]
    for at in range(start + 1, end):
        if zone[at] != here:
            return False
    what = zone_kind[here]
    if what == PERSON_ZONE:
        if kind == PERSON:
            return piece_end[start] == end
        return kind == DOT and piece_end[start] == -1
    if kind == PERSON:
        return False
    if what == ADDRESS_ZONE:
        return kind in (PROV, CITY, DIST, AREA, ROAD, COMPOUND, UNIT, SPACE)
    if kind in (ROAD, COMPOUND, UNIT):
        return False
    return kind != AREA or what == PLACE_ZONE


@compiled
def expect(
    arcs: NDArray[np.int32],
    features: NDArray[np.int32],
    total: int,
    count: int,
    weights: NDArray[np.float32],
    between: NDArray[np.float32],
    fit: NDArray[np.uint8],
    sign: float,
    gradient: NDArray[np.float64],
    between_gradient: NDArray[np.float64],
    forward: NDArray[np.float64],
    backward: NDArray[np.float64],
    scores: NDArray[np.float64],
) -> float:
    """Add ``sign`` times the expected features of the arcs marked fit; returns the log-sum."""
    for at in range(count + 1):
        for kind in range(CLASS_COUNT):
            forward[at, kind] = LOWEST
            backward[at, kind] = LOWEST
    forward[0, EDGE] = 0.0
    for arc in range(total):
        scores[arc] = 0.0
        for held in range(arcs[arc, 3]):
            scores[arc] += weights[features[arc, held]]
    for arc in range(total):
        if not fit[arc]:
            continue
        start, end, kind = arcs[arc, 0], arcs[arc, 1], arcs[arc, 2]
        inside = LOWEST
        for before in range(CLASS_COUNT):
            if forward[start, before] > LOWEST:
                value = forward[start, before] + between[before, kind]
                high, low = (value, inside) if value > inside else (inside, value)
                inside = high if low <= LOWEST else high + math.log1p(math.exp(low - high))
        if inside <= LOWEST:
            continue
        inside += scores[arc]
        old = forward[end, kind]
        high, low = (inside, old) if inside > old else (old, inside)
        forward[end, kind] = high if low <= LOWEST else high + math.log1p(math.exp(low - high))
    whole = LOWEST
    for last in range(CLASS_COUNT):
        if forward[count, last] > LOWEST:
            backward[count, last] = between[last, EDGE]
            value = forward[count, last] + between[last, EDGE]
            high, low = (value, whole) if value > whole else (whole, value)
            whole = high if low <= LOWEST else high + math.log1p(math.exp(low - high))
    if whole <= LOWEST:
        return LOWEST
    for last in range(CLASS_COUNT):
        if forward[count, last] > LOWEST:
            between_gradient[last, EDGE] += sign * math.exp(
                forward[count, last] + between[last, EDGE] - whole
            )
    for arc in range(total - 1, -1, -1):
        if not fit[arc]:
            continue
        start, end, kind = arcs[arc, 0], arcs[arc, 1], arcs[arc, 2]
        after = backward[end, kind]
        if after <= LOWEST:
            continue
        after += scores[arc]
        used = 0.0
        for before in range(CLASS_COUNT):
            ahead = forward[start, before]
            if ahead <= LOWEST:
                continue
            value = after + between[before, kind]
            chance = math.exp(ahead + value - whole)
            used += chance
            between_gradient[before, kind] += sign * chance
            old = backward[start, before]
            high, low = (value, old) if value > old else (old, value)
            backward[start, before] = (
                high if low <= LOWEST else high + math.log1p(math.exp(low - high))
            )
        for held in range(arcs[arc, 3]):
            gradient[features[arc, held]] += sign * used
    return whole


class Fitter:
    """Holds the weights while they are fitted."""

    def __init__(self, model: Model, hidden: NDArray[np.float32], seed: int) -> None:
        self.model = model
        self.weights = model.weights.copy()
        self.between = model.between.copy()
        self._hidden = hidden
        self._random = np.random.default_rng(seed)
        self._stretch = new_stretch(LONGEST)
        room = len(self._stretch.arcs)
        self._work = (
            np.zeros((LONGEST + 1, CLASS_COUNT)),
            np.zeros((LONGEST + 1, CLASS_COUNT)),
            np.zeros(room),
        )
        self._squares = np.full(cl.FEATURE_COUNT, 1e-2)
        self._between_squares = np.full(self.between.shape, 1e-2)
        self._gradient = np.zeros(cl.FEATURE_COUNT)
        self._between_gradient = np.zeros(self.between.shape)

    def epoch(
        self, sentences: Sequence[Sentence], *, rate: float, decay: float
    ) -> tuple[float, int]:
        """One pass; returns the mean loss and how many sentences had no right path."""
        loss = 0.0
        skipped = 0
        for number, sentence in enumerate(sentences, 1):
            value = self._add_gradient(sentence)
            if value < 0:
                skipped += 1
            else:
                loss += value
            if number % 16 == 0:
                self._step(rate, decay)
        return loss / max(1, len(sentences) - skipped), skipped

    def _add_gradient(self, sentence: Sentence) -> float:
        codes = np.fromiter((min(ord(char), 65535) for char in sentence.text), np.int32)
        count = len(codes)
        if not 0 < count <= LONGEST:
            return -1.0
        stretch = self._stretch
        stretch.codes[:count] = codes
        stretch.letters[:count] = self.model.ids[codes]
        stretch.chars[:count] = self.model.chars[codes]
        match_words(
            stretch, count, self.model.base, self.model.check, self.model.values, self._hidden,
            self._random.random(1021, dtype=np.float32),
        )  # fmt: skip
        total = build_arcs(stretch, count)
        piece_end, zone, zone_kind = _zones(sentence)
        right = np.zeros(total, np.uint8)
        mark_right(stretch.arcs, total, piece_end, zone, zone_kind, right)
        trial = np.zeros_like(self._gradient)
        trial_between = np.zeros_like(self._between_gradient)
        clamped = expect(
            stretch.arcs, stretch.features, total, count, self.weights, self.between, right, 1.0, trial,
            trial_between, *self._work,
        )  # fmt: skip
        if clamped <= LOWEST:
            return -1.0
        free = expect(
            stretch.arcs, stretch.features, total, count, self.weights, self.between,
            np.ones(total, np.uint8), -1.0, trial, trial_between, *self._work,
        )  # fmt: skip
        self._gradient += trial
        self._between_gradient += trial_between
        return max(0.0, free - clamped)

    def _step(self, rate: float, decay: float) -> None:
        for values, gradient, squares in (
            (self.weights, self._gradient, self._squares),
            (self.between, self._between_gradient, self._between_squares),
        ):
            gradient -= decay * values
            squares += gradient**2
            values += (rate * gradient / np.sqrt(squares)).astype(np.float32)
            gradient[:] = 0


@compiled
def mark_right(
    arcs: NDArray[np.int32],
    total: int,
    piece_end: NDArray[np.int32],
    zone: NDArray[np.int32],
    zone_kind: NDArray[np.int32],
    right: NDArray[np.uint8],
) -> None:
    """Mark the arcs that agree with the known spans."""
    for arc in range(total):
        if allowed(arcs[arc, 0], arcs[arc, 1], arcs[arc, 2], piece_end, zone, zone_kind):
            right[arc] = 1


def _zones(
    sentence: Sentence,
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    text = sentence.text
    piece_end = np.zeros(len(text) + 1, np.int32)
    zone = np.zeros(len(text) + 1, np.int32)
    zone_kind = np.zeros(2 * len(sentence.spans) * 4 + 2, np.int32)
    number = 0
    for start, end, kind in sentence.spans:
        if kind != "person_name":
            number += 1
            zone[start:end] = number
            zone_kind[number] = KIND_NUMBERS[kind]
            continue
        begin = start
        for at in range(start, end + 1):
            if at == end or text[at] in "·•・‧．-":
                if at > begin:
                    number += 1
                    zone[begin:at] = number
                    zone_kind[number] = PERSON_ZONE
                    piece_end[begin] = at
                if at < end:
                    number += 1
                    zone[at] = number
                    zone_kind[number] = PERSON_ZONE
                    piece_end[at] = -1
                begin = at + 1
    return piece_end, zone, zone_kind


def hidden_shares(model: Model) -> NDArray[np.float32]:
    """For each trie node, how often its word is treated as unknown while training."""
    shares = np.full(len(model.values), HIDDEN_SHARES["OTHER"], np.float32)
    values = model.values
    places = 0
    for name in ("PROV", "CITY", "DIST", "CTRY", "FCITY"):
        places |= 1 << cl.INDEX[name]
    shares[values & places != 0] = HIDDEN_SHARES["PLACE"]
    shares[values & cl.BIT_FOREIGN_NAME != 0] = HIDDEN_SHARES["FN"]
    parts = (
        cl.BIT_CORE | cl.BIT_DOUBLE_SURNAME | cl.BIT_AREA_SUFFIX | cl.BIT_ROAD_SUFFIX
        | cl.BIT_COMPOUND_SUFFIX | cl.BIT_UNIT | cl.BIT_PINYIN_SURNAME | cl.BIT_PINYIN_SYLLABLE
        | cl.BIT_ENGLISH_GIVEN | cl.BIT_ENGLISH_FAMILY
    )  # fmt: skip
    shares[values & parts != 0] = 0
    return shares
