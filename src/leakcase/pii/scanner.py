"""Findings from segments: the engine's hits, masked and digested the moment they are found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.digests import Digester, normalise
from leakcase.pii.engine import Engine
from leakcase.pii.finding import Finding, Location, Seen, Tier
from leakcase.pii.lines import Lines
from leakcase.pii.masking import mask
from leakcase.pii.recognizer import Reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakcase.pii.hits import Hits


@dataclass(frozen=True, slots=True)
class Value:
    """A value between being found and being let go: masked form and digest."""

    masked: str
    digest: str


class Valuer:
    """Turns raw values into masked forms and digests under one key."""

    def __init__(self, engine: Engine, key: bytes) -> None:
        self._categories = engine.categories
        self._digester = Digester(key)

    def value(self, category: int, raw: bytes) -> Value:
        """The masked form and digest of a value of the category with this index."""
        kind = self._categories[category]
        text = raw.decode("utf-8", "replace")
        normal = normalise(kind.id, text)
        return Value(mask(kind.mask, text), self._digester.digest(kind.id, normal))


@cache
def reason_names(bits: int) -> tuple[str, ...]:
    """The codes of a set of reasons, lower-case: ``("check_digit_ok", "label")``."""
    return tuple(str(reason.name).lower() for reason in Reason if bits & reason)
