"""Looks up a text by key in the language of the reader and fills in its placeholders.

A placeholder may choose between two words by number: ``{n:,} {n:person|people}``.
"""

from __future__ import annotations

import string
import tomllib
from contextvars import ContextVar
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Language(StrEnum):
    """A language the texts exist in."""

    ZH = "zh"
    EN = "en"

    @classmethod
    def of(cls, tag: str) -> Language | None:
        """The language of a tag such as ``zh-CN``, ``en_US.UTF-8`` or ``EN``; None if not ours."""
        head = tag.strip().lower().replace("_", "-").split("-")[0].split(".")[0]
        return next((each for each in cls if each == head), None)


_current: ContextVar[Language] = ContextVar("language", default=Language.ZH)


def current_language() -> Language:
    """The language texts are given in when none is named."""
    return _current.get()


def use_language(language: Language) -> None:
    """Give texts in this language from now on, in this context."""
    _current.set(language)


def say(key: str, /, language: Language | None = None, **values: object) -> str:
    """The text of a key with its placeholders filled in.

    Raises:
        KeyError: the key is not in the catalogue (a fault of ours; a test holds the keys).
    """
    return _FORMATTER.vformat(texts(language or current_language())[key], (), values)


def has(key: str) -> bool:
    """Whether the catalogue knows a key."""
    return key in texts(Language.ZH)


@cache
def texts(language: Language) -> Mapping[str, str]:
    """Every text of a language, by dotted key."""
    data = files("leakcase.messages").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return {
        f"{group}.{name}": text
        for group, entries in tomllib.loads(data).items()
        for name, text in entries.items()
    }


class _Formatter(string.Formatter):
    """``str.format`` with ``{n:singular|plural}``."""

    def format_field(self, value: object, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if bar:
            return one if value == 1 else many
        return format(value, format_spec)


_FORMATTER = _Formatter()
