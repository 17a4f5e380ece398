"""Mask rules: the only form in which a found value leaves the process.

A rule shows enough to recognise one's own value by and never enough to rebuild it; the number of
stars says nothing of the length. What a rule does not recognise it hides entirely.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HIDDEN = "****"
_LONGEST = 256
"""Characters of a value that are looked at; the rest is hidden anyway."""


def mask(rule: str, value: str) -> str:
    """A value with what identifies it hidden.

    Args:
        rule: a name in :data:`RULES`, as ``Category.mask`` gives it.
        value: the raw value, as it was found.

    Raises:
        KeyError: no such rule.
    """
    narrow = unicodedata.normalize("NFKC", value[:_LONGEST]).strip()
    masked = RULES[rule](narrow)
    return HIDDEN if narrow and narrow in masked else masked


def _hidden(_value: str) -> str:
    return HIDDEN


def _ends(text: str, head: int, tail: int) -> str:
    return f"{text[:head]}{HIDDEN}{text[len(text) - tail :]}"


def _bare(value: str) -> str:
    """Its letters and digits."""
    return re.sub(r"[\W_]+", "", value)


def _id(value: str) -> str:
    """``110****1X``: half of the region's code.

    With all of it, a birth date shown elsewhere in the record would leave few numbers to try.
    """
    bare = _bare(value)
    return _ends(bare, 3, 2) if len(bare) >= 15 else _code(value)


def _code(value: str) -> str:
    """Passports, licences, account numbers: two characters at each end of a long one."""
    bare = _bare(value)
    if len(bare) > 10:
        return _ends(bare, 2, 2)
    if len(bare) >= 6:
        return _ends(bare, 1, 1)
    return HIDDEN


def _mobile(value: str) -> str:
    """``138****5678``, with or without a country code before it."""
    digits = re.sub(r"\D", "", value)
    if len(digits) < 11:
        return _code(value)
    return _ends(digits[-11:], 3, 4)


def _landline(value: str) -> str:
    """``010-****78``: the area and two digits."""
    digits = re.sub(r"\D", "", value)
    area = re.match(r"(?:86|0086)?(0?(?:10|2\d)|0?[3-9]\d\d)(?=\d{7})", digits)
    if area is not None:
        return f"{area[1]}-{HIDDEN}{digits[-2:]}"
    return HIDDEN + digits[-2:] if len(digits) >= 7 else HIDDEN


def _email(value: str) -> str:
    """``a****@qq.com``."""
    local, at, domain = value.rpartition("@")
    if not at or not local:
        return HIDDEN
    return f"{local[0] if len(local) > 1 else ''}{HIDDEN}@{domain[:64]}"


def _name(value: str) -> str:
    """``张*``, ``欧**``, ``J***``: one character of the family name or of the first word."""
    if not value:
        return HIDDEN
    if value.isascii():
        return value[0] + "***"
    return value[0] + "*" * min(len(value) - 1, 2) if len(value) > 1 else "*"


_PLACE = re.compile(
    r"((?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|特别行政区)|北京市?|天津市?|上海市?|重庆市?)?)"
    r"((?:[\u4e00-\u9fff]{2,8}?(?:市|州|盟|地区))?)"
)


def _address(value: str) -> str:
    """``广东省深圳市****``: province and city."""
    place = _PLACE.match(value)
    shown = place.group() if place is not None else ""
    return shown + HIDDEN


def _card(value: str) -> str:
    """``6222****1234``, as receipts print it."""
    digits = re.sub(r"\D", "", value)
    return _ends(digits, 4, 4) if len(digits) >= 15 else _code(value)


def _account(value: str) -> str:
    """An account named by an e-mail address, a mobile number or a name of its own."""
    if "@" in value:
        return _email(value)
    if re.fullmatch(r"\+?[\d\s-]{11,17}", value):
        return _mobile(value)
    return _code(value)


def _ip(value: str) -> str:
    """``203.0.*.*``, ``2001:db8:****``: the network."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", value):
        first, second, _, _ = value.split(".")
        return f"{first}.{second}.*.*"
    groups = value.split(":")
    return f"{groups[0]}:{groups[1]}:{HIDDEN}" if len(groups) > 3 else HIDDEN


def _mac(value: str) -> str:
    """``00:1A:2B:****``: the maker."""
    digits = _bare(value)
    if len(digits) != 12:
        return HIDDEN
    return f"{digits[:2]}:{digits[2:4]}:{digits[4:6]}:{HIDDEN}"


def _date(value: str) -> str:
    """``1990-**-**``: the year, where more than the year is known."""
    year = re.match(r"((?:19|20)\d\d)(?=\D{0,3}\d)", value)
    return f"{year[1]}-**-**" if year is not None else HIDDEN


def _coordinates(value: str) -> str:
    """``39.****,116.****``: whole degrees."""
    whole = re.findall(r"(-?\d{1,3})\.\d", value)
    return ",".join(f"{part}.{HIDDEN}" for part in whole[:2]) or HIDDEN


def _plate(value: str) -> str:
    """``京A****8``: where it was registered."""
    bare = _bare(value)
    return _ends(bare, 2, 1) if len(bare) >= 7 else HIDDEN


def _postcode(value: str) -> str:
    """``10****``: the province."""
    return value[:2] + HIDDEN if re.fullmatch(r"\d{6}", value) else HIDDEN


def _trip(value: str) -> str:
    """``CA****``, ``G****``: the carrier or the kind of train."""
    carrier = re.match(r"([A-Za-z]{1,2}|\d[A-Za-z]|[A-Za-z]\d(?=\d{3}))(?=\d{2})", value)
    return carrier[1] + HIDDEN if carrier is not None else HIDDEN


RULES: Mapping[str, Callable[[str], str]] = MappingProxyType(
    {
        "default": _code,
        "hidden": _hidden,
        "id": _id,
        "code": _code,
        "mobile": _mobile,
        "landline": _landline,
        "email": _email,
        "name": _name,
        "address": _address,
        "card": _card,
        "account": _account,
        "ip": _ip,
        "mac": _mac,
        "date": _date,
        "coordinates": _coordinates,
        "plate": _plate,
        "postcode": _postcode,
        "trip": _trip,
    }
)
"""Every rule by name."""
