"""The rows, tiles and boxes a page is made of: plain data, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakcase.exposure.model import Reach
    from leakcase.report.html.treemap import Box


@dataclass(frozen=True, slots=True)
class Tile:
    """One big number."""

    value: str
    label: str
    note: str = ""
    exact: bool = True
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a bar, in percent of the whole width."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class CategoryRow:
    """One category with its bar."""

    name: str
    family: str
    sensitive: str
    changeable: str
    distinct: str
    findings: int
    tiers: str
    bars: Sequence[Bar]


@dataclass(frozen=True, slots=True)
class LawRow:
    """One legal class and how much of it was found."""

    name: str
    number: str
    threshold: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One place with findings."""

    name: str
    reach: Reach
    reach_text: str
    way: Sequence[str]
    people: int
    records: int
    findings: int
    categories: Sequence[tuple[str, int, bool]]
    more: int


@dataclass(frozen=True, slots=True)
class MapBox:
    """One place in the map of places."""

    box: Box
    reach: Reach
    title: str
    label: str
    number: str


@dataclass(frozen=True, slots=True)
class SampleRow:
    """One finding."""

    category: str
    category_id: str
    sensitive: bool
    masked: str
    tier: str
    tier_id: str
    seen: str
    seen_id: str
    where: str
    within: str
    reasons: str


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a filter; ``value`` is a number or a word of ours, safe in a selector."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ProblemRow:
    """One thing that was not read."""

    where: str
    within: str
    others: Sequence[str]
    kind: str
    detail: str
    partial: bool


@dataclass(frozen=True, slots=True)
class ReportView:
    """Everything the page shows."""

    lead: str
    source: str
    facts: Sequence[tuple[str, str]]
    found: bool
    partial: bool
    reach: Reach
    reach_text: str
    tiles: Sequence[Tile]
    categories: Sequence[CategoryRow]
    combinations: Sequence[tuple[Sequence[tuple[str, bool]], int, float]]
    sensitive: Sequence[LawRow]
    criminal: Sequence[LawRow]
    places: Sequence[PlaceRow]
    places_rest: int
    map: Sequence[MapBox]
    samples: Sequence[SampleRow]
    filters: Mapping[str, Sequence[Option]]
    problems: Sequence[ProblemRow]
    problems_rest: int
