"""Login names after a label; those of machines and services are no one's."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE, is_expression, is_nothing
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    NOT_TEMPLATE + rb"[A-Za-z][0-9A-Za-z_.-]{3,30}(?<![.-])(?![0-9A-Za-z@/(:\[]"
    rb"|\\|[.-][0-9A-Za-z])"
)
_SERVICES = re.compile(
    r"(?:root|admin|administrator|user|guest|test|demo|postgres|mysql|oracle|www-data|nobody"
    r"|ubuntu|"
    r"debian|git|system|anonymous|daemon|jenkins|redis|nginx|apache|service|operator|manager"
    r"|sysadmin|"
    r"default|ec2-user|vagrant|docker|tomcat|elastic|rabbitmq|superuser|support|webmaster)\d{0,3}",
    re.IGNORECASE,
)


def check(value: bytes) -> Tier | None:
    """CHECKED with a digit in it; without one it is a word of prose or code as often as a name."""
    text = value.decode("ascii")
    if is_nothing(text) or is_expression(text) or _SERVICES.fullmatch(text):
        return None
    return Tier.CHECKED if re.search(r"\d", text) else None


RECOGNIZERS = (LabelledRecognizer("username", VALUE, check, priority=20),)
