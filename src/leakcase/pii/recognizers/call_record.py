"""Call records after a label: how long a call took, or when it was."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import DATE
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(
    rb"(?:" + DATE + rb"[ T][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?"
    rb"|(?:[0-9]{1,2}\s?(?:\xe5\xb0\x8f\xe6\x97\xb6"
    rb"|\xe6\x97\xb6))?[0-9]{1,3}\s?\xe5\x88\x86(?:\xe9\x92\x9f)?(?:[0-9]{1,2}\s?\xe7\xa7\x92)?"
    rb"|[0-9]{1,5}\s?\xe7\xa7\x92|[0-9]{1,2}:[0-5][0-9](?::[0-5][0-9])?(?![0-9])"
    rb"|[0-9]{1,5} ?(?:seconds|secs|sec|s|minutes|mins|min)(?![a-z])"
    rb"|[0-9]{1,3}m[0-9]{1,2}s)"
)


def check(_value: bytes) -> Tier:
    """CHECKED: a time or a duration that the label ties to a call."""
    return Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("call_record", VALUE, check, priority=40),)
