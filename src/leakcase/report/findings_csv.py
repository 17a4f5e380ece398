"""Findings as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

from leakcase.report.shown import shown_finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leakcase.exposure.model import Exposure
    from leakcase.pii.finding import Finding
    from leakcase.report.wording import Wording

COLUMNS = (
    "category",
    "category_name",
    "sensitive",
    "tier",
    "masked",
    "seen",
    "path",
    "members",
    "sheet",
    "page",
    "row",
    "column",
    "line",
    "col",
    "offset",
    "length",
    "record",
    "digest",
    "reasons",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""Beginnings a spreadsheet takes for a formula (OWASP, CSV injection), full width included."""


class FindingsCsv:
    """Writes findings as CSV (RFC 4180), with a byte order mark so that Excel reads UTF-8."""

    def __init__(self, file: TextIO, words: Wording) -> None:
        """Begin a file opened with ``newline=""`` and UTF-8."""
        self._words = words
        file.write("\N{BYTE ORDER MARK}")
        self._writer = csv.writer(file)
        self._writer.writerow(COLUMNS)

    def write(self, findings: Sequence[Finding]) -> None:
        """Append findings."""
        self._writer.writerows(self._row(shown_finding(each)) for each in findings)

    def finish(self, exposure: Exposure) -> None:
        """Nothing stands after the last row."""

    def _row(self, finding: Finding) -> list[str]:
        place = finding.location
        return [
            inert(value)
            for value in (
                finding.category,
                self._words.category(finding.category),
                self._words.sensitive(finding.category),
                finding.tier.name.lower(),
                finding.masked,
                finding.seen.value,
                place.path,
                "!".join(place.members),
                place.sheet,
                place.page,
                place.row,
                place.column,
                place.line,
                place.col,
                place.offset,
                finding.length,
                finding.record,
                finding.digest,
                " ".join(finding.reasons),
            )
        ]


def inert(value: str | int | None) -> str:
    """The cell as text that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
