"""Working space for one stretch of text: its characters, the words in it, and its lattice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from leakcase.pii.compiled import compiled, inlined
from leakcase.pii.names.classes import BIT_CORE, CLASS_COUNT, CLASS_MASK, MOST_FEATURES

if TYPE_CHECKING:
    from numpy.typing import NDArray

LONGEST_WORD = 12
ARCS_PER_CHARACTER = 40
_SPARE = 200


class Stretch(NamedTuple):
    """Arrays for up to ``n`` characters; a tuple because compiled code takes one as it is.

    Attributes:
        codes: ``int32[n]``, code points.
        letters: ``int32[n]``, their trie letters.
        chars: ``uint8[n, 8]``, their kinds and figures (``classes.C_*``).
        first_word: ``int32[n]``, where the words that begin at a place begin in the next two.
        word_end: ``int32[w]``, one past the last character of a word.
        word_value: ``int64[w]``, bits of its classes and lists.
        next_suffix: ``int32[n]``, the next place where an ending of place names begins.
        arcs: ``int32[a, 4]``, start, end, class and number of features of each arc, by start.
        features: ``int32[a, f]``, the features of each arc.
        scores: ``float32[a]``, what each arc is worth by itself.
        best: ``float32[n, c]``, the best score at a place in a class.
        back: ``int32[n, c]``, the arc that led there, times classes, plus the class before it.
        active: ``int32[n, c]``, how many classes are reached at a place, then which.
        path: ``int32[n]``, arcs of the best path, last first.
    """

    codes: NDArray[np.int32]
    letters: NDArray[np.int32]
    chars: NDArray[np.uint8]
    first_word: NDArray[np.int32]
    word_end: NDArray[np.int32]
    word_value: NDArray[np.int64]
    next_suffix: NDArray[np.int32]
    arcs: NDArray[np.int32]
    features: NDArray[np.int32]
    scores: NDArray[np.float32]
    best: NDArray[np.float32]
    back: NDArray[np.int32]
    active: NDArray[np.int32]
    path: NDArray[np.int32]


def new_stretch(longest: int) -> Stretch:
    """Empty working space for stretches of up to that many characters."""
    places = longest + 2
    words = longest * LONGEST_WORD + _SPARE
    arcs = longest * ARCS_PER_CHARACTER + _SPARE
    return Stretch(
        codes=np.empty(places, np.int32),
        letters=np.empty(places, np.int32),
        chars=np.empty((places, 8), np.uint8),
        first_word=np.empty(places, np.int32),
        word_end=np.empty(words, np.int32),
        word_value=np.empty(words, np.int64),
        next_suffix=np.empty(places, np.int32),
        arcs=np.empty((arcs, 4), np.int32),
        features=np.empty((arcs, MOST_FEATURES), np.int32),
        scores=np.empty(arcs, np.float32),
        best=np.empty((places, CLASS_COUNT), np.float32),
        back=np.empty((places, CLASS_COUNT), np.int32),
        active=np.empty((places, CLASS_COUNT + 1), np.int32),
        path=np.empty(places, np.int32),
    )


@inlined
def add(stretch: Stretch, total: int, start: int, end: int, kind: int) -> int:
    """Append an arc without features; returns how many there are."""
    arcs = stretch.arcs
    arcs[total, 0] = start
    arcs[total, 1] = end
    arcs[total, 2] = kind
    arcs[total, 3] = 0
    return total + 1


@inlined
def give(stretch: Stretch, total: int, feature: int) -> None:
    """Give the last arc a feature."""
    held = stretch.arcs[total - 1, 3]
    if held < MOST_FEATURES:
        stretch.features[total - 1, held] = feature
        stretch.arcs[total - 1, 3] = held + 1


@compiled
def match_words(
    stretch: Stretch,
    count: int,
    base: NDArray[np.int32],
    check: NDArray[np.int32],
    values: NDArray[np.int64],
    hidden: NDArray[np.float32],
    draws: NDArray[np.float32],
) -> None:
    """Write every listed word at every place.

    ``hidden`` is the chance that a word is treated as unknown, ``draws`` what chance has drawn
    (training only; both empty for tagging).
    """
    letters = stretch.letters
    found = 0
    for at in range(count):
        stretch.first_word[at] = found
        node = 0
        for end in range(at, min(count, at + LONGEST_WORD)):
            letter = letters[end]
            child = base[node] + letter
            if letter == 0 or child >= len(check) or check[child] != node:
                break
            node = child
            value = values[node]
            if value and not (len(hidden) and hidden[node] > draws[node % len(draws)]):
                stretch.word_end[found] = end + 1
                stretch.word_value[found] = value
                found += 1
    stretch.first_word[count] = found


@inlined
def word_at(stretch: Stretch, start: int, end: int) -> int:
    """The value of the listed word ``[start, end)``, or 0."""
    value = 0
    for entry in range(stretch.first_word[start], stretch.first_word[start + 1]):
        if stretch.word_end[entry] == end:
            value = int(stretch.word_value[entry])
    return value


@inlined
def straddles(stretch: Stretch, at: int, count: int) -> int:
    """Whether a listed word of two characters runs across ``at``: 0 no, 1 yes, 2 a common one."""
    if at < 1 or at >= count:
        return 0
    value = word_at(stretch, at - 1, at + 1)
    if value & CLASS_MASK == 0:
        return 0
    return 2 if value & BIT_CORE else 1
