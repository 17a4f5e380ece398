"""Walking: the files of a tree, lazily, in order, without going round in circles."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from leakcase.pii.finding import Location
from leakcase.sources.ignoring import IGNORE_FILE, LONGEST, Rule, ignored, parse
from leakcase.sources.names import of_path
from leakcase.sources.segment import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH = 50_000
"""Entries of one directory sorted at a time, so that a directory of millions stays small."""
_SPECIAL = {
    stat.S_IFIFO: "a named pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a character device",
    stat.S_IFBLK: "a block device",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A file or directory on the way.

    Attributes:
        path: to open it by.
        location: to name it by.
        directory: it is a directory, whose files follow.
        size: bytes, as the file system says.
    """

    path: Path
    location: Location
    directory: bool
    size: int = 0


@dataclass(frozen=True, slots=True)
class Rules:
    """Which files are wanted.

    Attributes:
        include: globs; where there are any, only files they match are read.
        exclude: globs of files and directories that are left out.
        ignore_files: obey ``.leakcaseignore`` files in the tree.
        follow_links: read what symbolic links point to.
    """

    include: tuple[Rule, ...] = ()
    exclude: tuple[Rule, ...] = ()
    ignore_files: bool = True
    follow_links: bool = False


@dataclass(slots=True)
class _Tally:
    """What was left out on purpose, for one notice at the end."""

    links: int = 0
    ignored: int = 0
    visited: set[tuple[int, int]] = field(default_factory=set)


def walk(root: Path, rules: Rules) -> Iterator[Found | Problem]:
    """A file, or every file below a directory, depth first and sorted by name."""
    location = Location(of_path(root))
    tally = _Tally()
    try:
        status = root.stat()
    except OSError as error:
        yield _unreadable(location, error)
        return
    if stat.S_ISDIR(status.st_mode):
        tally.visited.add((status.st_dev, status.st_ino))
        yield from _walk_directory(root, (), (), rules, tally)
    else:
        yield _file(root, location, status)
    yield from _left_out(location, tally)


def _walk_directory(
    directory: Path,
    parts: tuple[str, ...],
    inherited: tuple[Rule, ...],
    rules: Rules,
    tally: _Tally,
) -> Iterator[Found | Problem]:
    """Everything below a directory, by a stack of its own: trees may be thousands deep."""
    stack = [_entries(directory, parts, inherited, rules)]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, Problem):
            yield item
        else:
            judged = _judge(item, rules, tally)
            if judged is not None:
                yield judged
            if isinstance(judged, Found) and judged.directory:
                stack.append(_entries(judged.path, item.parts, item.ignoring, rules))


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry of a directory.

    Attributes:
        entry: as the system gives it.
        parts: its path's components from the root of the walk.
        ignoring: rules of ignore files that hold for it, those of upper directories first.
    """

    entry: os.DirEntry[str]
    parts: tuple[str, ...]
    ignoring: tuple[Rule, ...]


def _entries(
    directory: Path, parts: tuple[str, ...], inherited: tuple[Rule, ...], rules: Rules
) -> Iterator[_Item | Problem]:
    try:
        ignoring = inherited
        if rules.ignore_files:
            ignoring += _rules_of(directory / IGNORE_FILE, parts)
        with os.scandir(directory) as listing:
            while batch := sorted(islice(listing, BATCH), key=lambda entry: entry.name):
                for entry in batch:
                    yield _Item(entry, (*parts, entry.name), ignoring)
    except OSError as error:
        yield _unreadable(Location(of_path(directory)), error)


def _rules_of(path: Path, parts: tuple[str, ...]) -> tuple[Rule, ...]:
    """Rules of an ignore file, none where it is not a plain file; they hold below its directory."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return ()
        with path.open("rb") as file:
            lines = file.read(LONGEST).decode("utf-8", "replace").splitlines()
    except OSError:
        return ()
    return tuple(
        Rule((*(_literal(part) for part in parts), *rule.parts), rule.negated, rule.directories)
        for rule in parse(lines)
    )


def _literal(part: str) -> str:
    """A component as a pattern that matches nothing else."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in part)


def _judge(item: _Item, rules: Rules, tally: _Tally) -> Found | Problem | None:
    """What an entry is, or None where it is left out."""
    path = Path(item.entry.path)
    location = Location(of_path(path))
    try:
        linked = item.entry.is_symlink()
        if linked and not rules.follow_links:
            tally.links += 1
            return None
        status = item.entry.stat()
    except OSError as error:
        return _unreadable(location, error)
    directory = stat.S_ISDIR(status.st_mode)
    if _unwanted(item, rules, directory=directory):
        tally.ignored += 1
        return None
    if directory:
        return _directory(path, location, status, tally)
    if linked and not _first((status.st_dev, status.st_ino), tally):
        return Problem(location, ProblemKind.LOOP, "a link to what was read already", partial=False)
    return _file(path, location, status)


def _unwanted(item: _Item, rules: Rules, *, directory: bool) -> bool:
    if ignored((*rules.exclude, *item.ignoring), item.parts, directory=directory):
        return True
    wanted = directory or not rules.include
    return not wanted and not ignored(rules.include, item.parts, directory=False)


def _directory(
    path: Path, location: Location, status: os.stat_result, tally: _Tally
) -> Found | Problem:
    if not _first((status.st_dev, status.st_ino), tally):
        return Problem(
            location, ProblemKind.LOOP, "leads back to a directory that was read", partial=False
        )
    return Found(path, location, directory=True)


def _first(identity: tuple[int, int], tally: _Tally) -> bool:
    new = identity not in tally.visited
    tally.visited.add(identity)
    return new


def _file(path: Path, location: Location, status: os.stat_result) -> Found | Problem:
    special = _SPECIAL.get(stat.S_IFMT(status.st_mode))
    if special is not None:
        return Problem(
            location, ProblemKind.UNREADABLE, f"{special}, not a file; not read", partial=False
        )
    return Found(path, location, directory=False, size=status.st_size)


def _unreadable(location: Location, error: OSError) -> Problem:
    return Problem(
        location, ProblemKind.UNREADABLE, f"cannot be opened: {os.strerror(error.errno or 0)}"
    )


def _left_out(location: Location, tally: _Tally) -> Iterator[Problem]:
    """Notices of what was left out on purpose: nothing is passed over in silence."""
    if tally.links:
        yield Problem(
            location,
            ProblemKind.LIMIT,
            f"{tally.links} symbolic links were not followed",
            partial=False,
        )
    if tally.ignored:
        yield Problem(
            location,
            ProblemKind.LIMIT,
            f"{tally.ignored} files or folders were left out by globs and ignore files",
            partial=False,
        )
