"""Reads one value of a settings file or a flag, or says what is allowed in its place."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from leakcase.messages import say
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

E = TypeVar("E", bound="StrEnum")

MAX_LIST = 10_000
"""Most entries of one list."""
MAX_WORD = 200
"""Longest entry of a list, in characters."""

_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30, "t": 1 << 40}
_SECONDS = {"": 1.0, "s": 1.0, "m": 60.0, "h": 3_600.0, "d": 86_400.0}


class Refused(ValueError):  # noqa: N818  (named for what happened to the value)
    """The value cannot be used; the message says what is allowed."""


def flag(value: object) -> bool:
    """True or false."""
    if isinstance(value, bool):
        return value
    raise Refused("true, false")


def whole_number(low: int, high: int) -> Callable[[object], int]:
    """A reader of whole numbers from ``low`` to ``high``."""

    def read(value: object) -> int:
        if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
            return value
        raise Refused(say("settings.allowed_whole", low=low, high=high))

    return read


def number(low: float, high: float) -> Callable[[object], float]:
    """A reader of numbers from ``low`` to ``high``."""

    def read(value: object) -> float:
        if isinstance(value, int | float) and not isinstance(value, bool) and low <= value <= high:
            return float(value)
        raise Refused(say("settings.allowed_number", low=low, high=high))

    return read


def choice(options: type[E]) -> Callable[[object], E]:
    """A reader of one of the words of an enumeration."""

    def read(value: object) -> E:
        for option in options:
            if option == value:
                return option
        raise Refused(", ".join(options))

    return read


def tier(value: object) -> Tier:
    """``format``, ``checked`` or ``confirmed``."""
    names = {each.name.lower(): each for each in Tier}
    if isinstance(value, str) and value in names:
        return names[value]
    raise Refused(", ".join(names))


def text(value: object) -> str:
    """A text that is not empty."""
    if isinstance(value, str) and value.strip():
        return value
    raise Refused(say("settings.allowed_text"))


def words(value: object) -> tuple[str, ...]:
    """A list of short texts."""
    if not isinstance(value, list) or len(value) > MAX_LIST:
        raise Refused(say("settings.allowed_words", most=MAX_LIST, longest=MAX_WORD))
    if not all(isinstance(word, str) and 0 < len(word.strip()) <= MAX_WORD for word in value):
        raise Refused(say("settings.allowed_words", most=MAX_LIST, longest=MAX_WORD))
    return tuple(value)


def size(value: object) -> int:
    """Bytes: a whole number, or a text such as ``500MB``, ``2G``."""
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return value
    if isinstance(value, str):
        found = re.fullmatch(r"(\d{1,15})\s*([kmgt]?)i?b?", value.strip().lower())
        if found and int(found[1]) > 0:
            return int(found[1]) * _UNITS[found[2]]
    raise Refused(say("settings.allowed_size"))


def duration(value: object) -> float:
    """Seconds: a number, or a text such as ``30s``, ``10m``, ``2h``."""
    if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
        return float(value)
    if isinstance(value, str):
        found = re.fullmatch(r"(\d{1,9})\s*([smhd]?)", value.strip().lower())
        if found and int(found[1]) > 0:
            return int(found[1]) * _SECONDS[found[2]]
    raise Refused(say("settings.allowed_duration"))


def path_from(folder: Path) -> Callable[[object], Path]:
    """A reader of file paths; relative ones start at ``folder``."""

    def read(value: object) -> Path:
        if isinstance(value, str) and value.strip() and "\0" not in value:
            return folder / Path(value).expanduser()
        raise Refused(say("settings.allowed_path"))

    return read
