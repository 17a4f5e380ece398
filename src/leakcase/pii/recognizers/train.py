"""Train numbers after a label: a letter of the kind of train and up to four digits."""

from __future__ import annotations

import re

from leakcase.pii.data.railways import TRAIN_LETTERS
from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import LabelledRecognizer

_LETTERS = "".join(TRAIN_LETTERS).encode()
VALUE = re.compile(
    rb"(?:["
    + _LETTERS
    + rb"][1-9][0-9]{0,3}(?:\xe6\xac\xa1)?|[1-9][0-9]{3}\xe6\xac\xa1)(?![0-9A-Za-z_-])"
)


def check(_value: bytes) -> Tier:
    """CONFIRMED: label and structure agree."""
    return Tier.CONFIRMED


RECOGNIZERS = (LabelledRecognizer("train", VALUE, check, connector=False),)
