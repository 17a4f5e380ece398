"""Holds hits against labels: right, missed, wrong, with examples of what went wrong.

A hit is right when its category equals the label's and its span is the label's, exactly; it may
begin at the label or at the label's core (with or without ``+86`` or an opening bracket). In
base64 a hit must overlap the characters that carry the value and stay inside the run. Anything
else is wrong, and the label it missed is missed.
"""

from __future__ import annotations

import bisect
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.corpus import Label, LabelledText

_AROUND = 40
_ANY = "any"


@dataclass(frozen=True, slots=True)
class Hit:
    """One hit as the judge needs it; any engine's."""

    start: int
    end: int
    category: str
    tier: int = 1


@dataclass(slots=True)
class Score:
    """Counts for one category, one form, or all."""

    labels: int = 0
    right: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        """Share of labels that were found; 1 where there are none."""
        return self.right / self.labels if self.labels else 1.0

    @property
    def precision(self) -> float:
        """Share of hits that were right; 1 where there are none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


@dataclass(slots=True)
class Verdict:
    """What the judge says of one corpus.

    Attributes:
        total: over all judged categories.
        by_category: by the label's or the wrong hit's category.
        by_form: by the label's form; a wrong hit beside no label counts only in ``total``.
        cells: labels and right hits by category and form.
        faults: examples by (what, category, form).
        fault_counts: how many there were of each.
    """

    total: Score = field(default_factory=Score)
    by_category: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    by_form: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    cells: dict[tuple[str, str], Score] = field(default_factory=lambda: defaultdict(Score))
    faults: dict[tuple[str, str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    fault_counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)


class Judge:
    """Judges hits in one labelled text, of some categories; the others' hits are left alone."""

    def __init__(
        self, text: LabelledText, judged: Iterable[str], unjudged: Iterable[str], examples: int = 3
    ) -> None:
        self._text = text
        self._judged = frozenset(judged)
        self._unjudged = frozenset(unjudged)
        self._examples = examples
        self._starts = [label.run[0] if label.run else label.start for label in text.labels]

    def __call__(self, hits: Sequence[Hit]) -> Verdict:
        """The verdict on all hits in the text."""
        verdict = Verdict()
        found: set[int] = set()
        for hit in hits:
            if hit.category not in self._unjudged:
                self._judge_hit(hit, found, verdict)
        for at, label in enumerate(self._text.labels):
            if label.category in self._judged:
                self._judge_label(label, verdict, found=at in found)
        return verdict

    def _judge_hit(self, hit: Hit, found: set[int], verdict: Verdict) -> None:
        beside = self._overlapping(hit)
        for at in beside:
            if _right(hit, self._text.labels[at]):
                if at not in found:
                    found.add(at)
                return  # a second hit inside one base64 label is neither right nor wrong
        what, form = "nothing there", _ANY
        if beside:
            label = self._text.labels[beside[0]]
            form = label.form
            what = "wrong span" if label.category == hit.category else f"is {label.category}"
        verdict.total.wrong += 1
        verdict.by_category[hit.category].wrong += 1
        if beside:
            verdict.by_form[form].wrong += 1
        self._fault(verdict, (what, hit.category, form), hit.start, hit.end)

    def _judge_label(self, label: Label, verdict: Verdict, *, found: bool) -> None:
        scores = (
            verdict.total,
            verdict.by_category[label.category],
            verdict.by_form[label.form],
            verdict.cells[label.category, label.form],
        )
        for score in scores:
            score.labels += 1
            score.right += found
        if not found:
            self._fault(verdict, ("missed", label.category, label.form), label.start, label.end)

    def _overlapping(self, hit: Hit) -> list[int]:
        last = bisect.bisect_left(self._starts, hit.end)
        found = []
        for at in range(max(0, last - 3), last):
            label = self._text.labels[at]
            end = label.run[1] if label.run else label.end
            if end > hit.start:
                found.append(at)
        return found

    def _fault(self, verdict: Verdict, key: tuple[str, str, str], start: int, end: int) -> None:
        verdict.fault_counts[key] += 1
        if len(verdict.faults[key]) < self._examples:
            verdict.faults[key].append(self._shown(start, end))

    def _shown(self, start: int, end: int) -> str:
        """The hit in its surroundings; everything in a corpus is invented."""
        data = self._text.data
        before = data[max(0, start - _AROUND) : start].decode(errors="ignore")
        after = data[end : end + _AROUND].decode(errors="ignore")
        text = f"{before}⟦{data[start:end].decode(errors='replace')}⟧{after}"
        return text.replace("\r", "\\r").replace("\n", "\\n")


def _right(hit: Hit, label: Label) -> bool:
    if hit.category != label.category:
        return False
    if label.run is not None:
        inside = label.run[0] <= hit.start and hit.end <= label.run[1]
        return inside and hit.start < label.end and hit.end > label.start
    return hit.end == label.end and hit.start in {label.start, label.core}
