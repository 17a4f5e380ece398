"""Findings as SARIF 2.1.0 (OASIS), the form CI systems show beside the code.

Written as findings come, so that memory does not grow with them: the results first, then what
the results turned out to need (their rules) and how the scan went.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, TextIO
from urllib.parse import quote

from leakcase.messages import Language
from leakcase.pii.finding import Tier
from leakcase.pii.taxonomy import BY_ID
from leakcase.release import __version__
from leakcase.report.shown import shown_finding, shown_location, shown_problem
from leakcase.report.wording import Wording, is_organisation, is_sensitive, weight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leakcase.exposure.model import Exposure
    from leakcase.pii.finding import Finding, Location
    from leakcase.report.exposure_json import Json
    from leakcase.sources.segment import Problem

SCHEMA_URI = "https://json.schemastore.org/sarif-2.1.0.json"


class Sarif:
    """Writes one SARIF log to a text file."""

    def __init__(self, file: TextIO, words: Wording) -> None:
        """Begin the log."""
        self._file = file
        self._words = words
        self._rules: dict[str, int] = {}
        self._separator = "\n"
        file.write(f'{{"$schema": {json.dumps(SCHEMA_URI)}, "version": "2.1.0", "runs": [{{\n')
        file.write('"columnKind": "unicodeCodePoints",\n"results": [')

    def write(self, findings: Sequence[Finding]) -> None:
        """Append findings."""
        for finding in findings:
            self._file.write(self._separator + _dump(self._result(shown_finding(finding))))
            self._separator = ",\n"

    def finish(self, exposure: Exposure) -> None:
        """End the log with its rules and with what was not read."""
        tool: Json = {"driver": self._driver()}
        invocation: Json = {
            "executionSuccessful": True,
            "startTimeUtc": _utc(exposure.started),
            "toolExecutionNotifications": [self._notification(p) for p in exposure.problems],
        }
        properties: Json = {
            "people": exposure.people.value,
            "records": exposure.records,
            "reach": exposure.reach.value,
            "partial": exposure.partial,
        }
        self._file.write(
            f'],\n"tool": {_dump(tool)},\n"invocations": [{_dump(invocation)}],\n'
            f'"language": "{"zh-CN" if self._words.language is Language.ZH else "en"}",\n'
            f'"properties": {_dump(properties)}\n}}]}}\n'
        )

    def _result(self, finding: Finding) -> Json:
        index = self._rules.setdefault(finding.category, len(self._rules))
        text = self._words.say(
            "sarif.result",
            category=self._words.category(finding.category),
            masked=finding.masked,
            tier=self._words.tier(finding.tier),
            reasons=self._words.reasons(finding.reasons),
        )
        return {
            "ruleId": finding.category,
            "ruleIndex": index,
            "level": level(finding.category, finding.tier),
            "message": {"text": text},
            "locations": [_location(finding)],
            "partialFingerprints": {
                "leakcaseValue/v1": finding.digest,
                "leakcasePlace/v1": _fingerprint(finding),
            },
            "properties": {
                "tier": finding.tier.name.lower(),
                "seen": finding.seen.value,
                "reasons": list(finding.reasons),
            },
        }

    def _driver(self) -> Json:
        return {
            "name": "Leakcase",
            "semanticVersion": __version__,
            "rules": [self._rule(category) for category in self._rules],
            "notifications": [
                {
                    "id": "not-read",
                    "shortDescription": {"text": self._words.say("sarif.not_read")},
                }
            ],
        }

    def _rule(self, category: str) -> Json:
        known = BY_ID.get(category)
        names = {each: Wording(each, self._words.custom).category(category) for each in Language}
        return {
            "id": category,
            "name": "".join(part.capitalize() for part in category.split("_")),
            "shortDescription": {"text": names[self._words.language]},
            "defaultConfiguration": {"level": level(category, Tier.CHECKED)},
            "properties": {
                "zh": names[Language.ZH],
                "en": names[Language.EN],
                "family": known.family.value if known else "custom",
                "sensitive": known.sensitive if known else "",
                "security-severity": f"{weight(category) / 10:.1f}",
                "tags": ["privacy", "personal-information"],
            },
        }

    def _notification(self, problem: Problem) -> Json:
        fit = shown_problem(problem)
        kind = self._words.problem(fit.kind)
        return {
            "descriptor": {"id": "not-read", "index": 0},
            "level": "warning" if fit.partial else "note",
            "message": {"text": f"{kind}: {fit.detail}" if fit.detail else kind},
            "locations": [{"physicalLocation": {"artifactLocation": _artifact(fit.location)}}],
            "properties": {"kind": fit.kind.value},
        }


def level(category: str, tier: Tier) -> str:
    """``error`` for sensitive kinds we are sure of, ``note`` for what has only the shape."""
    if tier is Tier.FORMAT or is_organisation(category):
        return "note"
    return "error" if is_sensitive(category) else "warning"


def _location(finding: Finding) -> Json:
    place = finding.location
    region: dict[str, Json] = {}
    if place.line is not None:
        region["startLine"] = place.line
        if place.col is not None:
            region["startColumn"] = place.col
    if place.offset is not None:
        region["byteOffset"] = place.offset
        region["byteLength"] = finding.length
    physical: dict[str, Json] = {"artifactLocation": _artifact(place)}
    if region:
        physical["region"] = region
    location: dict[str, Json] = {"physicalLocation": physical}
    if logical := _logical(place):
        location["logicalLocations"] = logical
    return location


def _artifact(place: Location) -> Json:
    """Members stand after ``!/``, as in ``archive.zip!/inner/list.csv``."""
    return {"uri": "!/".join(_uri(part) for part in (place.path, *place.members))}


def _uri(path: str) -> str:
    if path == "-":
        return "stdin"
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", path):
        return quote(path, safe="/:?#[]@!$&'()*+,;=%~-._")
    slashed = path.replace("\\", "/")
    # a colon in the first segment of a relative path would be read as a scheme
    return quote(slashed, safe="/!$&'()*+,;=@~-._")


def _logical(place: Location) -> list[Json]:
    named = (("page", place.page), ("table", place.sheet), ("row", place.row))
    found: list[Json] = [
        {"name": str(value), "kind": kind} for kind, value in named if value is not None
    ]
    if place.column is not None:
        found.append({"name": place.column, "kind": "column"})
    return found


def _fingerprint(finding: Finding) -> str:
    """Stays the same when lines are added above: what, where, which value, but not which line."""
    place = shown_location(finding.location)
    parts = (finding.category, finding.digest, place.path, *place.members, place.sheet or "")
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _utc(started: str) -> str:
    from datetime import UTC, datetime  # noqa: PLC0415  (once, at the end)

    return datetime.fromisoformat(started).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _dump(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False)
