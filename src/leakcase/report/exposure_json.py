"""The exposure as JSON: what ``--json`` prints, described by ``exposure.schema.json``."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, TypeAlias

from leakcase.messages import Language
from leakcase.pii.taxonomy import BY_ID
from leakcase.report.findings_json import finding_object, location_object
from leakcase.report.shown import shown, shown_finding, shown_place, shown_problem
from leakcase.report.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakcase.custom import CustomPattern
    from leakcase.exposure.model import CategoryCount, Count, Exposure, Place
    from leakcase.sources.segment import Problem

SCHEMA = "leakcase-exposure/1"
"""Version of the form; a field may be added to it, none is renamed or dropped."""

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"


def exposure_text(exposure: Exposure, patterns: Sequence[CustomPattern] = ()) -> str:
    """The exposure as indented JSON text with a line end."""
    return json.dumps(exposure_object(exposure, patterns), ensure_ascii=False, indent=2) + "\n"


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of the exposure."""
    return files("leakcase.report").joinpath("exposure.schema.json").read_text(encoding="utf-8")


def exposure_object(
    exposure: Exposure, patterns: Sequence[CustomPattern] = ()
) -> Mapping[str, Json]:
    """The exposure as JSON values."""
    return {
        "schema": SCHEMA,
        "source": shown(exposure.source),
        "started": exposure.started,
        "seconds": round(exposure.seconds, 3),
        "bytes_read": exposure.read,
        "things_read": exposure.things,
        "partial": exposure.partial,
        "findings": exposure.findings,
        "records": exposure.records,
        "people": _count(exposure.people),
        "minors": {name: _count(count) for name, count in exposure.minors.items()},
        "reach": exposure.reach.value,
        "categories": [_category(each, patterns) for each in exposure.categories],
        "combinations": [
            {"categories": list(names), "records": records}
            for names, records in exposure.combinations
        ],
        "sensitive": dict(exposure.sensitive),
        "criminal_classes": {
            name: _count(count) for name, count in exposure.by_criminal_class.items()
        },
        "places": [_place(each) for each in exposure.places],
        "places_total": exposure.places_total,
        "problems": [_problem(each) for each in exposure.problems],
        "problems_total": exposure.problems_total,
        "dismissed": exposure.dismissed,
    }


def _count(count: Count) -> Json:
    return {"value": count.value, "exact": count.exact}


def _category(entry: CategoryCount, patterns: Sequence[CustomPattern]) -> Json:
    known = BY_ID.get(entry.category)
    return {
        "id": entry.category,
        "name": {
            language.value: Wording.of(language, patterns).category(entry.category)
            for language in Language
        },
        "family": known.family.value if known else "custom",
        "sensitive": known.sensitive if known else "",
        "criminal_class": known.criminal.value if known else "5000",
        "changeable": known.changeable.value if known else "effort",
        "findings": entry.findings,
        "distinct": _count(entry.distinct),
        "by_tier": {tier.name.lower(): number for tier, number in entry.by_tier.items()},
        "by_seen": {seen.value: number for seen, number in entry.by_seen.items()},
        "samples": [finding_object(shown_finding(each)) for each in entry.samples],
    }


def _place(place: Place) -> Json:
    shown_here = shown_place(place)
    return {
        "name": shown_here.name,
        "way": list(shown_here.way),
        "reach": place.reach.value,
        "findings": place.findings,
        "records": place.records,
        "people": place.people,
        "by_category": dict(place.by_category),
    }


def _problem(problem: Problem) -> Json:
    fit = shown_problem(problem)
    return {
        "location": location_object(fit.location),
        "kind": fit.kind.value,
        "detail": fit.detail,
        "partial": fit.partial,
    }
