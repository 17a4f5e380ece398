"""The live progress line on standard error, for people who watch."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from leakcase.report.shown import shown
from leakcase.report.story import amount_read
from leakcase.report.wording import Wording
from leakcase.scan import Progress as ScanProgress

_LONGEST_NAME = 48


class LiveProgress:
    """A line that says what is being read and how much was found; nothing where not ``shown``."""

    def __init__(self, words: Wording, *, shown: bool) -> None:
        """Prepare the line; it appears when entered."""
        self._words = words
        self._shown = shown
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=24),
            TextColumn("{task.fields[state]}", markup=False),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task("", total=None, state="")

    def update(self, progress: ScanProgress) -> None:
        """Show how far the scan is."""
        if not self._shown:
            return
        key = "progress.state" if progress.expected is None else "progress.state_of"
        state = self._words.say(
            key,
            done=progress.done,
            expected=progress.expected,
            amount=amount_read(progress.read),
            findings=progress.findings,
        )
        name = "" if progress.location is None else _short(shown(progress.location.path))
        self._bar.update(
            self._task,
            description=self._words.say("progress.reading", name=name),
            completed=progress.done,
            total=progress.expected,
            state=state,
        )

    def __enter__(self) -> Self:
        if self._shown:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._shown:
            self._bar.stop()


def _short(name: str) -> str:
    """The end of a name, which tells more than its beginning."""
    return name if len(name) <= _LONGEST_NAME else "…" + name[1 - _LONGEST_NAME :]
