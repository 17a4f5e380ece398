"""WeChat IDs after a label: a letter and 5 to 19 letters, digits, ``_``, ``-``; also openids."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE, is_expression, is_nothing
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    NOT_TEMPLATE
    + rb"(?:o[0-9A-Za-z_-]{27}|[A-Za-z][0-9A-Za-z_-]{5,19})(?<!-)(?![0-9A-Za-z_@(.]|-[0-9A-Za-z>])"
)
_WORDS = frozenset(
    [
        "wechat",
        "weixin",
        "enabled",
        "disabled",
        "config",
        "android",
        "windows",
        "official",
        "service",
        "support",
        "mobile",
        "scan",
        "qrcode",
        "login",
        "button",
        "appid",
        "secret",
        "public",
        "payment",
        "account",
        "program",
        "openid",
        "unionid",
        "friend",
        "share",
        "client",
        "server",
        "module",
        "version",
        "number",
        "message",
    ]
)


def check(value: bytes) -> Tier | None:
    """CHECKED with a digit, ``_`` or ``-`` in it, FORMAT for letters only."""
    text = value.decode("ascii")
    if is_nothing(text) or is_expression(text) or text.lower() in _WORDS:
        return None
    if text.isalpha():
        return Tier.FORMAT if text.islower() else None
    return Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("wechat", VALUE, check),)
