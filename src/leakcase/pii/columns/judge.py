"""What one column holds, decided by its header, its content and the columns beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from leakcase.pii.columns.keyed import SURE
from leakcase.pii.columns.profiles import is_password_hash, looks_like_people, profile_of
from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leakcase.pii.columns.keyed import Meanings

CHECK_DIGITS = frozenset(
    (
        "resident_id",
        "bank_card",
        "uscc",
        "vin",
        "imei",
        "iccid",
        "hk_id",
        "taiwan_id",
        "organisation_code",
        "business_licence",
        "hmt_residence_permit",
        "foreigner_pr_card",
        "disability_card",
    )
)
"""Categories whose values carry a check digit: a cell that fails it is no better than its form."""
_UNMISTAKABLE = CHECK_DIGITS | {"email", "jwt", "mac", "plate", "ipv6", "ipv4", "resident_id_15"}
"""Categories whose form outweighs a header that says something else."""
_ACCOUNTS = frozenset(
    ("username", "wechat", "qq", "social_account", "payment_account", "landline", "person_name")
)
"""What people often fill with another identifier: a mobile number under 账号."""
_ALONE = (
    "person_name",
    "address",
    "gender",
    "ethnicity",
    "blood_type",
    "marital_status",
    "political_status",
    "education",
    "password_hash",
)
_MIXED = frozenset(
    (
        "resident_id",
        "resident_id_15",
        "hmt_residence_permit",
        "foreigner_pr_card",
        "passport_cn",
        "passport_foreign",
        "hk_macao_permit",
        "taiwan_permit",
        "exit_permit",
    )
)
"""Documents that share one column: 证件号码."""
ENOUGH = 5
"""Cells from which content alone may decide."""
_CODE = re.compile(r"[\w-]{6,32}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a column holds.

    Attributes:
        category: id of its category, ``""`` where it has none and its cells are read as text.
        tier: of a cell that fits.
        reasons: bits of ``Reason``.
        structured: the engine recognises its cells, so each is checked on its own.
        muted: consecutive numbers; what looks like an identifier is a coincidence.
        accidental: codes of which a few look like an identifier by chance.
    """

    category: str = ""
    tier: Tier = Tier.FORMAT
    reasons: int = 0
    structured: bool = False
    muted: bool = False
    accidental: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a column before it is judged.

    Attributes:
        named: what its header may mean.
        cells: a sample of its cells, stripped, none empty.
        found: share of the sample's cells that are one hit, by category.
        checked: the same of hits that are CHECKED or better.
        titled: it has a header.
        goods: its table speaks of things.
        people: another column of its table holds what belongs to people.
    """

    named: Meanings
    cells: Sequence[str]
    found: Mapping[str, float]
    checked: Mapping[str, float]
    titled: bool
    goods: bool = False
    people: bool = False

    def beside(self, *, people: bool) -> Evidence:
        """The same, knowing what the other columns hold."""
        return replace(self, people=people)


def judge(seen: Evidence) -> Verdict:
    """What a column holds."""
    if not seen.cells:
        return Verdict()
    agreed = _agreed(seen)
    if agreed is not None:
        return agreed
    contrary = _contrary(seen)
    if contrary is not None:
        return contrary
    return _named(seen) or _alone(seen) or _undecided(seen)


def _agreed(seen: Evidence) -> Verdict | None:
    """Header and content name the same."""
    for category, weight in seen.named:
        if seen.found.get(category, 0.0) >= 0.5 and not (weight < 0.3 and is_counter(seen.cells)):
            reasons = Reason.COLUMN_HEADER
            if len(seen.cells) >= ENOUGH:
                reasons |= Reason.COLUMN_CONTENT
            return Verdict(category, Tier.CONFIRMED, reasons, structured=True)
    mixed = sum(share for category, share in seen.found.items() if category in _MIXED)
    if seen.named and seen.named[0][0] in _MIXED and mixed >= 0.5:
        return Verdict(seen.named[0][0], Tier.CONFIRMED, Reason.COLUMN_HEADER, structured=True)
    return None


def _contrary(seen: Evidence) -> Verdict | None:
    """The header names something else than the content plainly is."""
    if not seen.named or not seen.checked:
        return None
    category, share = max(seen.checked.items(), key=lambda item: item[1])
    header, weight = seen.named[0]
    beaten = category in _UNMISTAKABLE or header in _ACCOUNTS or weight < SURE
    if share < 0.6 or not beaten or is_counter(seen.cells):
        return None
    return _by_content(category, len(seen.cells))


def _by_content(category: str, cells: int) -> Verdict:
    if cells < ENOUGH:
        return Verdict(structured=True)
    tier = Tier.CONFIRMED if category in CHECK_DIGITS else Tier.CHECKED
    return Verdict(category, tier, Reason.COLUMN_CONTENT, structured=True)


def _named(seen: Evidence) -> Verdict | None:
    """The header names it, and the content is plausible."""
    for category, weight in seen.named:
        if category == "person_name":
            verdict = _name_column(seen, weight)
        elif category == "password" and _share(is_password_hash, seen.cells) >= 0.6:
            verdict = _header_verdict("password_hash", Tier.CONFIRMED)
        else:
            verdict = _plausible(seen, category, weight)
        if verdict is not None:
            return verdict
    return None


def _plausible(seen: Evidence, category: str, weight: float) -> Verdict | None:
    profile = profile_of(category)
    if weight < 0.3 or is_counter(seen.cells):
        return None
    # an ambiguous header needs company: people beside it, or cells that tell by themselves
    if weight < SURE and not (seen.people or profile.alone is not None):
        return None
    share = _share(profile.fits, seen.cells)
    if share < (0.5 if weight >= SURE else 0.8):
        vague = category == "address" and weight >= SURE and len(set(seen.cells)) > 1
        return _header_verdict(category, Tier.FORMAT) if vague and seen.people else None
    sure = weight >= SURE and (profile.telling or bool(profile.alone and profile.alone(seen.cells)))
    return _header_verdict(category, Tier.CONFIRMED if sure else Tier.CHECKED)


def _name_column(seen: Evidence, weight: float) -> Verdict | None:
    fits = _share(profile_of("person_name").fits, seen.cells)
    people = looks_like_people(seen.cells)
    if people and weight >= 0.3:
        reasons = Reason.COLUMN_HEADER | Reason.COLUMN_CONTENT
        return Verdict("person_name", Tier.CONFIRMED, reasons)
    if weight >= 0.85 and fits >= 0.5:
        return _header_verdict("person_name", Tier.CHECKED)
    if weight >= 0.3 and seen.people and not seen.goods and fits >= 0.8:
        return _header_verdict("person_name", Tier.CHECKED)
    return None


def _header_verdict(category: str, tier: Tier) -> Verdict:
    return Verdict(category, tier, Reason.COLUMN_HEADER)


def _alone(seen: Evidence) -> Verdict | None:
    """The content alone tells."""
    if len(seen.cells) < ENOUGH or is_counter(seen.cells):
        return None
    if seen.checked:
        category, share = max(seen.checked.items(), key=lambda item: item[1])
        if share >= 0.6:
            return _by_content(category, len(seen.cells))
    for category in _ALONE:
        alone = profile_of(category).alone
        if alone is not None and alone(seen.cells):
            sure = category != "person_name" or seen.people or not seen.titled
            if seen.goods and not seen.people:
                return None
            tier = Tier.CHECKED if sure else Tier.FORMAT
            return Verdict(category, tier, Reason.COLUMN_CONTENT)
    return None


def _undecided(seen: Evidence) -> Verdict:
    if is_counter(seen.cells):
        return Verdict(muted=True)
    codes = _share(_CODE.fullmatch, seen.cells)
    rare = 0 < max(seen.found.values(), default=0.0) < 0.3
    return Verdict(accidental=rare and codes >= 0.8 and len(seen.cells) >= 20)


def is_counter(cells: Sequence[str]) -> bool:
    """Whether the cells are consecutive numbers, as ids and clocks give them out."""
    if len(cells) < 8 or not all(cell.isdecimal() and len(cell) < 20 for cell in cells):
        return False
    numbers = [int(cell) for cell in cells]
    steps = sorted(later - earlier for earlier, later in pairwise(numbers))
    rising = sum(step > 0 for step in steps) >= 0.95 * len(steps)
    falling = sum(step < 0 for step in steps) >= 0.95 * len(steps)
    # sorted random numbers rise as well, but by large steps
    median = abs(steps[len(steps) // 2])
    return (rising or falling) and median * 1_000 < max(numbers[-1], numbers[0], 1_000)


def _share(fits: object, cells: Sequence[str]) -> float:
    if not callable(fits):
        return 0.0
    return sum(bool(fits(cell)) for cell in cells) / len(cells)
