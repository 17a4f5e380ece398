"""What only whole processes show: how two scale, the memory of a scan, the time of a start."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.corpus.running import DENSE_SPACING, blocks
from leakcase.pii.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Sequence

MEGABYTE = 1 << 20
_RUNS = 3
_SHARE = 64
"""MiB each process reads in the scaling run."""


def scaling() -> float:
    """How many times one process's speed two processes reach together, by the wall clock."""
    return min(_wall(1) for _ in range(_RUNS)) * 2 / min(_wall(2) for _ in range(_RUNS))


def _wall(processes: int) -> float:
    """Seconds from the first to the last of equal shares, one a process, set-up not counted."""
    context = multiprocessing.get_context("spawn")
    ready = context.Barrier(processes + 1)
    workers = [context.Process(target=_share, args=(ready, number)) for number in range(processes)]
    for worker in workers:
        worker.start()
    ready.wait()
    started = time.perf_counter()
    for worker in workers:
        worker.join()
    return time.perf_counter() - started


def _share(ready: multiprocessing.synchronize.Barrier, number: int) -> None:
    """One worker's share: the same text for each."""
    del number
    engine = Engine(names="off")
    pieces = list(blocks(_SHARE * MEGABYTE, 1, DENSE_SPACING, unique=1))
    engine.find([pieces[0][:MEGABYTE]])
    ready.wait()
    for piece in pieces:
        for at in range(0, len(piece), MEGABYTE):
            engine.find([piece[at : at + MEGABYTE]])


def peak_memory(size: int) -> float:
    """MB that ``leakcase scan`` and its workers hold at most while reading ``size`` MiB."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "text.log")
        with file.open("wb") as out:
            for block in blocks(size * MEGABYTE, 1, DENSE_SPACING):
                out.write(block)
        return _peak([*LEAKCASE, "scan", str(file), "--json"])


def seconds(command: Sequence[str], bytecode: Path) -> float:
    """Wall-clock seconds a command takes; its output is thrown away.

    Args:
        command: what to run.
        bytecode: folder where Python keeps compiled modules, as an installation by pip has them;
            the first run fills it.
    """
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(bytecode)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    subprocess.run(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return time.perf_counter() - started


def _peak(command: Sequence[str]) -> float:
    """Most memory of a command and its descendants, shared pages counted once, in MB."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        most = 0.0
        while process.poll() is None:
            most = max(most, sum(_proportional(pid) for pid in _family(process.pid)))
            time.sleep(0.05)
    return most / 1000


def _family(pid: int) -> list[int]:
    found = [pid]
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = task.read_text().split()
        except OSError:  # it ended
            continue
        for child in children:
            found += _family(int(child))
    return found


def _proportional(pid: int) -> int:
    """Proportional set size in kB: shared pages are split between their sharers."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it ended
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


LEAKCASE = (str(Path(sys.executable).with_name("leakcase")),)
"""The command as installed beside this interpreter."""
