"""What the token recognizers take of a lexed buffer, raised and lowered by what stands around.

Tokens are sorted by kind and length once, so that each recognizer is handed slices, not copies.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.candidates import Candidates
from leakcase.pii.context import standing
from leakcase.pii.finding import Tier
from leakcase.pii.judging import among
from leakcase.pii.recognizer import Reason
from leakcase.pii.taxonomy import INDEX

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.context import Standing
    from leakcase.pii.lexer import Labels
    from leakcase.pii.recognizer import TokenRecognizer
    from leakcase.pii.tokens import Tokens
    from leakcase.pii.vocabulary import Vocabulary

_MIXED_LENGTH = 63
"""Longer tokens are one length."""


def taken(
    tokens: Tokens,
    labels: Labels,
    recognizers: Sequence[TokenRecognizer],
    vocabulary: Vocabulary,
    borders: NDArray[np.int64],
) -> Candidates:
    """What token recognizers take and context leaves.

    Args:
        tokens: as the lexer found them.
        labels: likewise.
        recognizers: in the order in which they come first among equals.
        vocabulary: which word means which category.
        borders: ``int64[k]``, ascending places no context reaches across.
    """
    if len(tokens) == 0:
        return Candidates.from_rows([])
    forms = _Forms.of(tokens)
    parts = [part for r in recognizers if (part := forms.judged(r)) is not None]
    if not parts:
        return Candidates.from_rows([])
    rows = np.concatenate([part.rows for part in parts])
    sizes = [len(part.rows) for part in parts]
    by = [part.recognizer for part in parts]
    found = Candidates(
        forms.tokens.start[rows],
        forms.tokens.end[rows],
        np.repeat(np.array([INDEX[r.category] for r in by], np.int16), sizes),
        np.concatenate([part.tier for part in parts]),
        np.concatenate([part.reasons for part in parts]),
        np.repeat(np.array([r.priority for r in by], np.int16), sizes),
    )
    weak = np.concatenate([part.weak for part in parts])
    weak |= np.repeat(np.array([r.needs_label for r in by], np.bool_), sizes)
    strong = np.repeat(np.array([r.strong for r in by], np.bool_), sizes)
    unsure = found.tier != Tier.CHECKED
    around = standing(
        found.start, found.end, found.category, labels, vocabulary, borders, weak & unsure
    )
    return _in_context(found, around, weak, strong)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What one recognizer took, before context: rows of the sorted tokens, and its verdict."""

    recognizer: TokenRecognizer
    rows: NDArray[np.intp]
    tier: NDArray[np.uint8]
    reasons: NDArray[np.uint32]
    weak: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Forms:
    """Tokens sorted by kind and length.

    Attributes:
        tokens: sorted.
        first: first character of each, in a column of its own.
        spans: kind, length, first row and one past the last of each form there is.
    """

    tokens: Tokens
    first: NDArray[np.uint8]
    spans: list[tuple[int, int, int, int]]

    @classmethod
    def of(cls, tokens: Tokens) -> _Forms:
        key = tokens.kind * np.uint16(64) + np.minimum(tokens.length, np.uint16(_MIXED_LENGTH))
        order = np.argsort(key, kind="stable")
        ordered = key[order]
        edges = [0, *(np.flatnonzero(ordered[1:] != ordered[:-1]) + 1).tolist(), len(order)]
        heads = ordered[edges[:-1]].tolist()
        sorted_ = tokens.take(order)
        return cls(
            sorted_,
            np.ascontiguousarray(sorted_.text[:, 0]),
            [
                (head // 64, head % 64, low, high)
                for head, low, high in zip(heads, edges[:-1], edges[1:], strict=True)
            ],
        )

    def judged(self, recognizer: TokenRecognizer) -> _Taken | None:
        """What the recognizer takes; None for nothing."""
        slices = self._slices(recognizer)
        if not slices:
            return None
        rows = None
        if recognizer.first:
            begins = _beginnings(recognizer.first)
            rows = np.concatenate(
                [np.flatnonzero(begins[self.first[low:high]]) + low for low, high in slices]
            )
        elif len(slices) > 1:
            rows = np.concatenate([np.arange(low, high) for low, high in slices])
        if rows is None:
            low, high = slices[0]
            verdict = recognizer.judge(self.tokens.between(low, high))
            some = np.flatnonzero(verdict.tier)
            rows = some + low
        elif len(rows):
            verdict = recognizer.judge(self.tokens.take(rows))
            some = np.flatnonzero(verdict.tier)
            rows = rows[some]
        else:
            return None
        if not len(some):
            return None
        return _Taken(
            recognizer, rows, verdict.tier[some], verdict.reasons[some], verdict.weak[some]
        )

    def _slices(self, recognizer: TokenRecognizer) -> list[tuple[int, int]]:
        """Rows of the tokens the recognizer looks at, neighbouring forms as one."""
        kinds, lengths = int(recognizer.kinds), recognizer.lengths
        slices: list[tuple[int, int]] = []
        for kind, length, low, high in self.spans:
            if not kind & kinds or (lengths and length not in lengths):
                continue
            if slices and slices[-1][1] == low:
                slices[-1] = (slices[-1][0], high)
            else:
                slices.append((low, high))
        return slices


@cache
def _beginnings(characters: bytes) -> NDArray[np.bool_]:
    return among(characters)


def _in_context(
    found: Candidates,
    around: Standing,
    weak: NDArray[np.bool_],
    strong: NDArray[np.bool_],
) -> Candidates:
    """Candidates raised by label and context, lowered by other labels, the unsupported dropped."""
    label, context = around.label, around.context
    checked = found.tier == Tier.CHECKED
    enough = label | (context & checked)
    keep = enough | ~weak
    keep &= label | ~around.against
    keep &= strong | ~around.other_label
    wrong = (found.reasons & np.uint32(Reason.CHECK_DIGIT_WRONG)) != 0
    raised = np.where(checked, label | context, label & ~wrong)
    # a right check digit outweighs a label that names something else: fields are misused
    right = (found.reasons & np.uint32(Reason.CHECK_DIGIT_OK)) != 0
    lowered = np.where(right, found.tier, Tier.FORMAT)
    tier = np.where(around.other_label, lowered, found.tier + raised)
    reasons = found.reasons | label * np.uint32(Reason.LABEL)
    reasons |= (context & ~label) * np.uint32(Reason.CONTEXT)
    reasons |= around.other_label * np.uint32(Reason.OTHER_LABEL)
    return replace(found, tier=tier.astype(np.uint8), reasons=reasons).take(keep)
