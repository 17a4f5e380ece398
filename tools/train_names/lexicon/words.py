"""The word lists beside this file: ``[CLASS]`` headings, words between white space."""

from __future__ import annotations

from functools import cache
from pathlib import Path

CORE_FILES = frozenset({"function.txt"})
"""Closed classes, complete enough that training never hides their words."""


@cache
def by_class() -> dict[str, list[str]]:
    """Words of each class, each once, in the order written."""
    lists: dict[str, dict[str, None]] = {}
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        heading = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            if line.startswith("["):
                heading = line.strip("[]")
                continue
            lists.setdefault(heading, {}).update(dict.fromkeys(line.split()))
    return {name: list(found) for name, found in lists.items()}


@cache
def core() -> frozenset[str]:
    """Words of the closed classes."""
    found: set[str] = set()
    for name in CORE_FILES:
        for line in (Path(__file__).parent / name).read_text("utf-8").splitlines():
            if not line.startswith(("#", "[")):
                found.update(line.split())
    return frozenset(found)
