"""``leakcase scan``: opens the targets, shows the progress, writes what is wanted."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from leakcase.cli.exits import Exit
from leakcase.cli.flags import overlaid, scan_settings
from leakcase.cli.progress import LiveProgress
from leakcase.cli.stopping import Stoppable
from leakcase.errors import UsageError
from leakcase.exposure.model import Exposure
from leakcase.messages import current_language, say, use_language
from leakcase.pii.compiled import is_kept
from leakcase.pii.lexer.kernel import lex
from leakcase.report.exposure_json import exposure_text
from leakcase.report.outputs import Outputs, open_text
from leakcase.report.story import personal_findings
from leakcase.report.wording import Wording
from leakcase.scan import scan
from leakcase.settings import ScanOptions, Settings
from leakcase.sources.segment import Source
from leakcase.targets import has_password, open_targets


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a scan is to give."""

    html: Path | None = None
    json: bool = False
    findings: Path | None = None
    sarif: Path | None = None
    quiet: bool = False


def run_scan(
    targets: Sequence[str],
    given: Mapping[str, object],
    config: Path | None,
    wanted: Wanted,
    lang: str | None,
) -> int:
    """Scan; the exit code."""
    settings = scan_settings(config)
    _choose_language(settings, lang)
    if not targets:
        raise UsageError(say("error.missing", what=say("error.no_target")))
    options = overlaid(settings.scan, given)
    _check(wanted)
    if any(map(has_password, targets)):
        print(say("error.warning", text=say("error.argv_password")), file=sys.stderr)  # noqa: T201
    source = open_targets(targets, options)
    return scan_and_report(source, options, wanted)


def scan_and_report(source: Source, options: ScanOptions, wanted: Wanted) -> int:
    """Scan a source and write everything that is wanted; the exit code."""
    words = Wording.of(current_language(), options.custom)
    if not wanted.quiet and not is_kept(lex):
        print(say("progress.first_time"), file=sys.stderr)  # noqa: T201
    with (
        Outputs(words, wanted.findings, wanted.sarif) as outputs,
        Stoppable(source) as stoppable,
    ):
        with LiveProgress(words, shown=not wanted.quiet and sys.stderr.isatty()) as progress:
            # without anyone to write them for, findings are only counted, which is far cheaper
            sink = outputs.write if wanted.findings or wanted.sarif else None
            exposure = scan(stoppable, options, sink=sink, progress=progress.update)
        if stoppable.stopped:
            exposure = replace(exposure, partial=True)
        outputs.finish(exposure)
    _show(exposure, words, options, wanted)
    if stoppable.stopped:
        return Exit.INTERRUPTED
    if exposure.partial:
        return Exit.PARTIAL
    return Exit.FOUND if personal_findings(exposure) else Exit.NOTHING_FOUND


def _show(exposure: Exposure, words: Wording, options: ScanOptions, wanted: Wanted) -> None:
    if wanted.html is not None:
        from leakcase.report.html import html_report  # noqa: PLC0415  (only where wanted)

        with open_text(wanted.html) as file:
            file.write(html_report(exposure, words))
    if wanted.json:
        sys.stdout.write(exposure_text(exposure, options.custom))
    elif not wanted.quiet:
        from leakcase.report.summary import print_summary  # noqa: PLC0415

        print_summary(exposure, words, sys.stdout)
    for path in (wanted.html, wanted.findings, wanted.sarif):
        if path is not None and not wanted.quiet:
            print(say("progress.wrote", file=path), file=sys.stderr)  # noqa: T201  (a notice)


def _choose_language(settings: Settings, lang: str | None) -> None:
    """The flag and the environment come first, then the settings file."""
    if settings.language and not lang and not os.environ.get("LEAKCASE_LANG"):
        use_language(settings.language)


def _check(wanted: Wanted) -> None:
    """Fail before the scan, not after it."""
    paths = [path for path in (wanted.html, wanted.findings, wanted.sarif) if path is not None]
    for number, path in enumerate(paths):
        if path in paths[:number]:
            raise UsageError(say("error.findings_same", file=path))
        if not path.parent.is_dir():
            raise UsageError(say("error.no_folder", file=path))
