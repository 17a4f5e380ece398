"""Takes out what is known or false for good: by an allow-list, a baseline, a selection.

The allow-list is a TOML file of the user's; the baseline is written by a scan. Both compare
digests, and digests of different keys never agree: a scan that uses either is run with a key that
lasts (``--key-file``, or the user's own key). No key is ever written beside the digests: with it
the digest of a phone number is undone in minutes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from leakcase.exposure.allow_list import AllowList
    from leakcase.exposure.baseline import Baseline
    from leakcase.pii.finding import Finding
    from leakcase.pii.found import Found


@dataclass(slots=True)
class Dismissal:
    """Decides which findings go on.

    Attributes:
        allow_list: what is known or false for good.
        baseline: what an earlier scan found.
        categories: ids that are reported; None for all.
        min_tier: findings less sure are left out.
        dismissed: findings the allow-list or baseline took out so far; those left out by
            category or tier were not asked for and are not counted.
    """

    allow_list: AllowList | None = None
    baseline: Baseline | None = None
    categories: frozenset[str] | None = None
    min_tier: Tier = Tier.FORMAT
    dismissed: int = 0

    def keep(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings that go on, lazily, in order."""
        if self.allow_list is None and self.baseline is None and self._asks_for_all():
            yield from findings
            return
        for finding in findings:
            if not self._asked_for(finding):
                continue
            if self._known(finding):
                self.dismissed += 1
            else:
                yield finding

    def kept(self, found: Found) -> Found:
        """What goes on of a batch; it is written out only where it has to be looked at whole."""
        rows = np.flatnonzero(found.tier >= self.min_tier)
        if self.categories is not None:
            asked = np.array([name in self.categories for name in found.categories], np.bool_)
            rows = rows[asked[found.category[rows]]]
        if len(rows) < len(found):
            found = found.take(rows)
        if self.allow_list is None and self.baseline is None:
            return found
        new = [not self._known(finding) for finding in found.findings()]
        self.dismissed += new.count(False)
        return found.take(np.array(new, np.bool_))

    def _asks_for_all(self) -> bool:
        return self.categories is None and self.min_tier <= Tier.FORMAT

    def _asked_for(self, finding: Finding) -> bool:
        named = self.categories is None or finding.category in self.categories
        return named and finding.tier >= self.min_tier

    def _known(self, finding: Finding) -> bool:
        if self.allow_list is not None and self.allow_list.allows(finding):
            return True
        return self.baseline is not None and self.baseline.holds(finding)
