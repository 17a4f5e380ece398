"""Organisation codes after a label (GB 11714-1997): 8 characters and a check character.

Organisations, not people: recognised so that they are not mistaken for people.
"""

from __future__ import annotations

import re

import numpy as np

from leakcase.pii.checksums import organisation_code
from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer

VALUE = re.compile(rb"[0-9A-Z]{8}[-\xe2\x80\x94]{0,3}[0-9X](?![0-9A-Za-z_])")


def check(value: bytes) -> Tier | None:
    """CHECKED when the check character holds, FORMAT when it does not."""
    characters = np.frombuffer(value[:8] + value[-1:], np.uint8)[None, :]
    if not any(48 <= byte <= 57 for byte in value[:8]):
        return None
    return Tier.CHECKED if organisation_code(characters)[0] else Tier.FORMAT


RECOGNIZERS = (LabelledRecognizer("organisation_code", VALUE, check, connector=False),)
