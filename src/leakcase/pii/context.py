"""Context of tokens: the label right before one, and words of a category near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakcase.pii.lexer import Labels
    from leakcase.pii.vocabulary import Vocabulary

_BEFORE = 60
"""Bytes before a token in which a word counts as its context: about twenty Hanzi."""
_AFTER = 18
_NO_ROWS = np.zeros(0, np.intp)
_NEAR_LABEL = 4
"""Bytes between two labels of one value, as in 手机/微信."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands around each of ``n`` tokens with respect to one category, ``bool[n]`` each."""

    label: NDArray[np.bool_]
    context: NDArray[np.bool_]
    other_label: NDArray[np.bool_]
    against: NDArray[np.bool_]


class Context:
    """Answers for one buffer: are these tokens labelled as this category, or near its words?"""

    def __init__(
        self, labels: Labels, vocabulary: Vocabulary, borders: NDArray[np.int64] | None
    ) -> None:
        """Take the labels of a buffer.

        Args:
            labels: as the lexer found them.
            vocabulary: which word means which category.
            borders: ``int64[k]``, ascending places no context reaches across; None for none.
        """
        self._labels = labels
        self._vocabulary = vocabulary
        self._borders = borders
        self._order: NDArray[np.intp] | None = None
        self._edges = self._present = _NO_ROWS

    def of(self, start: NDArray[np.int64], end: NDArray[np.int64], category: int) -> Standing:
        """How tokens at ``start`` to ``end`` stand with respect to a category."""
        labels, words = self._labels, self._vocabulary
        size = len(start)
        if len(labels.word) == 0 or size == 0:
            none = np.zeros(size, np.bool_)
            return Standing(none, none, none, none)
        last = np.searchsorted(labels.end, start, side="right") - 1
        there = last >= 0
        at = np.maximum(last, 0)
        adjacent = there & (np.abs(labels.value[at] - start) <= 1)
        word = labels.word[at]
        label = adjacent & words.labels[word, category]
        other = adjacent & ~label & words.numbered[word]
        # 手机/微信：138... has two labels
        before = np.maximum(at - 1, 0)
        twin = (
            adjacent
            & (at > 0)
            & (labels.start[at] - labels.end[before] <= _NEAR_LABEL)
            & words.labels[labels.word[before], category]
        )
        label |= twin
        other &= ~twin
        context = self._near(start, end, self._rows(words.context, category))
        against = np.zeros(size, np.bool_)
        if words.against[:, category].any():
            against = self._near(start, end, self._rows(words.against, category))
        return Standing(label, context, other, against)

    def _rows(self, means: NDArray[np.bool_], category: int) -> NDArray[np.intp]:
        """The labels whose word means the category, in order."""
        if self._order is None:
            self._order = np.argsort(self._labels.word.astype(np.int16), kind="stable")
            counts = np.bincount(self._labels.word, minlength=len(self._vocabulary.words))
            self._edges = np.concatenate([[0], np.cumsum(counts)])
            self._present = counts > 0
        words = np.flatnonzero(means[:, category] & self._present)
        if len(words) == 0:
            return _NO_ROWS
        edges = self._edges
        parts = [self._order[edges[word] : edges[word + 1]] for word in words.tolist()]
        return np.sort(np.concatenate(parts))

    def _near(
        self, start: NDArray[np.int64], end: NDArray[np.int64], rows: NDArray[np.intp]
    ) -> NDArray[np.bool_]:
        """Whether one of these labels stands near."""
        labels = self._labels
        if len(rows) == 0:
            return np.zeros(len(start), np.bool_)
        starts, ends = labels.start[rows], labels.end[rows]
        floor, ceiling = self._bounds(start)
        left = np.searchsorted(ends, start, side="right") - 1
        left_end = np.where(left >= 0, ends[np.maximum(left, 0)], -_BEFORE - 1)
        right = np.searchsorted(starts, end, side="left")
        past = right == len(starts)
        right_start = np.where(
            past, np.iinfo(np.int64).max, starts[np.minimum(right, len(starts) - 1)]
        )
        return np.asarray(
            (left_end >= np.maximum(start - _BEFORE, floor))
            | (right_start <= np.minimum(end + _AFTER, ceiling))
        )

    def _bounds(
        self, start: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The borders before and after each place."""
        if self._borders is None:
            return np.zeros(len(start), np.int64), np.full(len(start), 1 << 62, np.int64)
        place = np.searchsorted(self._borders, start, side="right")
        edges = np.concatenate([[0], self._borders, [1 << 62]])
        return edges[place], edges[place + 1]
