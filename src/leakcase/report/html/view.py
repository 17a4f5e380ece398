"""What the page shows, worked out before the template: names, shares, bars and boxes."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from leakcase.pii.finding import Seen, Tier
from leakcase.pii.taxonomy import BY_ID
from leakcase.report.html.rows import (
    Bar,
    CategoryRow,
    LawRow,
    MapBox,
    Option,
    PlaceRow,
    ProblemRow,
    ReportView,
    SampleRow,
    Tile,
)
from leakcase.report.html.treemap import Box, treemap
from leakcase.report.problems import grouped, place_name
from leakcase.report.shown import shown, shown_finding, shown_place
from leakcase.report.story import amount_read, duration, lead, personal_findings
from leakcase.report.wording import is_sensitive, weightiest_first

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakcase.exposure.model import CategoryCount, Count, Exposure, Place
    from leakcase.pii.finding import Finding
    from leakcase.report.wording import Wording

FILTERS = ("category", "tier", "seen")
"""What the samples can be filtered by; the names of data attributes in the page."""

MAP = Box(0, 0, 960, 300)
_MAP_PLACES = 24
_MAP_GAP = 3.0
_WIDE_ENOUGH = 96.0
_TALL_ENOUGH = 44.0
_CHARACTER = 8.0
"""About the width of one ASCII character in the map, in its units."""
_PLACE_CATEGORIES = 6
_TIERS = (Tier.CONFIRMED, Tier.CHECKED, Tier.FORMAT)


def report_view(exposure: Exposure, words: Wording) -> ReportView:
    """The view of an exposure in one language."""
    ids = {each.category: str(index) for index, each in enumerate(exposure.categories)}
    samples = [
        _sample(shown_finding(finding), ids[each.category], words)
        for each in exposure.categories
        for finding in each.samples
    ]
    return ReportView(
        lead=lead(exposure, words),
        source=shown(exposure.source),
        facts=_facts(exposure, words),
        found=exposure.findings > 0,
        partial=exposure.partial,
        reach=exposure.reach,
        reach_text=words.reach(exposure.reach),
        tiles=_tiles(exposure, words),
        categories=_categories(exposure, words),
        combinations=_combinations(exposure, words),
        sensitive=_sensitive(exposure, words),
        criminal=_criminal(exposure, words),
        places=[_place(shown_place(each), words) for each in exposure.places],
        places_rest=exposure.places_total - len(exposure.places),
        map=_map(exposure, words),
        samples=samples,
        filters=_filters(exposure, samples, ids, words),
        problems=_problems(exposure, words),
        problems_rest=exposure.problems_total - len(exposure.problems),
    )


def _facts(exposure: Exposure, words: Wording) -> list[tuple[str, str]]:
    facts = [
        (words.say("report.scanned"), shown(exposure.source)),
        (words.say("report.started"), _moment(exposure.started)),
        (words.say("report.took"), duration(exposure.seconds, words)),
        (
            words.say("report.amount"),
            words.say("report.things", n=exposure.things, amount=amount_read(exposure.read)),
        ),
    ]
    if exposure.dismissed:
        facts.append((words.say("report.dismissed"), f"{exposure.dismissed:,}"))
    return facts


def _moment(started: str) -> str:
    moment = datetime.fromisoformat(started)
    return moment.strftime("%Y-%m-%d %H:%M %z" if moment.tzinfo else "%Y-%m-%d %H:%M")


def _tiles(exposure: Exposure, words: Wording) -> list[Tile]:
    sensitive = sum(exposure.sensitive.values())
    tiles = [
        _count_tile(exposure.people, words.say("report.people")),
        Tile(f"{exposure.records:,}", words.say("report.records")),
        Tile(
            str(len(exposure.categories)),
            words.say("report.categories"),
            words.say("report.in_places", n=personal_findings(exposure)),
        ),
        Tile(
            f"{sensitive:,}",
            words.say("report.sensitive"),
            words.say("report.kinds", n=sum(1 for count in exposure.sensitive.values() if count)),
            alarming=sensitive > 0,
        ),
    ]
    tiles += [
        _count_tile(count, words.say(f"report.{name}"), alarming=True)
        for name, count in exposure.minors.items()
        if count.value
    ]
    return tiles


def _count_tile(count: Count, label: str, *, alarming: bool = False) -> Tile:
    return Tile(f"{count.value:,}", label, exact=count.exact, alarming=alarming)


def _categories(exposure: Exposure, words: Wording) -> list[CategoryRow]:
    most = max((each.findings for each in exposure.categories), default=1)
    return [_category(each, most, words) for each in exposure.categories]


def _category(each: CategoryCount, most: int, words: Wording) -> CategoryRow:
    known = BY_ID.get(each.category)
    bars: list[Bar] = []
    x = 0.0
    for tier in _TIERS:
        width = 100 * each.by_tier.get(tier, 0) / most
        if width:
            bars.append(Bar(tier.name.lower(), round(x, 2), round(max(width, 0.4), 2)))
            x += width
    return CategoryRow(
        name=words.category(each.category),
        family=words.family(each.category),
        sensitive=words.sensitive(each.category),
        changeable=words.say(f"changeable.{known.changeable}") if known else "",
        distinct=words.count(each.distinct),
        findings=each.findings,
        tiers=words.say("words.listing").join(
            f"{words.tier(tier)} {each.by_tier[tier]:,}"
            for tier in _TIERS
            if each.by_tier.get(tier)
        ),
        bars=bars,
    )


def _combinations(
    exposure: Exposure, words: Wording
) -> list[tuple[Sequence[tuple[str, bool]], int, float]]:
    most = max((records for _, records in exposure.combinations), default=1)
    return [
        (
            [(words.category(name), is_sensitive(name)) for name in weightiest_first(names)],
            records,
            round(100 * records / most, 2),
        )
        for names, records in exposure.combinations
        if len(names) > 1
    ]


def _sensitive(exposure: Exposure, words: Wording) -> list[LawRow]:
    most = max(exposure.sensitive.values(), default=0)
    return [
        LawRow(words.sensitive_class(name), f"{count:,}", share=round(100 * count / most, 2))
        for name, count in sorted(exposure.sensitive.items(), key=lambda entry: -entry[1])
        if count
    ]


def _criminal(exposure: Exposure, words: Wording) -> list[LawRow]:
    return [
        LawRow(words.criminal_class(name), words.count(count), f"{int(name):,}")
        for name, count in exposure.by_criminal_class.items()
        if name.isdigit()
    ]


def _place(place: Place, words: Wording) -> PlaceRow:
    names = weightiest_first(place.by_category)
    return PlaceRow(
        name=place.name,
        reach=place.reach,
        reach_text=words.reach_short(place.reach),
        way=place.way,
        people=place.people,
        records=place.records,
        findings=place.findings,
        categories=[
            (words.category(name), place.by_category[name], is_sensitive(name))
            for name in names[:_PLACE_CATEGORIES]
        ],
        more=max(len(names) - _PLACE_CATEGORIES, 0),
    )


def _map(exposure: Exposure, words: Wording) -> list[MapBox]:
    places = sorted(exposure.places, key=lambda place: -place.findings)[:_MAP_PLACES]
    places = [shown_place(place) for place in places if place.findings > 0]
    boxes = treemap([float(place.findings) for place in places], MAP)
    return [_map_box(place, box, words) for place, box in zip(places, boxes, strict=True)]


def _map_box(place: Place, box: Box, words: Wording) -> MapBox:
    inner = Box(
        round(box.x + _MAP_GAP / 2, 1),
        round(box.y + _MAP_GAP / 2, 1),
        round(max(box.width - _MAP_GAP, 0.5), 1),
        round(max(box.height - _MAP_GAP, 0.5), 1),
    )
    roomy = inner.width >= _WIDE_ENOUGH and inner.height >= _TALL_ENOUGH
    room = int((inner.width - 16) / _CHARACTER)
    number = words.say("report.in_places", n=place.findings)
    return MapBox(
        box=inner,
        reach=place.reach,
        title=f"{place.name}: {number}, {words.reach_short(place.reach)}",
        label=_fitting(_last_part(place.name), room) if roomy else "",
        number=f"{place.findings:,}" if roomy else "",
    )


def _last_part(name: str) -> str:
    return name.rstrip("/").replace("\\", "/").rpartition("/")[2] or name


def _fitting(name: str, room: int) -> str:
    """The beginning of a name in so many places, a Hanzi taking two."""
    used = 0
    for index, char in enumerate(name):
        used += 1 if char.isascii() else 2
        if used > room:
            return name[: max(index - 1, 0)] + "…"
    return name


def _sample(finding: Finding, category_id: str, words: Wording) -> SampleRow:
    place = finding.location
    return SampleRow(
        category=words.category(finding.category),
        category_id=category_id,
        sensitive=is_sensitive(finding.category),
        masked=finding.masked,
        tier=words.tier(finding.tier),
        tier_id=finding.tier.name.lower(),
        seen=words.seen(finding.seen),
        seen_id=finding.seen.value,
        where=" › ".join((place.path, *place.members)),
        within=words.place(place),
        reasons=words.reasons(finding.reasons),
    )


def _filters(
    exposure: Exposure, samples: Sequence[SampleRow], ids: Mapping[str, str], words: Wording
) -> dict[str, Sequence[Option]]:
    tiers = {row.tier_id for row in samples}
    seen = {row.seen_id for row in samples}
    return {
        "category": [
            Option(ids[each.category], words.category(each.category))
            for each in exposure.categories
            if each.samples
        ],
        "tier": [
            Option(tier.name.lower(), words.tier(tier))
            for tier in _TIERS
            if tier.name.lower() in tiers
        ],
        "seen": [Option(each.value, words.seen(each)) for each in Seen if each.value in seen],
    }


def _problems(exposure: Exposure, words: Wording) -> list[ProblemRow]:
    return [
        ProblemRow(
            where=place_name(group.first),
            within=words.place(group.first.location),
            others=group.others,
            kind=words.problem(group.first.kind),
            detail=group.first.detail,
            partial=group.first.partial,
        )
        for group in grouped(exposure.problems)
    ]
