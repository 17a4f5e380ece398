"""What was found in one batch, as columns: digested, not yet written out as findings.

Counting needs category, digest and record of everything; place and mask only of what is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.finding import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from leakcase.pii.finding import Finding, Location

SEEN = tuple(Seen)
"""What ``Found.seen`` indexes."""


@dataclass(frozen=True, slots=True)
class Found:
    """``n`` findings, those of one record one after another.

    Attributes:
        categories: ids that ``category`` indexes.
        places: the things they stand in: path, members and sheet count.
        place: ``int32[n]``, index into ``places``.
        category: ``int16[n]``, index into ``categories``.
        tier: ``uint8[n]``, a ``finding.Tier``.
        seen: ``uint8[n]``, index into :data:`SEEN`.
        digest: ``uint64[n]``, the first 16 hex digits of ``Finding.digest``.
        record: ``int64[n]``, number of the record, -1 for one by itself.
        origin: ``int64[n]``, what ``show`` knows each by.
        show: writes some out as findings, in the order of the origins given.
    """

    categories: Sequence[str]
    places: Sequence[Location]
    place: NDArray[np.int32]
    category: NDArray[np.int16]
    tier: NDArray[np.uint8]
    seen: NDArray[np.uint8]
    digest: NDArray[np.uint64]
    record: NDArray[np.int64]
    origin: NDArray[np.int64]
    show: Callable[[NDArray[np.int64]], list[Finding]]

    def __len__(self) -> int:
        return len(self.category)

    def take(self, rows: NDArray[np.intp] | NDArray[np.bool_]) -> Found:
        """Some of them, by index or by mask."""
        return Found(
            self.categories,
            self.places,
            self.place[rows],
            self.category[rows],
            self.tier[rows],
            self.seen[rows],
            self.digest[rows],
            self.record[rows],
            self.origin[rows],
            self.show,
        )

    def findings(self) -> list[Finding]:
        """All of them, written out."""
        return self.show(self.origin) if len(self) else []


def together(parts: Sequence[Found]) -> Found:
    """Several batches of one scanner as one; there is at least one."""
    ends = np.cumsum([len(part) for part in parts])
    firsts = np.cumsum([0] + [len(part.places) for part in parts[:-1]])

    def show(origin: NDArray[np.int64]) -> list[Finding]:
        findings: list[Finding] = []
        for row in origin.tolist():
            number = int(np.searchsorted(ends, row, side="right"))
            part = parts[number]
            inside = row - int(ends[number]) + len(part)
            findings += part.show(part.origin[inside : inside + 1])
        return findings

    return Found(
        parts[0].categories,
        [where for part in parts for where in part.places],
        np.concatenate([p.place + np.int32(n) for p, n in zip(parts, firsts, strict=True)]),
        np.concatenate([part.category for part in parts]),
        np.concatenate([part.tier for part in parts]),
        np.concatenate([part.seen for part in parts]),
        np.concatenate([part.digest for part in parts]),
        np.concatenate([part.record for part in parts]),
        np.arange(int(ends[-1])),
        show,
    )


def found_of(findings: Sequence[Finding]) -> Found:
    """Findings that are written out already, as columns."""
    categories = sorted({finding.category for finding in findings})
    index = {category: number for number, category in enumerate(categories)}
    places = list(
        {
            (f.location.path, f.location.members, f.location.sheet): f.location for f in findings
        }.values()
    )
    place = {(where.path, where.members, where.sheet): n for n, where in enumerate(places)}
    wheres = [f.location for f in findings]
    return Found(
        categories,
        places,
        np.array([place[at.path, at.members, at.sheet] for at in wheres], np.int32),
        np.array([index[finding.category] for finding in findings], np.int16),
        np.array([finding.tier for finding in findings], np.uint8),
        np.array([SEEN.index(finding.seen) for finding in findings], np.uint8),
        np.array([int(finding.digest[:16], 16) for finding in findings], np.uint64),
        np.array([-1 if f.record is None else f.record for f in findings], np.int64),
        np.arange(len(findings)),
        lambda origin: [findings[row] for row in origin.tolist()],
    )
