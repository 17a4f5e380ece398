"""Device identifiers after a label: a UUID, sixteen hex digits of Android, a serial."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE, is_nothing, random_looking
from leakcase.pii.recognizer import LabelledRecognizer

UUID = rb"[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"
VALUE = re.compile(NOT_TEMPLATE + rb"(?:" + UUID + rb"|[0-9A-Za-z_-]{8,64})(?![0-9A-Za-z(.])")


def check(value: bytes) -> Tier | None:
    """CONFIRMED for a UUID or hex digits of a device, CHECKED for another mixed code."""
    text = value.decode("ascii")
    if is_nothing(text) or set(text) <= set("0-"):
        return None
    if re.fullmatch(UUID + rb"|[0-9A-Fa-f]{16}|[0-9A-Fa-f]{32}|[0-9A-Fa-f]{40}", value):
        return Tier.CONFIRMED if len(set(text)) >= 6 else None
    return Tier.CHECKED if random_looking(text, length=8, distinct=5) else None


RECOGNIZERS = (LabelledRecognizer("device_id", VALUE, check, priority=40),)
