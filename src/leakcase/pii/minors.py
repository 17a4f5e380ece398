"""Children and minors, told from a resident ID number or a birth date. Pure.

Ages are counted in full years by the calendar; a year of age is full on the day after the birthday
(法释〔2006〕1号 art. 2). Under 14: PIPL art. 28; under 18: 未成年人保护法 art. 2.
"""

from __future__ import annotations

import datetime as dt
import re

UNDER_14 = "minor_under_14"
UNDER_18 = "minor_under_18"
_OLDEST = 150

_DATE = re.compile(r"\s*(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})(?:日|号|\D|$)")
_COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:\D|$)")


def minor_category(category: str, value: str, day: str) -> str | None:
    """The minors' category a value tells of, or None.

    Args:
        category: id of the category of the value; only ``resident_id``, ``resident_id_15``,
            ``hmt_residence_permit`` and ``birth_date`` tell an age.
        value: the value as found.
        day: ISO day of the scan.

    Returns:
        ``minor_under_14``, ``minor_under_18`` (14 to 17), or None for adults and unknown ages.
    """
    birth = birth_date(category, value)
    return None if birth is None else category_of_age(age(birth, dt.date.fromisoformat(day)))


def category_of_age(years: int) -> str | None:
    """The minors' category of an age in full years; None for adults and impossible ages."""
    if not 0 <= years < 18:
        return None
    return UNDER_14 if years < 14 else UNDER_18


def age(birth: dt.date, day: dt.date) -> int:
    """Full years lived on a day; negative for a birth after it, -1 for one long past."""
    passed = (day.month, day.day) > (birth.month, birth.day)
    years = day.year - birth.year - (0 if passed else 1)
    if birth == day:
        return 0
    return years if years < _OLDEST else -1


def birth_date(category: str, value: str) -> dt.date | None:
    """The birth date a value tells, or None."""
    if category in {"resident_id", "hmt_residence_permit"}:
        digits = re.sub(r"[\s.-]", "", value)
        return _date(digits[6:10], digits[10:12], digits[12:14]) if len(digits) == 18 else None
    if category == "resident_id_15":
        digits = re.sub(r"[\s.-]", "", value)
        # cards of 15 digits were issued to people born in the 20th century
        return _date(f"19{digits[6:8]}", digits[8:10], digits[10:12]) if len(digits) == 15 else None
    if category == "birth_date":
        match = _COMPACT.match(value) or _DATE.match(value)
        return _date(*match.groups()) if match else None
    return None


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
