"""Lets Ctrl-C end a scan early and keep what it has: the source says it has no more to give."""

import signal
import sys
from collections.abc import Iterator
from types import FrameType, TracebackType
from typing import Self

from leakcase.messages import say
from leakcase.pii.finding import Location
from leakcase.sources.segment import Piece, Problem, ProblemKind, Source
from leakcase.targets import Ways


class Stoppable:
    """A source that ends when the user interrupts; a second interrupt ends the program."""

    def __init__(self, source: Source) -> None:
        """Stand before a source."""
        self._source = source
        self.stopped = False

    @property
    def name(self) -> str:
        """The name of the source."""
        return self._source.name

    @property
    def ways(self) -> Ways:
        """How a crawl came to its pages."""
        return Ways(self._source)

    def read(self) -> Iterator[Piece]:
        """The pieces of the source, until the user interrupts."""
        for piece in self._source.read():
            if self.stopped:
                detail = "stopped by the user; what was read before is in the result"
                yield Problem(Location(self.name), ProblemKind.LIMIT, detail)
                return
            yield piece

    def __enter__(self) -> Self:
        signal.signal(signal.SIGINT, self._interrupted)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        signal.signal(signal.SIGINT, signal.default_int_handler)

    def _interrupted(self, _number: int, _frame: FrameType | None) -> None:
        if self.stopped:
            raise KeyboardInterrupt
        self.stopped = True
        sys.stderr.write("\n" + say("progress.stopping") + "\n")
