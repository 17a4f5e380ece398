"""Train the tagger: ``python -m tools.train_names [--seed N] [--sentences N] [--epochs N]``."""

from __future__ import annotations

import argparse
import dataclasses
import random
import sys
import time
from pathlib import Path

import leakcase.pii.names
from tools.train_names import fitting, tables
from tools.train_names.generator import Generator

MODEL = Path(leakcase.pii.names.__file__).parent / "model.npz"


def main() -> None:
    """Generate, fit, write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--sentences", type=int, default=40_000)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    began = time.monotonic()
    blank = tables.blank_model()
    fitter = fitting.Fitter(blank, fitting.hidden_shares(blank), options.seed)
    generator = Generator(random.Random(options.seed))  # noqa: S311  (reproducible, not secret)
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


if __name__ == "__main__":
    main()
