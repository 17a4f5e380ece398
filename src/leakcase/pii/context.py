"""Context of candidates: the label right before one, and words of its category near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakcase.pii.lexer import Labels
    from leakcase.pii.vocabulary import Vocabulary

_BEFORE = 60
"""Bytes before a candidate in which a word counts as its context: about twenty Hanzi."""
_AFTER = 18
_WORDS_BEFORE = 8
_WORDS_AFTER = 2
"""Words looked at on either side; so few bytes hold no more."""
_NEAR_LABEL = 4
"""Bytes between two labels of one value, as in 手机/微信."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands around each of ``n`` candidates, ``bool[n]`` each.

    Attributes:
        label: a label right before it names its category.
        context: a word of its category stands near.
        other_label: a label right before it names something else written as a number or code.
        against: a word near it speaks against its category.
    """

    label: NDArray[np.bool_]
    context: NDArray[np.bool_]
    other_label: NDArray[np.bool_]
    against: NDArray[np.bool_]


def standing(
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    category: NDArray[np.int16],
    labels: Labels,
    vocabulary: Vocabulary,
    borders: NDArray[np.int64] | None,
) -> Standing:
    """How candidates stand in their text.

    Args:
        start: of each candidate, ``int64[n]``.
        end: of each.
        category: index of the category of each.
        labels: as the lexer found them, in order.
        vocabulary: which word means which category.
        borders: ``int64[k]``, ascending places no context reaches across; None for none.
    """
    none = np.zeros(len(start), np.bool_)
    if len(labels.word) == 0 or len(start) == 0:
        return Standing(none, none, none, none)
    last = np.searchsorted(labels.end, start, side="right") - 1
    label, other = _labelled(start, category, last, labels, vocabulary)
    floor, ceiling = _bounds(start, borders)
    floor, ceiling = np.maximum(floor, start - _BEFORE), np.minimum(ceiling, end + _AFTER)
    context, against = none.copy(), none.copy()
    for back in range(_WORDS_BEFORE):
        at = np.maximum(last - back, 0)
        near = (last >= back) & (labels.end[at] >= floor)
        if not near.any():
            break
        context |= near & vocabulary.context[labels.word[at], category]
        against |= near & vocabulary.against[labels.word[at], category]
    first = np.searchsorted(labels.start, end, side="left")
    for ahead in range(_WORDS_AFTER):
        at = np.minimum(first + ahead, len(labels.word) - 1)
        near = (first + ahead < len(labels.word)) & (labels.start[at] <= ceiling)
        context |= near & vocabulary.context[labels.word[at], category]
        against |= near & vocabulary.against[labels.word[at], category]
    return Standing(label, context, other, against)


def _labelled(
    start: NDArray[np.int64],
    category: NDArray[np.int16],
    last: NDArray[np.int64],
    labels: Labels,
    vocabulary: Vocabulary,
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which candidates a label names, and which it names as something else."""
    at = np.maximum(last, 0)
    adjacent = (last >= 0) & (np.abs(labels.value[at] - start) <= 1)
    word = labels.word[at]
    label = adjacent & vocabulary.labels[word, category]
    other = adjacent & ~label & vocabulary.numbered[word]
    # 手机/微信：138... has two labels
    before = np.maximum(at - 1, 0)
    twin = (
        adjacent
        & (at > 0)
        & (labels.start[at] - labels.end[before] <= _NEAR_LABEL)
        & vocabulary.labels[labels.word[before], category]
    )
    return label | twin, other & ~twin


def _bounds(
    start: NDArray[np.int64], borders: NDArray[np.int64] | None
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The borders before and after each place."""
    if borders is None:
        return np.zeros(len(start), np.int64), np.full(len(start), 1 << 62, np.int64)
    place = np.searchsorted(borders, start, side="right")
    edges = np.concatenate([[0], borders, [1 << 62]])
    return edges[place], edges[place + 1]
