"""Payment accounts after a label: named by an e-mail address, a mobile number or a number."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_TEMPLATE, is_nothing
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    NOT_TEMPLATE
    + rb"(?:[0-9A-Za-z][0-9A-Za-z._%+-]{0,40}@[0-9A-Za-z-]{1,40}(?:\.[A-Za-z]{2,12}){1,3}"
    rb"|2088[0-9]{12}|1[3-9][0-9](?:[ -]?[0-9]{4}){2})(?![0-9A-Za-z@])"
)


def check(value: bytes) -> Tier | None:
    """CONFIRMED: the shapes of account names are few and the label names the service."""
    return None if is_nothing(value.decode("ascii")) else Tier.CONFIRMED


RECOGNIZERS = (LabelledRecognizer("payment_account", VALUE, check, priority=40),)
