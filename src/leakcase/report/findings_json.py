"""Findings as JSON Lines: one finding a line, as they are found."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, TextIO

from leakcase.pii.finding import Location
from leakcase.report.shown import shown_finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakcase.exposure.model import Exposure
    from leakcase.pii.finding import Finding
    from leakcase.report.exposure_json import Json

_LOCATION_FIELDS = tuple(each.name for each in fields(Location))


class FindingsJsonl:
    """Writes findings to a text file, one JSON object a line."""

    def __init__(self, file: TextIO) -> None:
        self._file = file

    def write(self, findings: Sequence[Finding]) -> None:
        """Append findings."""
        self._file.writelines(
            json.dumps(finding_object(shown_finding(each)), ensure_ascii=False) + "\n"
            for each in findings
        )

    def finish(self, exposure: Exposure) -> None:
        """Nothing stands after the last line."""


def finding_object(finding: Finding) -> Mapping[str, Json]:
    """A finding (fit to be shown) as JSON values."""
    return {
        "category": finding.category,
        "tier": finding.tier.name.lower(),
        "masked": finding.masked,
        "digest": finding.digest,
        "seen": finding.seen.value,
        "reasons": list(finding.reasons),
        "record": finding.record,
        "length": finding.length,
        "location": location_object(finding.location),
    }


def location_object(location: Location) -> Mapping[str, Json]:
    """A place (fit to be shown) as JSON values; what it does not know is left out."""
    known: dict[str, Json] = {}
    for name in _LOCATION_FIELDS:
        value = getattr(location, name)
        if value is not None and value != ():
            known[name] = list(value) if isinstance(value, tuple) else value
    return known
