"""Candidates: spans that one recognizer took for one category, before collisions are resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.collisions import surest
from leakcase.pii.recognizer import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from leakcase.pii.offsets import OffsetMap

_TIER, _LABEL, _CHECK, _PRIORITY, _LENGTH = 100_000, 12_000, 15_000, 100, 64


@dataclass(frozen=True, slots=True)
class Candidates:
    """``n`` candidates as columns.

    Attributes:
        start: ``int64[n]``.
        end: ``int64[n]``.
        category: ``int16[n]``, index into the engine's categories.
        tier: ``uint8[n]``.
        reasons: ``uint32[n]``.
        priority: ``int16[n]``.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    category: NDArray[np.int16]
    tier: NDArray[np.uint8]
    reasons: NDArray[np.uint32]
    priority: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.start)

    @classmethod
    def of(
        cls,
        start: NDArray[np.int64],
        end: NDArray[np.int64],
        category: int,
        tier: NDArray[np.uint8],
        reasons: NDArray[np.uint32],
        priority: int,
    ) -> Candidates:
        """Candidates of one category."""
        size = len(start)
        return cls(
            start,
            end,
            np.full(size, category, np.int16),
            tier,
            reasons,
            np.full(size, priority, np.int16),
        )

    @classmethod
    def from_rows(cls, rows: Sequence[tuple[int, int, int, int, int, int]]) -> Candidates:
        """Candidates from (start, end, category, tier, reasons, priority)."""
        table = np.asarray(rows, np.int64).reshape(-1, 6)
        return cls(
            table[:, 0],
            table[:, 1],
            table[:, 2].astype(np.int16),
            table[:, 3].astype(np.uint8),
            table[:, 4].astype(np.uint32),
            table[:, 5].astype(np.int16),
        )

    @classmethod
    def joined(cls, parts: Sequence[Candidates]) -> Candidates:
        """All candidates of several lots."""
        if not parts:
            return cls.from_rows([])
        return cls(
            np.concatenate([part.start for part in parts]),
            np.concatenate([part.end for part in parts]),
            np.concatenate([part.category for part in parts]),
            np.concatenate([part.tier for part in parts]),
            np.concatenate([part.reasons for part in parts]),
            np.concatenate([part.priority for part in parts]),
        )

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Candidates:
        """Some of the candidates, by index or by mask."""
        return Candidates(
            self.start[rows],
            self.end[rows],
            self.category[rows],
            self.tier[rows],
            self.reasons[rows],
            self.priority[rows],
        )

    def moved(self, offsets: OffsetMap) -> Candidates:
        """The same candidates at the places of the original, marked as decoded."""
        start = offsets(self.start)
        return replace(
            self,
            start=start,
            end=np.maximum(offsets(self.end), start + 1),
            reasons=self.reasons | np.uint32(Reason.DECODED),
        )

    def score(self) -> NDArray[np.int64]:
        """How sure each is, for collisions: tier, then label, check digit, priority, length."""
        length = np.minimum(self.end - self.start, _LENGTH)
        return np.asarray(
            self.tier.astype(np.int64) * _TIER
            + ((self.reasons & np.uint32(Reason.LABEL)) != 0) * _LABEL
            + ((self.reasons & np.uint32(Reason.CHECK_DIGIT_OK)) != 0) * _CHECK
            + self.priority.astype(np.int64) * _PRIORITY
            + length
        )

    def resolved(self) -> Candidates:
        """The surest of those that overlap, ordered by start."""
        return self.take(surest(self.start, self.end, self.score()))
