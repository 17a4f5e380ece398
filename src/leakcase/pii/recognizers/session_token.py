"""Session ids and access tokens after a label, a cookie's name or ``Authorization: Bearer``."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE, is_expression, is_nothing, random_looking
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    NOT_TEMPLATE
    + rb"(?:(?:Bearer|Basic|Token|JWT) )?(?:s%3A|s:)?[0-9A-Za-z_+/.=~%-]{16,1024}(?![0-9A-Za-z(])"
)


# uphone=13912345678: what stands in the cookie is no token, and is found by itself
_PLAIN_COOKIE = re.compile(r"[A-Za-z_]\w{0,30}=\d+")


def check(value: bytes) -> Tier | None:
    """CHECKED where it looks drawn at random."""
    text = value.decode("ascii").rpartition(" ")[2]
    if (
        "%20" in text
        or _PLAIN_COOKIE.fullmatch(text)
        or is_nothing(text)
        or is_expression(text)
        or "example" in text.lower()
    ):
        return None
    return Tier.CHECKED if random_looking(text, length=16) else None


RECOGNIZERS = (LabelledRecognizer("session_token", VALUE, check, priority=60),)
