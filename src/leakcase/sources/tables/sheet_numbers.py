"""Numbers of spreadsheets as text: a phone number stored as a number must read as one."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
"""Built-in number formats of dates and times (ECMA-376 part 1, 18.8.30; the East Asian too)."""
_NOT_CODE = re.compile(r'"[^"]*+"|\\.|\[(?![hms]+\])[^\]]*+\]|_.|\*.')
_LONGEST = 40
"""Digits of the longest number that is spelt out."""


def plain(number: str) -> str:
    """A number as it would be typed: no exponent, no ``.0``; what is no number as it is."""
    if number.isdigit():
        return number
    if "e" not in number and "E" not in number:
        return number.removesuffix(".0")
    try:
        value = Decimal(number)
    except InvalidOperation:
        return number
    if not value.is_finite() or abs(value.adjusted()) > _LONGEST:
        return number
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def from_python(value: object) -> str:
    """A value as calamine gives it."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return plain(repr(value))
    if isinstance(value, datetime):
        return value.isoformat(sep=" ").removesuffix(" 00:00:00")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)


def is_date_format(number: int, code: str | None) -> bool:
    """Whether a number format shows dates or times."""
    if code is None:
        return number in _DATE_FORMATS
    bare = _NOT_CODE.sub("", code.partition(";")[0]).lower()
    return any(letter in bare for letter in "ymdhs") and "general" not in bare


def from_serial(serial: str, *, since_1904: bool) -> str:
    """A date or time from its serial number; what is out of range stays a number."""
    try:
        days = float(serial)
    except ValueError:
        return serial
    if not 0 <= days < 2_958_466:  # the year 10000
        return plain(serial)
    if since_1904:
        days += 1462
    if days < 1:
        seconds = round(days * 86_400)
        return str(timedelta(seconds=seconds))
    # 1900 is no leap year, but the serial numbers take it for one
    epoch = datetime(1899, 12, 31) if days < 60 else datetime(1899, 12, 30)  # noqa: DTZ001
    moment = epoch + timedelta(days=days)
    moment += timedelta(microseconds=500_000)
    moment = moment.replace(microsecond=0)
    return moment.isoformat(sep=" ").removesuffix(" 00:00:00")


__all__ = ["from_python", "from_serial", "is_date_format", "plain"]
