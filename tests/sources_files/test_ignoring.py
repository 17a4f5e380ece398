"""Globs follow gitignore(5)."""

from __future__ import annotations

import time

import pytest

from leakcase.sources.ignoring import ignored, parse


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.log", "a/b/c.log", True),
        ("*.log", "a/b/c.txt", False),
        ("/a.txt", "a.txt", True),
        ("/a.txt", "b/a.txt", False),
        ("docs/*.txt", "docs/a.txt", True),
        ("docs/*.txt", "docs/deep/a.txt", False),
        ("docs/**/a.txt", "docs/a.txt", True),
        ("docs/**/a.txt", "docs/x/y/a.txt", True),
        ("**/a.txt", "a.txt", True),
        ("logs/**", "logs/x/y", True),
        ("a?c", "abc", True),
        ("[ab].txt", "b.txt", True),
        ("[!ab].txt", "c.txt", True),
        ("# comment", "# comment", False),
        ("", "a", False),
        ("trailing   ", "trailing", True),
        ("只要*名单", "x/只要客户名单", True),
    ],
)
def test_pattern(pattern: str, path: str, *, expected: bool) -> None:
    assert ignored(parse([pattern]), path.split("/"), directory=False) is expected


def test_a_slash_at_the_end_means_directories() -> None:
    rules = parse(["build/"])
    assert ignored(rules, ["x", "build"], directory=True)
    assert not ignored(rules, ["x", "build"], directory=False)


def test_the_last_rule_that_speaks_of_a_path_decides() -> None:
    rules = parse(["*.txt", "!keep.txt", "deep/keep.txt"])
    assert not ignored(rules, ["keep.txt"], directory=False)
    assert ignored(rules, ["deep", "keep.txt"], directory=False)


def test_a_hostile_pattern_takes_no_time() -> None:
    begin = time.perf_counter()
    rules = parse(["*a" * 400 + "b", "**/" * 300 + "*a*a*a*a*a*b"])
    assert not ignored(rules, ["a" * 255] * 100, directory=False)
    assert time.perf_counter() - begin < 2
