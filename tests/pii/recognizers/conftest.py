"""Reads values with one recognizer's category switched on, through the whole engine."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from leakcase.pii.engine import Engine
from leakcase.pii.finding import Tier
from leakcase.pii.showing import reason_names
from leakcase.pii.taxonomy import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def _engine() -> Engine:
    return Engine(names="off")


@pytest.fixture
def values() -> Callable[[str, str], list[str]]:
    """The values of one category the engine finds in a text, in order."""

    def find(category: str, text: str) -> list[str]:
        raw = text.encode()
        hits = _engine().find([raw])
        return [
            raw[start:end].decode()
            for start, end, row in zip(hits.start, hits.end, hits.category, strict=True)
            if CATEGORIES[row].id == category
        ]

    return find


@pytest.fixture
def judged() -> Callable[[str, str], list[tuple[str, Tier, set[str]]]]:
    """The values of one category the engine finds in a text, with tiers and reasons, in order."""

    def find(category: str, text: str) -> list[tuple[str, Tier, set[str]]]:
        raw = text.encode()
        hits = _engine().find([raw])
        columns = (hits.start, hits.end, hits.category, hits.tier, hits.reasons)
        return [
            (raw[start:end].decode(), Tier(tier), set(reason_names(int(reasons))))
            for start, end, row, tier, reasons in zip(*columns, strict=True)
            if CATEGORIES[row].id == category
        ]

    return find
