"""Hits: what the engine found in a batch of texts, as columns, values not yet touched."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Hits:
    """``n`` hits in a batch of items, ordered by item and start; spans do not overlap.

    Attributes:
        item: ``int32[n]``, index of the item (the text) in the batch.
        start: ``int64[n]``, first byte within the item.
        end: ``int64[n]``, one past the last byte.
        category: ``int16[n]``, index into ``taxonomy.CATEGORIES``.
        tier: ``uint8[n]``, a ``finding.Tier``.
        reasons: ``uint32[n]``, bits of ``recognizer.Reason``.
        decoded: by row, the value of hits that are written in an escape or an encoding.
    """

    item: NDArray[np.int32]
    start: NDArray[np.int64]
    end: NDArray[np.int64]
    category: NDArray[np.int16]
    tier: NDArray[np.uint8]
    reasons: NDArray[np.uint32]
    decoded: Mapping[int, bytes] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.item)
