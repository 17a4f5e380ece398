"""How long a user waits: ``leakcase --help``, and the scan of one page.

python -m benchmarks.startup [--runs N] [--json FILE]
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.processes import LEAKCASE, seconds
from leakcase.demo.pages import pages

if TYPE_CHECKING:
    from collections.abc import Sequence

TARGETS = {"leakcase --help": 0.4, "leakcase scan of one page": 1.0}
"""Seconds, from the issue; the median is held against them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 when both medians are below their targets."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "members.html")
        page.write_bytes(pages("http://127.0.0.1/")["/members.html"].body)
        commands = {
            "leakcase --help": (*LEAKCASE, "--help"),
            "leakcase scan of one page": (*LEAKCASE, "scan", str(page), "--json"),
        }
        bytecode = Path(folder, "bytecode")
        times = {
            name: _times(command, options.runs, bytecode) for name, command in commands.items()
        }
    for name, taken in times.items():
        print(
            f"{name:28s} min {min(taken):.3f} s  median {statistics.median(taken):.3f} s"
            f"  target {TARGETS[name]} s"
        )
    if options.json:
        options.json.write_text(json.dumps(times, indent=1))
    return 0 if all(statistics.median(t) < TARGETS[name] for name, t in times.items()) else 1


def _times(command: Sequence[str], runs: int, bytecode: Path) -> list[float]:
    seconds(command, bytecode)  # the first run reads and compiles everything
    return [round(seconds(command, bytecode), 4) for _ in range(runs)]


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=10)
    parser.add_argument("--json", type=Path, help="write the figures here")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
