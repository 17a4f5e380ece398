"""Advertising identifiers after a label: IDFA, GAID and OAID are UUIDs or long hex numbers."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE
from leakcase.pii.recognizer import LabelledRecognizer
from leakcase.pii.recognizers.device_id import UUID

VALUE = re.compile(
    NOT_TEMPLATE
    + rb"(?:"
    + UUID
    + rb"|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{32}|[0-9A-Fa-f]{16})(?![0-9A-Za-z])"
)


def check(value: bytes) -> Tier | None:
    """CONFIRMED; the all-zero id of a person who opted out is no one's."""
    return Tier.CONFIRMED if len(set(value)) >= 6 else None


RECOGNIZERS = (LabelledRecognizer("advertising_id", VALUE, check, priority=70),)
