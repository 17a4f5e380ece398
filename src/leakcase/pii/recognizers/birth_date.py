"""Dates of birth after a label: a day of the calendar, or a year and a month."""

from __future__ import annotations

import re
from datetime import date

from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rb"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
VALUE = re.compile(
    rb"(?:(?:19|20)[0-9]{2}\s?(?:[-/.]|\xe5\xb9\xb4)\s?[01]?[0-9](?:\s?(?:[-/.]"
    rb"|\xe6\x9c\x88)\s?[0-3]?[0-9](?:\s?\xe6\x97\xa5)?|\xe6\x9c\x88)?"
    rb"|(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]"
    rb"|" + _NAME + rb" [0-3]?[0-9](?:st|nd|rd|th)?,? (?:19|20)[0-9]{2}"
    rb"|[0-3]?[0-9](?:st|nd|rd|th)? " + _NAME + rb",? (?:19|20)[0-9]{2}"
    rb"|[0-3]?[0-9][/.-][0-3]?[0-9][/.-](?:19|20)[0-9]{2})(?![0-9])"
)
_FIRST, _LAST = 1900, 2100


def check(value: bytes) -> Tier | None:
    """CONFIRMED for a day of the calendar, CHECKED for a month, None for no date."""
    text = value.decode("utf-8").lower()
    numbers = [int(part) for part in re.findall(r"\d+", text)]
    month = next((at for at, name in enumerate(_MONTHS, 1) if name in text), None)
    if month is not None:
        year, day = max(numbers), min(numbers)
        return _day(year, month, day)
    if len(numbers) == 1:
        number = numbers[0]
        return _day(number // 10_000, number // 100 % 100, number % 100)
    if len(numbers) == 2:
        return Tier.CHECKED if _FIRST <= numbers[0] <= _LAST and 1 <= numbers[1] <= 12 else None
    if numbers[0] >= _FIRST:
        return _day(*numbers[:3])
    first, second, year = numbers[:3]
    return _day(year, first, second) or _day(year, second, first)


def _day(year: int, month: int, day: int) -> Tier | None:
    if not _FIRST <= year <= _LAST:
        return None
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Tier.CONFIRMED


RECOGNIZERS = (LabelledRecognizer("birth_date", VALUE, check, connector=False, priority=60),)
