"""The ways one number is written: grouped, in full width, with +86, escaped, encoded.

A form takes the category, the plain value and the dice, and gives the value as written, or None
where nobody writes that category so.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from urllib.parse import quote

from benchmarks.corpus.text import Written

if TYPE_CHECKING:
    from collections.abc import Callable

    from leakcase.demo.dice import Dice

    Form = Callable[[str, str, Dice], Written | None]

_GROUPS: dict[str, tuple[tuple[int, ...], ...]] = {
    "mobile": ((3, 4, 4),),
    "resident_id": ((6, 8, 4), (6, 4, 4, 4), (3, 3, 4, 4, 4)),
    "resident_id_15": ((6, 6, 3),),
    "hmt_residence_permit": ((6, 8, 4),),
    "bank_card": ((4, 4, 4, 4, 3), (4, 4, 4, 4, 3), (6, 13)),
    "imei": ((2, 6, 6, 1),),
    "imsi": ((3, 2, 10),),
    "iccid": ((4, 4, 4, 4, 4), (5, 5, 5, 5)),
    "uscc": ((4, 4, 4, 4, 2), (2, 6, 9, 1)),
}
"""Lengths of the groups each is read out in."""
_SPACED_ONLY: dict[str, tuple[int, ...]] = {
    "passport_cn": (1, 8),
    "hk_macao_permit": (1, 4, 4),
    "vin": (3, 6, 8),
    "disability_card": (6, 8, 6),
}
_COUNTRY_CODES = (
    "+86", "+86 ", "+86-", "0086", "0086-", "86", "86-", "(+86)", "（86）", "＋86",
)  # fmt: skip
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_NATURAL = ("spaces", "hyphens", "+86", "full width", "brackets", "other case", "dots")
_UNWRAPPED = frozenset(
    ("email", "password", "jwt", "otp", "postcode", "wechat", "qq", "coordinates", "officer_card",
     "hk_id", "macao_id", "plate", "ipv4", "ipv6", "mac", "landline", "waybill", "passport_cn",
     "organisation_code", "hk_macao_permit", "taiwan_permit", "exit_permit", "taiwan_id",
     "birth_certificate")
)  # fmt: skip
"""Too short, too free or too odd to be broken over two lines."""
_NARROW = frozenset(("jwt", "password", "wechat"))
"""Never typed in full width."""


def plain(category: str, value: str, dice: Dice) -> Written:
    """As it is stored."""
    del category, dice
    return Written(value)


def spaces(category: str, value: str, dice: Dice) -> Written | None:
    """In groups with spaces."""
    if category in _SPACED_ONLY:
        return Written(" ".join(_cut(value, _SPACED_ONLY[category])))
    if category == "plate":
        return Written(f"{value[:2]} {value[2:]}")
    return _grouped(category, value, dice, " ")


def hyphens(category: str, value: str, dice: Dice) -> Written | None:
    """In groups with hyphens."""
    if category == "mac":
        return Written(value.replace(":", "-"))
    if category == "plate":
        return Written(f"{value[:2]}-{value[2:]}")
    return _grouped(category, value, dice, "-")


def dots(category: str, value: str, dice: Dice) -> Written | None:
    """In groups with dots; a plate with its middle dot, a MAC address in threes."""
    if category == "mac":
        return Written(".".join(_cut(value.replace(":", ""), (4, 4, 4))))
    if category == "plate":
        return Written(f"{value[:2]}·{value[2:]}")
    if category == "iccid":
        return None
    return _grouped(category, value, dice, ".")


def full_width(category: str, value: str, dice: Dice) -> Written | None:
    """Typed with a full-width keyboard, the ``@`` alone or everything."""
    if category in _NARROW:
        return None
    if category == "email" and dice.chance(2):
        return Written(value.replace("@", "＠"))
    return Written(value.translate(_FULL_WIDTH))


def mixed_width(category: str, value: str, dice: Dice) -> Written | None:
    """The second half typed in full width."""
    if category in _NARROW or category not in _GROUPS:
        return None
    middle = dice.between(3, len(value) - 3)
    return Written(value[:middle] + value[middle:].translate(_FULL_WIDTH))


def country_code(category: str, value: str, dice: Dice) -> Written | None:
    """With +86, 0086 or 86."""
    if category == "mobile":
        lead = dice.pick(
            ("+86", "+86 ", "+86-", "0086", "0086-", "86", "86-", "(+86)", "（86）", "＋86")
        )
        body = value if dice.chance(2) else f"{value[:3]} {value[3:7]} {value[7:]}"
        return Written(lead + body, len(lead))
    if category == "landline":
        lead = dice.pick(("+86-", "+86 ", "0086-"))
        return Written(lead + value[1:], len(lead))
    return None


def brackets(category: str, value: str, dice: Dice) -> Written | None:
    """The area code in brackets, or a Hong Kong number with full-width ones or none."""
    if category == "landline":
        area, rest = value.split("-")
        written = f"({area}){rest}" if dice.chance(2) else f"（{area}）{rest}"
        return Written(written, 1)
    if category in {"hk_id", "macao_id"}:
        return Written(value.replace("(", "（").replace(")", "）"))
    return None


def upper(category: str, value: str, dice: Dice) -> Written | None:
    """The other case: hex in capitals, a final x small."""
    del dice
    if category in {"mac", "ipv6"}:
        return Written(value.upper())
    if category == "resident_id":
        return Written(value[:-1] + "x") if value.endswith("X") else None
    if category == "email":
        return Written(value.capitalize())
    if category in {"vin", "uscc", "plate"}:
        return Written(value.lower())
    return None


def line_wrap(category: str, value: str, dice: Dice) -> Written | None:
    """Broken over two lines, at least three characters on each."""
    if category in _UNWRAPPED:
        return None
    at = dice.between(3, len(value) - 3)
    return Written(value[:at] + dice.pick(("\n", "\n", "\r\n")) + value[at:])


def entities(category: str, value: str, dice: Dice) -> Written | None:
    """HTML entities: of every character, or only of ``@`` and what is not ASCII."""
    if category == "jwt":
        return None
    if category == "email" and dice.chance(2):
        return Written(value.replace("@", dice.pick(("&#64;", "&#x40;", "&commat;"))))
    if not value.isascii() and dice.chance(2):
        return Written("".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in value))
    if dice.chance(2):
        return Written("".join(f"&#{ord(char)};" for char in value))
    return Written("".join(f"&#x{ord(char):x};" for char in value))


def entity_spaces(category: str, value: str, dice: Dice) -> Written | None:
    """In groups with ``&nbsp;`` or its like between."""
    return _grouped(category, value, dice, dice.pick(("&nbsp;", "&ensp;", "&#160;")))


def no_break_spaces(category: str, value: str, dice: Dice) -> Written | None:
    """In groups with no-break, thin or ideographic spaces, or zero-width ones from copying."""
    return _grouped(category, value, dice, dice.pick(("\xa0", "\u2009", "\u3000", "\u200b")))


def url_encoding(category: str, value: str, dice: Dice) -> Written | None:
    """Percent-encoded: what must be, or where nothing must be, everything."""
    if category == "jwt":
        return None
    natural = quote(value, safe="")
    if natural != value:
        return Written(natural)
    del dice
    return Written("".join(f"%{byte:02X}" for byte in value.encode()))


def json_escapes(category: str, value: str, dice: Dice) -> Written | None:
    r"""``\u`` escapes: of everything, or only of what is not ASCII."""
    if category == "jwt":
        return None
    if not value.isascii() and dice.chance(2):
        return Written("".join(f"\\u{ord(c):04x}" if ord(c) > 127 else c for c in value))
    return Written("".join(f"\\u{ord(char):04x}" for char in value))


def base64_text(before: str, value: str, after: str) -> Written:
    """Base64 of a text that holds the value; the characters that carry its bytes are known."""
    lead, body = before.encode(), value.encode()
    run = base64.b64encode(lead + body + after.encode()).decode()
    first = len(lead) * 4 // 3
    last = -(-(len(lead) + len(body)) * 4 // 3)
    return Written(run, base64=(first, last))


WRITTEN: dict[str, Form] = {
    "plain": plain,
    "spaces": spaces,
    "hyphens": hyphens,
    "dots": dots,
    "full width": full_width,
    "mixed width": mixed_width,
    "+86": country_code,
    "brackets": brackets,
    "other case": upper,
    "line wrap": line_wrap,
    "entities": entities,
    "entity spaces": entity_spaces,
    "odd spaces": no_break_spaces,
    "url-encoded": url_encoding,
    "\\u escapes": json_escapes,
}
"""Every form a value alone can take, by the name results are grouped under."""


def natural(category: str, value: str, dice: Dice) -> tuple[Written, str]:
    """As people write it in prose and logs: mostly plain; with the name of the form."""
    chance = dice.below(100)
    name = "plain"
    if chance >= 80:
        name = dice.pick(
            ("spaces", "hyphens", "+86", "full width", "brackets", "other case", "dots")
        )
    written = WRITTEN[name](category, value, dice)
    return (Written(value), "plain") if written is None else (written, name)


def _grouped(category: str, value: str, dice: Dice, separator: str) -> Written | None:
    shapes = _GROUPS.get(category)
    if shapes is None:
        return None
    return Written(separator.join(_cut(value, dice.pick(shapes))))


def _cut(value: str, lengths: tuple[int, ...]) -> list[str]:
    """The value in groups; what is left over joins the last, or is dropped from the list."""
    groups, at = [], 0
    for length in lengths:
        groups.append(value[at : at + length])
        at += length
    groups[-1] += value[at:]
    return [group for group in groups if group]
