"""How token recognizers put a verdict together from columns of yes and no."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.recognizer import Reason
    from leakcase.pii.tokens import Form, Tokens

_ASCENDING = np.frombuffer(b"0123456789012345678901", np.uint8)


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
        bits |= np.where(holds, np.uint32(reason), np.uint32(0))
    tier = np.where(shape, np.where(checked, Tier.CHECKED, Tier.FORMAT), 0).astype(np.uint8)
    return Verdict(tier, bits, np.zeros(len(shape), np.bool_) if weak is None else weak)


def has(tokens: Tokens, form: Form) -> NDArray[np.bool_]:
    """Which tokens have any of these form bits."""
    return np.asarray((tokens.form & np.uint16(form)) != 0)


def placeholder(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which rows of digits look like examples: their last eight all equal, or counting up."""
    tail = text[:, -8:]
    same = (tail == tail[:, :1]).all(axis=1)
    counting = np.zeros(len(text), np.bool_)
    for first in range(10):
        counting |= (tail == _ASCENDING[first : first + 8]).all(axis=1)
    return np.asarray(same | counting)


def group_sizes(groups: NDArray[np.uint32]) -> NDArray[np.int64]:
    """Size of the first group of each token, 0 where it has no groups."""
    head = groups.astype(np.int64)
    while (head > 15).any():
        head = np.where(head > 15, head >> 4, head)
    return head
