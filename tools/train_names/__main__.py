"""Train the tagger: ``python -m tools.train_names [--seed N] [--sentences N] [--epochs N]``."""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

import leakcase.pii.names
from leakcase.pii.names.tagger import Tagger
from tools.train_names import fitting, tables
from tools.train_names.generator import VERSION, Generator, Sentence

MODEL = Path(leakcase.pii.names.__file__).parent / "model.npz"
RECORD = """# model.npz

Written by `tools/train_names`; do not edit. Trained only on sentences we generate from templates,
word lists, name statistics and place names of our own; no corpus of anyone else was read.

| what | |
|---|---|
| command | `python -m tools.train_names --seed {options.seed} --sentences {options.sentences} --epochs {options.epochs}` |
| generator | version {version} |
| made | {date}, NumPy {numpy} |
| size | {size:,} bytes |
| last mean loss | {loss:.3f} nats a sentence |
| exact-span F1 on 3,000 generated sentences not trained on | names {person_name:.3f}, addresses {address:.3f} |

Figures on public test splits are in `docs/names.md`.
"""  # noqa: E501  (a table row is a line)


def main() -> None:
    """Generate, fit, write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--sentences", type=int, default=60_000)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    began = time.monotonic()
    blank = tables.blank_model()
    fitter = fitting.Fitter(blank, fitting.hidden_shares(blank), options.seed)
    generator = Generator(random.Random(options.seed))  # noqa: S311  (reproducible, not secret)
    loss = 0.0
    for epoch in range(options.epochs):
        sentences = generator.sentences(options.sentences)
        rate = 0.2 / (1 + epoch)
        loss, skipped = fitter.epoch(sentences, rate=rate, decay=1e-3)
        sys.stderr.write(
            f"epoch {epoch + 1}: loss {loss:.4f}, skipped {skipped}, "
            f"{time.monotonic() - began:.0f} s\n"
        )
    model = dataclasses.replace(blank, weights=fitter.weights, between=fitter.between)
    model.save(options.out)
    held_out = Generator(random.Random(options.seed + 1)).sentences(3_000)  # noqa: S311  (as above)
    record = RECORD.format(
        options=options, version=VERSION, size=options.out.stat().st_size, loss=loss,
        date=datetime.now(UTC).date(), numpy=np.__version__, **_measure(Tagger(model), held_out),
    )  # fmt: skip
    options.out.with_suffix(".md").write_text(record, "utf-8")


def _measure(tagger: Tagger, sentences: list[Sentence]) -> dict[str, float]:
    """Exact-span F1 on generated sentences that were not trained on."""
    figures = {}
    for kind in ("person_name", "address"):
        right = found = known = 0
        for sentence in sentences:
            ours = {
                (span.start, span.end) for span in tagger.tag(sentence.text) if span.kind == kind
            }
            theirs = {(start, end) for start, end, what in sentence.spans if what == kind}
            right += len(ours & theirs)
            found += len(ours)
            known += len(theirs)
        figures[kind] = 2 * right / max(1, found + known)
    return figures


if __name__ == "__main__":
    main()
