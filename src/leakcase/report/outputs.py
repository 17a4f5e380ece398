"""The files findings are streamed to while a scan runs."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Protocol, Self, TextIO

from leakcase.errors import UsageError
from leakcase.messages import say
from leakcase.report.findings_csv import FindingsCsv
from leakcase.report.findings_json import FindingsJsonl
from leakcase.report.sarif import Sarif

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from leakcase.exposure.model import Exposure
    from leakcase.pii.finding import Finding
    from leakcase.report.wording import Wording


class FindingsWriter(Protocol):
    """Takes findings as they come and ends with the exposure."""

    def write(self, findings: Sequence[Finding]) -> None:
        """Append findings."""

    def finish(self, exposure: Exposure) -> None:
        """Write what comes last."""


class Outputs:
    """Every findings file of one scan. A context manager: leaving it closes the files."""

    def __init__(self, words: Wording, findings: Path | None, sarif: Path | None) -> None:
        """Open the files that are asked for.

        Raises:
            UsageError: a file cannot be written, or its suffix is neither .jsonl nor .csv.
        """
        self._files = ExitStack()
        self._writers: list[FindingsWriter] = []
        if findings is not None:
            self._writers.append(self._findings(findings, words))
        if sarif is not None:
            self._writers.append(Sarif(self._open(sarif), words))

    def write(self, findings: Sequence[Finding]) -> None:
        """Append findings to every file."""
        for writer in self._writers:
            writer.write(findings)

    def finish(self, exposure: Exposure) -> None:
        """Write what comes last in every file."""
        for writer in self._writers:
            writer.finish(exposure)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._files.close()

    def _findings(self, path: Path, words: Wording) -> FindingsWriter:
        suffix = path.suffix.lower()
        if suffix not in {".jsonl", ".ndjson", ".csv"}:
            raise UsageError(say("error.findings_suffix", file=path))
        file = self._open(path)
        return FindingsCsv(file, words) if suffix == ".csv" else FindingsJsonl(file)

    def _open(self, path: Path) -> TextIO:
        return self._files.enter_context(open_text(path))


def open_text(path: Path) -> TextIO:
    """A text file to write, UTF-8, line ends as given.

    Raises:
        UsageError: it cannot be written.
    """
    try:
        return path.open("w", encoding="utf-8", errors="replace", newline="")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(say("error.not_writable", file=path, reason=reason)) from None
