"""How right the engine is: precision and recall by category and by form on our corpora.

    python -m benchmarks.accuracy [--json FILE] [--faults FILE] [--size MB] [--samples N]

The targets are those of the issue: recall of .99 and precision of .98 over all forms.
"""

from __future__ import annotations

import argparse
import bisect
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus import STRUCTURED, LabelledText, dense, matrix, sparse
from benchmarks.judge import Hit, Judge, Score, Verdict
from benchmarks.table_accuracy import judge_tables
from leakcase.pii.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

RECALL, PRECISION = 0.99, 0.98
NAMES_AND_ADDRESSES = ("person_name", "address")
"""Measured on public corpora by ``names.py``, not here."""

_ITEM = 1 << 18
_MEGABYTE = 1 << 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; 0 when every corpus reaches the targets."""
    options = _options(arguments)
    engine = Engine()
    corpora = {
        "matrix": matrix(options.samples),
        "dense": dense(int(options.size * _MEGABYTE)),
        "sparse": sparse(int(options.size * _MEGABYTE)),
    }
    verdicts = {name: judge(engine, text, options.examples) for name, text in corpora.items()}
    verdicts["tables"] = judge_tables(engine)
    for name, verdict in verdicts.items():
        _print(name, verdict)
    if options.json:
        options.json.write_text(json.dumps(_as_json(verdicts), ensure_ascii=False, indent=1))
    if options.faults:
        options.faults.write_text("\n".join(_faults(verdicts)))
    totals = [verdict.total for verdict in verdicts.values()]
    return 0 if all(t.recall >= RECALL and t.precision >= PRECISION for t in totals) else 1


def judge(engine: Engine, text: LabelledText, examples: int = 3, tier: int = 1) -> Verdict:
    """The verdict on what the engine finds, at that tier or surer."""
    hits = [hit for hit in find(engine, text) if hit.tier >= tier]
    return Judge(text, STRUCTURED, NAMES_AND_ADDRESSES, examples)(hits)


def find(engine: Engine, text: LabelledText) -> list[Hit]:
    """The engine's hits in a text, which it is given in pieces that end with a line."""
    bounds = list(_pieces(text))
    hits = engine.find([text.data[start:end] for start, end in bounds])
    columns = zip(
        hits.item.tolist(),
        hits.start.tolist(),
        hits.end.tolist(),
        hits.category.tolist(),
        hits.tier.tolist(),
        strict=True,
    )
    return [
        Hit(bounds[item][0] + start, bounds[item][0] + end, engine.categories[category].id, tier)
        for item, start, end, category, tier in columns
    ]


def _pieces(text: LabelledText) -> Iterator[tuple[int, int]]:
    """Bounds of pieces; each ends with a line end that stands in no label."""
    ends = [label.end for label in text.labels]
    start, size = 0, len(text.data)
    while start < size:
        end = text.data.find(b"\n", start + _ITEM) + 1 or size
        at = bisect.bisect_left(ends, end)
        while end < size and at < len(ends) and text.labels[at].start < end:
            end = text.data.find(b"\n", ends[at]) + 1 or size
            at += 1
        yield start, end
        start = end


def _print(name: str, verdict: Verdict) -> None:
    print(f"\n== {name}: {_line(verdict.total)}")
    for title, scores in (("category", verdict.by_category), ("form", verdict.by_form)):
        print(f"\n{title:24s} labels  right  wrong  recall  precision")
        for key, score in sorted(scores.items(), key=lambda entry: entry[1].recall):
            print(
                f"{key:24s} {score.labels:6d} {score.right:6d} {score.wrong:6d}"
                f"   {score.recall:.3f}      {score.precision:.3f}"
            )


def _line(score: Score) -> str:
    return (
        f"{score.labels} labels, recall {score.recall:.4f} (target {RECALL}), "
        f"precision {score.precision:.4f} (target {PRECISION})"
    )


def _faults(verdicts: dict[str, Verdict]) -> Iterator[str]:
    """Every kind of fault, the most frequent first, with examples (all values are invented)."""
    for name, verdict in verdicts.items():
        yield f"\n######## {name}: {_line(verdict.total)}"
        for (what, category, form), count in verdict.fault_counts.most_common():
            yield f"\n{count:5d} × {category} [{form}]: {what}"
            yield from (f"        {shown}" for shown in verdict.faults[what, category, form])


def _as_json(verdicts: dict[str, Verdict]) -> dict[str, object]:
    return {
        name: {
            "total": _numbers(verdict.total),
            "by_category": {key: _numbers(s) for key, s in sorted(verdict.by_category.items())},
            "by_form": {key: _numbers(s) for key, s in sorted(verdict.by_form.items())},
        }
        for name, verdict in verdicts.items()
    }


def _numbers(score: Score) -> dict[str, float]:
    return {
        "labels": score.labels,
        "right": score.right,
        "wrong": score.wrong,
        "recall": round(score.recall, 4),
        "precision": round(score.precision, 4),
    }


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--json", type=Path, help="write the figures here")
    parser.add_argument("--faults", type=Path, help="write misses and false positives here")
    parser.add_argument("--size", type=float, default=2.0, help="MiB of dense and of sparse text")
    parser.add_argument("--samples", type=int, default=30, help="lines for each cell of the matrix")
    parser.add_argument("--examples", type=int, default=3, help="examples of each fault")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
