"""How token recognizers put a verdict together from columns of yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.checksums import weighted
from leakcase.pii.compiled import compiled
from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.recognizer import Reason
    from leakcase.pii.tokens import Form, Tokens

_ONES = np.ones(64, np.int64)


def verdict(
    shape: NDArray[np.bool_],
    *,
    checked: NDArray[np.bool_],
    reasons: Sequence[tuple[NDArray[np.bool_], Reason]],
    weak: NDArray[np.bool_] | None = None,
) -> Verdict:
    """FORMAT where ``shape`` holds, CHECKED where ``checked`` does too; ``bool[n]`` each."""
    bits = np.zeros(len(shape), np.uint32)
    for holds, reason in reasons:
        bits |= holds * np.uint32(reason)
    tier = shape * (np.uint8(Tier.FORMAT) + checked * np.uint8(Tier.CHECKED - Tier.FORMAT))
    return Verdict(tier, bits, np.zeros(len(shape), np.bool_) if weak is None else weak)


def at_rows(tokens: Tokens, rows: NDArray[np.intp], some: Verdict) -> Verdict:
    """The verdict on all of ``tokens`` where only ``rows`` were worth judging."""
    tier, reasons = np.zeros(len(tokens), np.uint8), np.zeros(len(tokens), np.uint32)
    weak = np.zeros(len(tokens), np.bool_)
    tier[rows], reasons[rows], weak[rows] = some.tier, some.reasons, some.weak
    return Verdict(tier, reasons, weak)


def has(tokens: Tokens, form: Form) -> NDArray[np.bool_]:
    """Which tokens have any of these form bits."""
    return np.asarray((tokens.form & np.uint16(form)) != 0)


def among(characters: bytes) -> NDArray[np.bool_]:
    """``bool[256]``: which bytes are one of these characters."""
    table = np.zeros(256, np.bool_)
    table[np.frombuffer(characters, np.uint8)] = True
    return table


def counted(characters: bytes) -> NDArray[np.int64]:
    """``int64[256]`` for :func:`count`: 1 for these characters."""
    return among(characters).astype(np.int64)


def count(text: NDArray[np.uint8], of: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many of each row's characters are among those of :func:`counted`."""
    return weighted(text, of, _ONES)


def placeholder(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which rows of digits look like examples: their last eight all equal, or counting up."""
    out = np.zeros(len(text), np.bool_)
    _example(text[:, -8:], out)
    return out


@compiled
def _example(text: NDArray[np.uint8], out: NDArray[np.bool_]) -> None:
    for row in range(len(text)):
        same, counting = True, 48 <= text[row, 0] <= 57
        for column in range(1, text.shape[1]):
            before, after = text[row, column - 1], text[row, column]
            same &= after == before
            counting &= after == before + 1 or (before == 57 and after == 48)
        out[row] = same or (counting and text[row, text.shape[1] - 1] <= 57)


def group_sizes(groups: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Size of the first group of each token, 0 where it has no groups."""
    head = groups.astype(np.int64)
    while (head > 15).any():
        head = np.where(head > 15, head >> 4, head)
    return head
