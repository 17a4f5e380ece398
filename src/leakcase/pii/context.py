"""Context of candidates: the label right before one, and words of its category near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled, inlined

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

_LABEL, _CONTEXT, _OTHER_LABEL, _AGAINST = 1, 2, 4, 8


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
    borders: NDArray[np.int64],
    only_label: NDArray[np.bool_],
) -> Standing:
    """How candidates stand in their text.

    Args:
        start: of each candidate, ``int64[n]``.
        end: of each.
        category: index of the category of each.
        labels: as the lexer found them, in order.
        vocabulary: which word means which category.
        borders: ``int64[k]``, ascending places no context reaches across.
        only_label: ``bool[n]``, candidates only a label can save: without one nothing more is
            looked for.
    """
    bits = np.zeros(len(start), np.uint8)
    if len(labels.word) and len(start):
        _look(
            start,
            end,
            category,
            only_label,
            (labels.word, labels.start, labels.end, labels.value),
            (vocabulary.labels, vocabulary.context, vocabulary.against),
            vocabulary.numbered,
            borders,
            bits,
        )
    label, context, other, against = (
        (bits & np.uint8(bit)) != 0 for bit in (_LABEL, _CONTEXT, _OTHER_LABEL, _AGAINST)
    )
    return Standing(label, context, other, against)


@compiled
def _look(
    start: NDArray[np.int64],
    end: NDArray[np.int64],
    category: NDArray[np.int16],
    only_label: NDArray[np.bool_],
    labels: tuple[NDArray[np.int64], ...],
    vocabulary: tuple[NDArray[np.bool_], ...],
    numbered: NDArray[np.bool_],
    borders: NDArray[np.int64],
    out: NDArray[np.uint8],
) -> None:
    """Write the bits of each candidate's standing to ``out``."""
    words, starts, ends, values = labels
    names, supports, speaks_against = vocabulary
    last = -1
    for row in range(len(start)):
        kind = category[row]
        last = _after(ends, start[row], last) - 1
        place = _after(borders, start[row], -1)
        border = borders[place - 1] if place > 0 else -1
        bits = 0
        if last >= 0 and ends[last] > border and abs(values[last] - start[row]) <= 1:
            # 手机/微信：138...
            twin = last > 0 and ends[last - 1] > border
            twin = twin and starts[last] - ends[last - 1] <= _NEAR_LABEL
            if names[words[last], kind] or (twin and names[words[last - 1], kind]):
                bits = _LABEL
            elif numbered[words[last]]:
                bits = _OTHER_LABEL
        if only_label[row] and bits != _LABEL:
            continue
        floor = max(start[row] - _BEFORE, border + 1)
        ceiling = end[row] + _AFTER
        if place < len(borders):
            ceiling = min(ceiling, borders[place])
        low = last
        while low >= 0 and last - low < _WORDS_BEFORE and ends[low] >= floor:
            low -= 1
        for at in range(low + 1, last + 1):
            if supports[words[at], kind]:
                bits |= _CONTEXT
            if speaks_against[words[at], kind]:
                bits |= _AGAINST
        at = _after(starts, end[row] - 1, last)
        for ahead in range(at, min(at + _WORDS_AFTER, len(words))):
            if starts[ahead] > ceiling:
                break
            if supports[words[ahead], kind]:
                bits |= _CONTEXT
            if speaks_against[words[ahead], kind]:
                bits |= _AGAINST
        out[row] = bits


@inlined
def _after(ascending: NDArray[np.int64], value: int, near: int) -> int:
    """Index of the first number above ``value``, looked for from ``near`` on where it can be.

    Candidates come in long ascending runs: the next is found a few steps behind the last.
    """
    low, high = 0, len(ascending)
    if 0 <= near < high and ascending[near] <= value:
        low, step = near + 1, 1
        while low + step < high and ascending[low + step] <= value:
            low += step + 1
            step *= 2
        high = min(high, low + step + 1)
    while low < high:
        middle = (low + high) >> 1
        if ascending[middle] <= value:
            low = middle + 1
        else:
            high = middle
    return low
