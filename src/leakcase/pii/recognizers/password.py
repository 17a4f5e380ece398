"""Passwords after a label: what stands in quotes, or an unquoted word with a digit or a sign.

Digests of passwords are left to ``password_hash``; source code, templates and forms that only ask
for a password are none.
"""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE, is_expression, is_nothing
from leakcase.pii.recognizer import LabelledRecognizer
from leakcase.pii.recognizers.password_hash import HASH

_QUOTED = rb"(?<=[\"'`])[!#-&(-;=?-_a-~]{4,64}(?=[\"'`\\])"
# an ampersand is part of a password, unless it begins the next parameter of a URL
_SIGN = rb"(?:[!#-%(-+\--:=?-_a-~]|&(?![A-Za-z_][0-9A-Za-z_.]{0,30}=))"
_BARE = (
    rb"(?<![\"'`])(?=[!-~]{0,63}[0-9!@#$%^&+?~])(?![0-9]{1,5}(?![!-~]))"
    + _SIGN
    + rb"{4,64}(?<![.:)\]}])(?=&|[^!-~]|$)"
    rb"|(?<![\"'`])(?=[!-~]{0,63}[0-9!@#$%^&+])(?![0-9]{1,5}(?![0-9A-Za-z]))[0-9A-Za-z@!#$%^&*_.+-]{4,64}(?<![.])(?=[,;<)\]}\"'`])"
)
# a result in the log of a test suite, not a password: more of its name follows, or the next result
_TEST_LOG = (
    rb"(?!(?<=PASS: )[!-~]{1,64} {1,4}[!-~])(?!(?<=PASS: )[0-9A-Za-z_.-]{1,40}/)"
    rb"(?!(?<=PASS: )[!-~]{1,200}\r?\n"
    rb"(?:(?:X?PASS|X?FAIL|UN[A-Z]{6,9}|SKIP|ERROR|KFAIL):|Running) )"
)
VALUE = re.compile(NOT_TEMPLATE + _TEST_LOG + rb"(?!&#)(?:" + _QUOTED + rb"|" + _BARE + rb")")

_PATH = re.compile(r"/(?:home|usr|var|etc|opt|tmp|root|mnt|srv|Users|bin)(?:/[\w.-]+)+/?")
_VARIABLE = re.compile(r"[@$][A-Z_]{3,}")


def check(value: bytes) -> Tier | None:
    """CHECKED where it looks chosen, FORMAT where it is only a short number."""
    text = value.decode("ascii")
    if is_nothing(text) or "**" in text or is_expression(text) or HASH.fullmatch(value):
        return None
    if _PATH.fullmatch(text) or _VARIABLE.fullmatch(text):
        return None
    if text.isdigit():
        return Tier.CHECKED if len(text) >= 6 else Tier.FORMAT
    if _LETTERS.fullmatch(text):
        # letters only: a field name or a word of prose unless it is long and in one case
        lower = text.islower() and text.isalpha()
        return Tier.FORMAT if lower and len(text) >= 8 and "pass" not in text else None
    if _ALNUM.search(text) is None or _ADDRESS.fullmatch(text):
        return None
    return Tier.CHECKED


_LETTERS = re.compile(r"[A-Za-z_-]+")
_ALNUM = re.compile(r"[A-Za-z0-9]")
_ADDRESS = re.compile(r"[a-z]+:/{0,2}\S*")

RECOGNIZERS = (LabelledRecognizer("password", VALUE, check, priority=70),)
