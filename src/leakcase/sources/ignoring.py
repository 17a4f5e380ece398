"""Globs and ignore files: which paths of a tree are read.

The syntax is that of gitignore(5). Patterns are matched one path component at a time, so that no
pattern, however hostile, takes more than components times wildcards.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import translate
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

IGNORE_FILE = ".leakcaseignore"
LONGEST = 1 << 20
"""Bytes of an ignore file that are read."""
_PATTERN = 1024
"""Characters of a pattern; what is longer names no real path."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of an ignore file, or one glob of the command line.

    Attributes:
        parts: the pattern's components; ``**`` stands for any number of them.
        negated: it takes back what rules before it left out.
        directories: it speaks of directories only.
    """

    parts: tuple[str, ...]
    negated: bool = False
    directories: bool = False

    def matches(self, parts: Sequence[str], *, directory: bool) -> bool:
        """Whether it speaks of the path with these components."""
        return (directory or not self.directories) and _match(self.parts, tuple(parts))


def parse(lines: Iterable[str]) -> tuple[Rule, ...]:
    """The rules of an ignore file's lines, or of globs."""
    return tuple(rule for line in lines if (rule := _parse_line(line)) is not None)


def ignored(rules: Sequence[Rule], parts: Sequence[str], *, directory: bool) -> bool:
    """Whether rules leave a path out; the last rule that speaks of it decides."""
    for rule in reversed(rules):
        if rule.matches(parts, directory=directory):
            return not rule.negated
    return False


def _parse_line(line: str) -> Rule | None:
    line = re.sub(r"(?<!\\) +$", "", line.rstrip("\r\n"))
    if not line or line.startswith("#") or len(line) > _PATTERN:
        return None
    negated = line.startswith("!")
    pattern = line[1:] if negated else line
    directories = pattern.endswith("/")
    pattern = pattern.rstrip("/").replace("\\ ", " ")
    anchored = "/" in pattern
    parts = tuple(part for part in pattern.split("/") if part)
    if not parts:
        return None
    return Rule(parts if anchored else ("**", *parts), negated, directories)


def _match(pattern: tuple[str, ...], path: tuple[str, ...]) -> bool:
    """Whether components of a pattern fit those of a path; positions reached, left to right."""
    reached = {0}
    for part in pattern:
        if part == "**":
            reached = set(range(min(reached), len(path) + 1))
        else:
            fits = _component(part)
            reached = {at + 1 for at in reached if at < len(path) and fits.match(path[at])}
        if not reached:
            return False
    return len(path) in reached


@cache
def _component(part: str) -> re.Pattern[str]:
    return re.compile(translate(part))
