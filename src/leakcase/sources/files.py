"""Files, folders and standard input as sources."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from leakcase.errors import SourceError
from leakcase.pii.finding import Location
from leakcase.sources.ignoring import parse
from leakcase.sources.names import name_segment, of_path
from leakcase.sources.reading import Options, Reading, read_stream
from leakcase.sources.segment import DEFAULT_LIMITS, Limits, Note, Problem, ProblemKind
from leakcase.sources.walking import Found, Rules, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakcase.sources.segment import Piece


class FileSource:
    """Files and folders, with everything in them."""

    def __init__(
        self,
        paths: Sequence[str | os.PathLike[str]],
        *,
        include: Sequence[str] = (),
        exclude: Sequence[str] = (),
        ignore_files: bool = True,
        follow_links: bool = False,
        limits: Limits = DEFAULT_LIMITS,
        options: Options | None = None,
    ) -> None:
        """A source of these files and folders.

        Args:
            paths: what to read.
            include: globs in the syntax of gitignore(5); where given, only files matching one.
            exclude: globs of files and folders to leave out.
            ignore_files: obey ``.leakcaseignore`` files, which hold such globs.
            follow_links: read what symbolic links inside folders point to.
            limits: bounds of everything read.
            options: what the user asks of readers.

        Raises:
            SourceError: one of the paths does not exist.
        """
        for path in paths:
            if not os.path.lexists(path):
                raise SourceError(f"{of_path(path)}: no such file or folder; check the path")
        self._roots = [Path(path) for path in paths]
        self._rules = Rules(parse(include), parse(exclude), ignore_files, follow_links)
        self._limits = limits
        self._options = options or Options()

    @property
    def name(self) -> str:
        """The paths."""
        return ", ".join(of_path(root) for root in self._roots)

    def read(self) -> Iterator[Piece]:
        """Every file's pieces, with its name before it and progress along the way."""
        done = 0
        for found in self.found():
            if isinstance(found, Problem):
                yield found
                continue
            yield name_segment(found.location, of_path(found.path.name))
            if not found.directory:
                yield Note(found.location, done)
                yield from read_file(found, self._limits, self._options)
                done += 1
        yield Note(Location(self.name), done, done)

    def found(self) -> Iterator[Found | Problem]:
        """The files and folders alone, unread, to hand them out to several processes."""
        for root in self._roots:
            yield from walk(root, self._rules)


class StdinSource:
    """Standard input, whatever is piped into it."""

    def __init__(
        self,
        stream: BinaryIO | None = None,
        *,
        file_name: str = "",
        limits: Limits = DEFAULT_LIMITS,
        options: Options | None = None,
    ) -> None:
        """A source of a stream.

        Args:
            stream: standard input where not given.
            file_name: what the stream would be called as a file, to tell its kind by.
            limits: bounds of everything read.
            options: what the user asks of readers.
        """
        self._stream = stream
        self._file_name = file_name
        self._limits = limits
        self._options = options

    @property
    def name(self) -> str:
        """A hyphen, as on command lines."""
        return "-"

    def read(self) -> Iterator[Piece]:
        """Its pieces, as they come."""
        location = Location("-")
        yield Note(location, 0, 1)
        stream = sys.stdin.buffer if self._stream is None else self._stream
        reading = Reading.begin(self._limits, self._options, name=self._file_name)
        yield from read_stream(stream, location, reading)
        yield Note(location, 1, 1)


def read_file(found: Found, limits: Limits, options: Options) -> Iterator[Piece]:
    """Read one file that a walk found; what happened to it since is a problem like any other."""
    try:
        # a pipe put in the file's place would block an ordinary open for ever
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(found.path, flags)
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        yield Problem(found.location, ProblemKind.UNREADABLE, f"cannot be opened: {reason}")
        return
    with open(descriptor, "rb", buffering=0) as file:  # noqa: PTH123  (a descriptor, not a path)
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            yield Problem(found.location, ProblemKind.UNREADABLE, "no longer a file; not read")
            return
        reading = Reading.begin(limits, options, name=found.path.name)
        yield from read_stream(cast("BinaryIO", file), found.location, reading)
