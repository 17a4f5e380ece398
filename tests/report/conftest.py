"""An exposure put together by hand, with invented people in every place a stranger can write."""

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.exposure.model import CategoryCount, Count, Exposure, Place, Reach
from leakcase.messages import Language
from leakcase.pii.finding import Finding, Location, Seen, Tier
from leakcase.report.wording import Wording
from leakcase.sources.segment import Problem, ProblemKind

SITE = "http://club.example/"


DICE = Dice(20_251_124)
MOBILE = identifiers.mobile(DICE)
CARD = identifiers.bank_card(DICE)
RESIDENT = identifiers.resident_id(DICE)
MAIL = f"{identifiers.mobile(DICE)}@qq.com"
HOSTILE = f"=cmd|' /C calc'!A0<script>alert(1)</script> 手机{MOBILE}\u202e\x1b[31m"


@pytest.fixture
def raw() -> tuple[str, ...]:
    """Values of invented people that stand in names of the things scanned."""
    return MOBILE, CARD, RESIDENT, MAIL


def finding(
    category: str, masked: str, tier: Tier, seen: Seen, place: Location, *reasons: str
) -> Finding:
    """A finding whose digest is that of its masked value, which is enough here."""
    digest = f"{sum(masked.encode()) * 7919:032x}"
    return Finding(category, place, 11, masked, digest, tier, reasons, seen, 1)


@pytest.fixture
def words() -> Wording:
    """Chinese words that know a category of the user's own."""
    return Wording(Language.ZH, {"member_number": "会员号"})


@pytest.fixture
def findings() -> tuple[Finding, ...]:
    """Findings of every tier, hostile and personal text in every name."""
    return FINDINGS


@pytest.fixture
def exposure() -> Exposure:
    """What these findings amount to; something was not read."""
    return EXPOSURE


FINDINGS = (
    finding(
        "resident_id",
        "110101********0013",
        Tier.CONFIRMED,
        Seen.VISIBLE,
        Location(f"{SITE}user/{RESIDENT}", line=3, col=7, offset=120),
        "check_digit_ok",
        "label",
    ),
    finding(
        "bank_card",
        "622202*********1234",
        Tier.CHECKED,
        Seen.DATA,
        Location(f"{SITE}export.zip", (f"客户 {CARD}.xlsx",), sheet=HOSTILE, row=2, column=HOSTILE),
        "column_header",
    ),
    finding(
        "mobile",
        "+86 138****5678",
        Tier.FORMAT,
        Seen.COOKIE,
        Location(f"{SITE}login?phone={MOBILE}&mail={MAIL}", line=1, col=1, offset=0),
        "joined",
    ),
    finding(
        "member_number", "VIP****01", Tier.CHECKED, Seen.SCRIPT, Location("-", line=9), "custom"
    ),
    finding("uscc", "9144****00X", Tier.CHECKED, Seen.VISIBLE, Location("关于.txt", line=1, col=1)),
)


@pytest.fixture
def nothing() -> Exposure:
    """A scan that found nothing."""
    return Exposure(
        source="空.txt",
        started="2026-11-24T08:00:00+08:00",
        seconds=0.1,
        read=10,
        things=1,
        partial=False,
        findings=0,
        records=0,
        people=Count(0),
        minors={},
        categories=(),
        combinations=(),
        by_criminal_class={},
        sensitive={},
        places=(),
        places_total=0,
        reach=Reach.LOCAL,
        problems=(),
        problems_total=0,
    )


PLACES = (
    Place(
        f"{SITE}user/{RESIDENT}",
        (SITE, f"{SITE}?q={MOBILE}"),
        Reach.ANYONE_SEES,
        2,
        1,
        1,
        {"resident_id": 1, "mobile": 1},
    ),
    Place(HOSTILE, (), Reach.LOCAL, 3, 1, 1, {"bank_card": 3}),
)
PROBLEMS = (
    Problem(Location(f"{SITE}{MOBILE}.zip").inside(HOSTILE), ProblemKind.ENCRYPTED, "2 read"),
    Problem(Location(f"{SITE}admin"), ProblemKind.ROBOTS, partial=False),
)
CATEGORIES = tuple(
    CategoryCount(each.category, 1, Count(1), {each.tier: 1}, {each.seen: 1}, (each,))
    for each in FINDINGS
)
EXPOSURE = Exposure(
    source=f"{SITE}?tel={MOBILE}",
    started="2026-11-24T08:00:00+08:00",
    seconds=75.25,
    read=3_355_443,
    things=12,
    partial=True,
    findings=len(FINDINGS),
    records=4,
    people=Count(1_234_567, exact=False),
    minors={"under_14": Count(0), "under_18": Count(3)},
    categories=CATEGORIES,
    combinations=((("mobile", "resident_id"), 1), (("mobile",), 1)),
    by_criminal_class={"50": Count(1), "500": Count(0), "5000": Count(3)},
    sensitive={"finance": 1, "minor": 0},
    places=PLACES,
    places_total=5,
    reach=Reach.ANYONE_SEES,
    problems=PROBLEMS,
    problems_total=2,
    dismissed=7,
)
