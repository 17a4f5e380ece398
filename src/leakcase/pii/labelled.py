"""Building blocks of labelled recognizers: pieces of byte patterns and what no value ever is.

Patterns work on UTF-8 bytes, repeat boundedly and never nest repetitions over the same bytes, so
their time is linear whatever stands after a label.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer

if TYPE_CHECKING:
    from collections.abc import Iterable

HAN = rb"(?:[\xe4-\xe9][\x80-\xbf]{2}|\xe3[\x90-\xbf][\x80-\xbf])"
"""One Hanzi of U+3400 to U+9FFF."""
NOT_HAN = rb"(?![\xe4-\xe9][\x80-\xbf])"
"""No Hanzi follows."""
NOT_TEMPLATE = rb"(?<![<{%$])(?![<{\[(%$])"
"""Not within or before ``<...>``, ``{...}``, ``%s``, ``$x``: those are holes, not values."""
WORD_END = rb"(?![0-9A-Za-z_])"
AMOUNT = rb"(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,12})(?:\.[0-9]{1,4})?(?![0-9A-Za-z])"
DATE = (
    rb"(?:19|20)[0-9]{2}(?:[-/.]|\xe5\xb9\xb4)[01]?[0-9](?:[-/.]|\xe6\x9c\x88)[0-3]?[0-9]"
    rb"(?:\xe6\x97\xa5)?(?![0-9])"
)
"""A day, written with separators or 年月日."""

_NOTHING_WORDS = """
null none nil undefined true false yes no n/a na nan str string text char varchar int integer
float bool boolean number object array bytes date datetime required optional default empty
unknown password passwd pwd passphrase secret token username user name email phone value key
test example sample placeholder changeme your_password yourpassword your-password mypassword
my_password type label field input submit hidden login
"""
_NO_DIGITS = bytes(byte for byte in range(256) if byte not in b"0123456789")
_NOTHING = frozenset(_NOTHING_WORDS.split())
_NOTHING_IN_HAN = re.compile(
    r"必填|选填|请输入|请填|填写|未填|不填|暂无|不详|未知|未提供|保密|示例|例如|错误|不能为空|不得为空|长度|格式|类型"
    r"|同上|默认|说明|要求|不限|字段|输入|選填|必填|請輸入|未知"
)


def is_nothing(value: str) -> bool:
    """Whether a value only holds a place: ``null``, ``string``, ``xxxx``, ``请输入``, ``****``."""
    folded = value.strip().strip("\"'`").casefold()
    if len(set(folded)) <= 1 or folded in _NOTHING:
        return True
    return "xxx" in folded or "***" in folded or _NOTHING_IN_HAN.search(folded) is not None


def words(listed: Iterable[str]) -> bytes:
    """An alternation of literal words, the longest first."""
    ordered = sorted(set(listed), key=lambda word: (-len(word), word))
    return b"(?:" + b"|".join(re.escape(word.encode()) for word in ordered) + b")"


def vocabulary(
    category: str,
    han: Iterable[str],
    latin: Iterable[str] = (),
    *,
    tier: Tier = Tier.CONFIRMED,
) -> LabelledRecognizer:
    """A recognizer of values from a closed list of words.

    A choice offered (``已婚/未婚``, ``□是 □否``) is no value, nor is a word that goes on.
    """
    pattern = (
        rb"(?:" + words(han) + NOT_HAN + rb"|" + _folded(latin) + WORD_END + rb")"
        rb"(?!\s?(?:[/|]|\xe3\x80\x81|\xe2\x96\xa1|\xe2\x98\x90|\xe6\x88\x96))"
    )
    return LabelledRecognizer(category, re.compile(pattern), lambda _value: tier, connector=False)


def _folded(latin: Iterable[str]) -> bytes:
    both = [form for word in latin for form in (word, word.lower(), word.upper(), word.title())]
    return words(both) if both else rb"(?!)"


def code(
    category: str,
    pattern: bytes,
    *,
    digits: int = 4,
    tier: Tier = Tier.CHECKED,
    priority: int = 50,
    connector: bool = True,
) -> LabelledRecognizer:
    """A recognizer of numbers that have no check digit: their label is what names them.

    Args:
        category: id of the category.
        pattern: the shape, without what must not follow it.
        digits: how many digits it holds at the least.
        tier: of what matches.
        priority: as in ``LabelledRecognizer``.
        connector: as in ``LabelledRecognizer``.
    """

    def check(value: bytes) -> Tier | None:
        found = value.translate(None, _NO_DIGITS)
        return tier if len(found) >= digits and len(set(found)) > 1 else None

    shape = re.compile(NOT_TEMPLATE + rb"(?:" + pattern + rb")(?![0-9A-Za-z])")
    return LabelledRecognizer(category, shape, check, connector=connector, priority=priority)


def random_looking(value: str, *, length: int, distinct: int = 8) -> bool:
    """Whether a token looks drawn at random: long, mixed, of many different characters."""
    mixed = _TWO_DIGITS.search(value) is not None and _LETTER.search(value) is not None
    return len(value) >= length and mixed and len(set(value)) >= distinct


def is_expression(value: str) -> bool:
    """Whether a value is source code: a call, a path of names, an environment variable."""
    return _CALL.match(value) is not None or _PATH.fullmatch(value) is not None


_TWO_DIGITS = re.compile(r"\d.*\d")
_LETTER = re.compile(r"[A-Za-z]")
_CALL = re.compile(r"[A-Za-z_][\w.]*(?:[({]|\[[\w'\"]*)")
_PATH = re.compile(r"[A-Za-z_]\w*(?:(?:\.|->|::)[A-Za-z_]\w*)+;?")
