"""The measuring itself: texts are cut at lines, memory is counted, missing peers are named."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from benchmarks.peers import PATTERNS, PEERS, alternation

from benchmarks import processes, speed


def test_pieces_end_with_lines_and_lose_nothing() -> None:
    pieces = [b"one\ntw", b"o\nthree", b"\nfo", b"ur"]
    whole = speed._whole_lines(pieces)
    assert whole == [b"one\n", b"two\n", b"three\n", b"four"]


def test_the_memory_of_a_process_and_its_children_is_counted() -> None:
    hold = "held = bytearray(b'x') * 60_000_000; import time; time.sleep(0.6)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {hold!r}])"
    assert 60 < processes._peak([sys.executable, "-c", child]) < 160


def test_peers_that_are_not_installed_are_named(tmp_path: Path) -> None:
    """Run with this interpreter, which has none but ``re``; what is installed may also answer."""
    text = tmp_path / "text.txt"
    text.write_text("电话 13800000001，邮箱 a@example.com\n")
    script = Path(speed.__file__).with_name("peers.py")
    done = subprocess.run(  # noqa: S603  (our own script)
        [sys.executable, "-I", str(script), str(text), "0.1"], stdout=subprocess.PIPE, check=True
    )
    answers = {answer["peer"]: answer for answer in map(json.loads, done.stdout.splitlines())}
    assert list(answers) == list(PEERS)
    assert answers["re, 12 patterns"]["hits"] == 2
    assert "jionlp" in answers["JioNLP, 8 extractors"]["missing"]


def test_the_alternation_captures_nothing() -> None:
    assert re.compile(alternation()).groups == 0
    assert len(PATTERNS) == 12
