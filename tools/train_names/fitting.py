"""Fits the weights: a conditional random field over the lattice, word boundaries left latent.

For each sentence two sums over paths are taken: over all, and over those that read the known names
and addresses rightly. The gradient is the difference of what the two expect of each feature.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from leakcase.pii.compiled import compiled, inlined
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
from leakcase.pii.names.stretch import Stretch, match_words, new_stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.names.model import Model
    from tools.train_names.generator import Sentence

BATCH = 16
PERSON_ZONE, ADDRESS_ZONE, PLACE_ZONE = 1, 2, 3
LONGEST = 400
LOWEST = -1e30
KIND_NUMBERS = {"address": ADDRESS_ZONE, "place": PLACE_ZONE}
HIDDEN_SHARES = {"FN": 0.45, "PLACE": 0.25, "OTHER": 0.22}


class Sums(NamedTuple):
    """Arrays the two sums over paths are taken in."""

    weights: NDArray[np.float32]
    between: NDArray[np.float32]
    gradient: NDArray[np.float64]
    between_gradient: NDArray[np.float64]
    forward: NDArray[np.float64]
    backward: NDArray[np.float64]
    scores: NDArray[np.float64]


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
    for at in range(start + 1, end):
        if zone[at] != zone[start]:
            return False
    what = zone_kind[zone[start]]
    if what == PERSON_ZONE:
        joint = kind == DOT and piece_end[start] == -1
        return joint or (kind == PERSON and piece_end[start] == end)
    if what == ADDRESS_ZONE:
        return kind in (PROV, CITY, DIST, AREA, ROAD, COMPOUND, UNIT, SPACE)
    if kind in (PERSON, ROAD, COMPOUND, UNIT):
        return False
    return kind != AREA or what == PLACE_ZONE


@inlined
def log_add(left: float, right: float) -> float:
    """The logarithm of the sum of two numbers given by theirs."""
    high, low = (left, right) if left > right else (right, left)
    return high if low <= LOWEST else high + math.log1p(math.exp(low - high))


@compiled
def sum_whole(count: int, sums: Sums) -> float:
    """The log-sum of whole paths; also begins the sums from the end."""
    whole = LOWEST
    for last in range(CLASS_COUNT):
        if sums.forward[count, last] > LOWEST:
            sums.backward[count, last] = sums.between[last, EDGE]
            whole = log_add(whole, sums.forward[count, last] + sums.between[last, EDGE])
    return whole


@compiled
def sum_forward(
    stretch: Stretch, total: int, count: int, fit: NDArray[np.uint8], sums: Sums
) -> float:
    """Log-sums of all paths of fit arcs up to each place; returns that of whole paths."""
    arcs, forward = stretch.arcs, sums.forward
    for at in range(count + 1):
        for kind in range(CLASS_COUNT):
            forward[at, kind] = LOWEST
            sums.backward[at, kind] = LOWEST
    forward[0, EDGE] = 0.0
    for arc in range(total):
        start, end, kind = arcs[arc, 0], arcs[arc, 1], arcs[arc, 2]
        sums.scores[arc] = 0.0
        for held in range(arcs[arc, 3]):
            sums.scores[arc] += sums.weights[stretch.features[arc, held]]
        if not fit[arc]:
            continue
        inside = LOWEST
        for before in range(CLASS_COUNT):
            if forward[start, before] > LOWEST:
                inside = log_add(inside, forward[start, before] + sums.between[before, kind])
        if inside > LOWEST:
            forward[end, kind] = log_add(forward[end, kind], inside + sums.scores[arc])
    return sum_whole(count, sums)


@compiled
def expect(
    stretch: Stretch, total: int, count: int, fit: NDArray[np.uint8], sign: float, sums: Sums
) -> float:
    """Add ``sign`` times the expected features over paths of fit arcs; returns their log-sum."""
    arcs, forward, backward = stretch.arcs, sums.forward, sums.backward
    whole = sum_forward(stretch, total, count, fit, sums)
    if whole <= LOWEST:
        return LOWEST
    for last in range(CLASS_COUNT):
        if forward[count, last] > LOWEST:
            chance = math.exp(forward[count, last] + sums.between[last, EDGE] - whole)
            sums.between_gradient[last, EDGE] += sign * chance
    for arc in range(total - 1, -1, -1):
        start, end, kind = arcs[arc, 0], arcs[arc, 1], arcs[arc, 2]
        if not fit[arc] or backward[end, kind] <= LOWEST:
            continue
        after = backward[end, kind] + sums.scores[arc]
        used = 0.0
        for before in range(CLASS_COUNT):
            if forward[start, before] <= LOWEST:
                continue
            value = after + sums.between[before, kind]
            chance = math.exp(forward[start, before] + value - whole)
            used += chance
            sums.between_gradient[before, kind] += sign * chance
            backward[start, before] = log_add(backward[start, before], value)
        for held in range(arcs[arc, 3]):
            sums.gradient[stretch.features[arc, held]] += sign * used
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
        self._squares = np.full(cl.FEATURE_COUNT, 1e-2)
        self._between_squares = np.full(self.between.shape, 1e-2)
        self._sums = Sums(
            self.weights,
            self.between,
            np.zeros(cl.FEATURE_COUNT),
            np.zeros(self.between.shape),
            np.zeros((LONGEST + 1, CLASS_COUNT)),
            np.zeros((LONGEST + 1, CLASS_COUNT)),
            np.zeros(len(self._stretch.arcs)),
        )

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
            if number % BATCH == 0:
                self._step(rate, decay)
        return loss / max(1, len(sentences) - skipped), skipped

    def _add_gradient(self, sentence: Sentence) -> float:
        codes = np.fromiter((min(ord(char), 65535) for char in sentence.text), np.int32)
        count = len(codes)
        if not 0 < count <= LONGEST:
            return -1.0
        total = self._read(codes, count)
        right = np.zeros(total, np.uint8)
        piece_end, zone, zone_kind = _zones(sentence)
        mark_right(self._stretch.arcs, total, piece_end, zone, zone_kind, right)
        clamped = expect(self._stretch, total, count, right, 1.0, self._sums)
        if clamped <= LOWEST:
            return -1.0
        everything = np.ones(total, np.uint8)
        free = expect(self._stretch, total, count, everything, -1.0, self._sums)
        return max(0.0, free - clamped)

    def _read(self, codes: NDArray[np.int32], count: int) -> int:
        stretch = self._stretch
        stretch.codes[:count] = codes
        stretch.letters[:count] = self.model.ids[codes]
        stretch.chars[:count] = self.model.chars[codes]
        draws = self._random.random(1021, dtype=np.float32)
        match_words(
            stretch,
            count,
            self.model.base,
            self.model.check,
            self.model.values,
            self._hidden,
            draws,
        )
        return build_arcs(stretch, count)

    def _step(self, rate: float, decay: float) -> None:
        """One step of AdaGrad with decaying weights."""
        sums = self._sums
        sums.gradient[:] -= decay * self.weights
        sums.between_gradient[:] -= decay * self.between
        self._squares += sums.gradient**2
        self._between_squares += sums.between_gradient**2
        self.weights += (rate * sums.gradient / np.sqrt(self._squares)).astype(np.float32)
        self.between += (rate * sums.between_gradient / np.sqrt(self._between_squares)).astype(
            np.float32
        )
        sums.gradient[:] = 0
        sums.between_gradient[:] = 0


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
