"""``leakcase explain``: why a text or a place in a file is reported, or is not."""

import getpass
import io
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from leakcase.cli.exits import Exit
from leakcase.cli.flags import overlaid, scan_settings
from leakcase.errors import SourceError, UsageError
from leakcase.explain import MAX_TEXT, Considered, Fate, explain_text
from leakcase.messages import current_language, say, use_language
from leakcase.pii.engine import Engine
from leakcase.pii.finding import Tier
from leakcase.report.wording import Wording
from leakcase.settings import ScanOptions
from leakcase.sources.encodings import SAMPLE, bom_length, detect, looks_like_text


def run_explain(
    place: str | None,
    given: Mapping[str, object],
    config: Path | None,
    lang: str | None,
    *,
    ask: bool,
) -> int:
    """Explain; 1 where something is reported, 0 where nothing is."""
    settings = scan_settings(config)
    if settings.language and not lang:
        use_language(settings.language)
    options = overlaid(settings.scan, given)
    text, line, column = _text(place, ask=ask)
    engine = Engine(custom=options.custom, names=options.names)
    found = explain_text(text, engine, categories=options.categories, min_tier=options.min_tier)
    if column is not None:
        found = [one for one in found if _holds(one, text, column)]
    words = Wording.of(current_language(), options.custom)
    sys.stdout.write("\n".join(_lines(found, text, line, words, options)) + "\n")
    reported = any(one.fate is Fate.REPORTED for one in found)
    return Exit.FOUND if reported else Exit.NOTHING_FOUND


def _text(place: str | None, *, ask: bool) -> tuple[bytes, int, int | None]:
    """The text to explain, the number of its first line, and the column asked for."""
    if place is not None:
        return _at(place)
    if ask or sys.stdin.isatty():
        return getpass.getpass(say("cli.explain_prompt") + ": ").encode(), 1, None
    return sys.stdin.buffer.read(MAX_TEXT), 1, None


def _at(place: str) -> tuple[bytes, int, int | None]:
    parts = re.fullmatch(r"(.+?):(\d{1,12})(?::(\d{1,12}))?", place)
    if parts is None:
        raise UsageError(say("error.explain_place", place=place))
    line = int(parts[2])
    text = _line(Path(parts[1]), line)
    if text is None:
        raise SourceError(say("error.explain_no_line", file=parts[1], line=line))
    return text, line, int(parts[3]) if parts[3] else None


def _line(path: Path, number: int) -> bytes | None:
    """One line of a text file as UTF-8; None where the file has fewer."""
    try:
        with path.open("rb") as file:
            head = file.read(SAMPLE)
            if not looks_like_text(head):
                raise SourceError(say("error.explain_no_text", file=path))
            file.seek(bom_length(head))
            text = io.TextIOWrapper(file, detect(head).value, errors="replace", newline="\n")
            for _ in range(number - 1):
                if not _skip_line(text):
                    return None
            return text.readline(MAX_TEXT).encode() or None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceError(say("error.explain_unreadable", file=path, reason=reason)) from None


def _skip_line(text: io.TextIOWrapper) -> bool:
    """Pass over one line, however long, without holding it; False at the end of the file."""
    while piece := text.readline(MAX_TEXT):
        if piece.endswith("\n"):
            return True
    return False


def _holds(one: Considered, text: bytes, column: int) -> bool:
    return _column(text, one.start) <= column <= _column(text, one.end)


def _column(text: bytes, offset: int) -> int:
    """1-based column, in characters, of a byte on its line."""
    start = text.rfind(b"\n", 0, offset) + 1
    return len(text[start:offset].decode("utf-8", "replace")) + 1


def _lines(
    found: Sequence[Considered], text: bytes, first_line: int, words: Wording, options: ScanOptions
) -> list[str]:
    if not found:
        return [words.say("explain.nothing")]
    lines: list[str] = []
    for one in found:
        line = first_line + text.count(b"\n", 0, one.start)
        place = words.say("explain.at", line=line, col=_column(text, one.start))
        lines += [f"{place}  {_verdict(one, words)}", f"    {_why(one, words, options)}"]
    return lines


def _verdict(one: Considered, words: Wording) -> str:
    if one.fate is Fate.UNCLAIMED:
        return words.say("explain.not_reported")
    said = "explain.reported" if one.fate is Fate.REPORTED else "explain.not_reported"
    tier = words.tier(Tier(one.tier))
    return f"{words.say(said)}  {words.category(one.category)}  {one.masked}  [{tier}]"


def _why(one: Considered, words: Wording, options: ScanOptions) -> str:
    if one.fate is Fate.UNCLAIMED:
        make, _, length = one.masked.partition(":")
        return words.say("explain.unclaimed", what=words.say(f"explain.{make}", n=int(length)))
    reasons = words.reasons(one.reasons)
    fate = {
        Fate.LOST: lambda: words.say("explain.lost_to", category=words.category(one.winner)),
        Fate.OTHER_LABEL: lambda: words.say("explain.other_label"),
        Fate.NEEDS_LABEL: lambda: words.say("explain.needs_label"),
        Fate.BELOW_TIER: lambda: words.say("explain.below_tier", tier=words.tier(options.min_tier)),
        Fate.UNWANTED: lambda: words.say("explain.unwanted"),
    }.get(one.fate)
    return "  ".join(part for part in (reasons, fate() if fate else "") if part)
