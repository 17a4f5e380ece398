"""How fast the engine is, beside other finders on the same text, in one run on one core.

    python -m benchmarks.speed [--size MB] [--peers PYTHON] [--json FILE] [--skip PART ...]

Speed is bytes a second of process CPU time, on one pinned core, after set-up. Peers live in a
virtual environment of their own (see ``peers.txt``); one that is missing is named as missing.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus.running import DENSE_SPACING, SPARSE_SPACING, blocks
from benchmarks.peers import alternation
from benchmarks.processes import peak_memory, scaling
from leakcase.pii.engine import Engine
from leakcase.pii.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MEGABYTE = 1 << 20
TARGETS = {
    "dense": 150.0,
    "sparse": 300.0,
    "names near, dense": 10.0,
    "two processes": 1.8,
    "times JioNLP": 50.0,
    "times Presidio": 300.0,
    "peak memory": 400.0,
}
"""From the issue: MB/s; ratios; MB."""

_ITEM = 1 << 18
_BATCH = 16
"""Items given at once: 4 MiB, as ``leakcase.scan`` does."""
_PARTS = ("names", "peers", "ripgrep", "processes", "memory")


@dataclass(frozen=True, slots=True)
class Speed:
    """What one finder did.

    Attributes:
        finder: its name.
        corpus: dense or sparse.
        rate: MB (10^6 bytes) a second of CPU time, 0 where it did not run.
        hits: what it found.
        note: why it did not run.
    """

    finder: str
    corpus: str
    rate: float
    hits: int = 0
    note: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 0 when every target is reached."""
    options = _options(arguments)
    reached: dict[str, float] = {}
    if "processes" not in options.skip:
        reached["two processes"] = scaling()
    if "memory" not in options.skip:
        reached["peak memory"] = max(peak_memory(size) for size in (64, 512))
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    speeds = list(_speeds(options))
    reached |= _reached(speeds)
    _print(speeds, reached)
    if options.json:
        rows = [[s.finder, s.corpus, round(s.rate, 2), s.hits, s.note] for s in speeds]
        options.json.write_text(json.dumps({"speeds": rows, "reached": reached}, indent=1))
    return 0 if all(_holds(name, value) for name, value in reached.items()) else 1


def _speeds(options: argparse.Namespace) -> Iterator[Speed]:
    engine = Engine(names="off")
    for corpus, spacing in (("dense", DENSE_SPACING), ("sparse", SPARSE_SPACING)):
        text = b"".join(blocks(options.size * MEGABYTE, 1, spacing))[: options.size * MEGABYTE]
        yield _ours("Leakcase", corpus, engine, text)
        if corpus == "dense" and "names" not in options.skip:
            yield _ours(
                "Leakcase, names near", corpus, Engine(names="near"), text[: len(text) // 8]
            )
        if "ripgrep" not in options.skip:
            yield _ripgrep(corpus, text)
        if "peers" not in options.skip:
            yield from _peers(corpus, text[: 16 * MEGABYTE], options)


def _ours(name: str, corpus: str, engine: Engine, text: bytes) -> Speed:
    """The engine with all its checks, and line and column of every hit."""
    items = [text[at : at + _ITEM] for at in range(0, len(text), _ITEM)]
    items = _whole_lines(items)
    _found(engine, items[:_BATCH])  # compiles on first use
    best, hits = 0.0, 0
    for _ in range(3):
        started = time.process_time()
        hits = sum(_found(engine, items[at : at + _BATCH]) for at in range(0, len(items), _BATCH))
        best = max(best, len(text) / 1e6 / (time.process_time() - started))
    return Speed(name, corpus, best, hits)


def _found(engine: Engine, items: Sequence[bytes]) -> int:
    hits = engine.find(items)
    for at, item in enumerate(items):
        Lines(item).places(hits.start[hits.item == at])
    return len(hits)


def _whole_lines(items: Sequence[bytes]) -> list[bytes]:
    """The same bytes, each piece but the last ending with a line."""
    found, rest = [], b""
    for item in items:
        head, line_end, tail = (rest + item).rpartition(b"\n")
        found.append(head + line_end)
        rest = tail
    found[-1] += rest
    return found


def _ripgrep(corpus: str, text: bytes) -> Speed:
    """Ripgrep with one alternation: matching only, no checks."""
    if shutil.which("rg") is None:
        return Speed("ripgrep, one alternation", corpus, 0, note="not installed")
    with tempfile.NamedTemporaryFile() as file:
        file.write(text)
        file.flush()
        command = ["rg", "-j1", "-o", "-b", "-a", "-N", alternation(), file.name]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    rate = len(text) / 1e6 / seconds
    return Speed("ripgrep, one alternation", corpus, rate, done.stdout.count(b"\n"))


def _peers(corpus: str, text: bytes, options: argparse.Namespace) -> Iterator[Speed]:
    interpreter = options.peers if Path(options.peers).exists() else sys.executable
    script = Path(__file__).with_name("peers.py")
    with tempfile.NamedTemporaryFile() as file:
        file.write(text)
        file.flush()
        command = [interpreter, str(script), file.name, str(options.seconds)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        if "missing" in answer:
            yield Speed(answer["peer"], corpus, 0, note=f"not installed: {answer['missing']}")
        else:
            rate = answer["bytes"] / 1e6 / answer["seconds"]
            yield Speed(answer["peer"], corpus, rate, answer["hits"])


def _reached(speeds: Sequence[Speed]) -> dict[str, float]:
    rates = {(speed.finder, speed.corpus): speed.rate for speed in speeds}
    dense = rates["Leakcase", "dense"]
    found = {"dense": dense, "sparse": rates["Leakcase", "sparse"]}
    for name, finder in (
        ("names near, dense", "Leakcase, names near"),
        ("times JioNLP", "JioNLP, 8 extractors"),
        ("times Presidio", "Presidio AnalyzerEngine, tokens"),
    ):
        rate = rates.get((finder, "dense"), 0)
        if rate:
            found[name] = rate if name.startswith("names") else dense / rate
    return found


def _holds(name: str, value: float) -> bool:
    return value <= TARGETS[name] if name == "peak memory" else value >= TARGETS[name]


def _print(speeds: Sequence[Speed], reached: dict[str, float]) -> None:
    print(f"{'finder':36s} {'corpus':7s}     MB/s      hits")
    for speed in speeds:
        shown = speed.note or f"{speed.rate:8.2f}  {speed.hits:8d}"
        print(f"{speed.finder:36s} {speed.corpus:7s} {shown}")
    print(f"\n{'figure':20s}  reached   target")
    for name, value in reached.items():
        sign = "ok" if _holds(name, value) else "MISSED"
        print(f"{name:20s} {value:8.2f} {TARGETS[name]:8.1f}  {sign}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=128, help="MiB of text for us and ripgrep")
    parser.add_argument("--seconds", type=float, default=10, help="CPU seconds for each peer")
    parser.add_argument("--peers", default=".venv-peers/bin/python", help="their interpreter")
    parser.add_argument("--skip", nargs="*", default=(), choices=_PARTS, help="leave parts out")
    parser.add_argument("--json", type=Path, help="write the figures here")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
