"""Reads a settings file; every mistake names the file, the key, the value and what is allowed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from leakcase.custom import CustomPattern, PatternError, compiled
from leakcase.errors import SettingsError
from leakcase.messages import Language, say
from leakcase.pii.finding import Tier
from leakcase.settings import values
from leakcase.settings.categories import select_categories
from leakcase.settings.options import NamesMode, ScanOptions, WebOptions, WebScope

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 1 << 20
"""Largest settings file."""
MAX_PATTERNS = 200
_CATEGORY_ID = re.compile(r"[a-z][a-z0-9_]{0,39}")

Readers = Mapping[str, Callable[[object], object]]


@dataclass(frozen=True, slots=True)
class Settings:
    """A settings file, read.

    Attributes:
        scan: the options of a scan.
        language: of texts for people; None where the file does not say.
    """

    scan: ScanOptions = field(default_factory=ScanOptions)
    language: Language | None = None


def load_settings(path: Path) -> Settings:
    """The settings in a TOML file.

    Raises:
        SettingsError: it cannot be read, or something in it is wrong.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError(say("settings.unreadable", file=path, reason=reason)) from None
    if len(data) > MAX_BYTES:
        raise SettingsError(say("settings.too_large", file=path, most=MAX_BYTES))
    return parse_settings(data, path)


def parse_settings(data: bytes, path: Path) -> Settings:
    """The settings in the bytes of a TOML file; relative paths in it start at the file's folder.

    Raises:
        SettingsError: something in it is wrong.
    """
    try:
        document = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SettingsError(say("settings.not_toml", file=path, reason=error)) from None
    at = _Place(path)
    at.known(document, "", ("language", "scan", "web", "pattern", "keywords"))
    custom = _patterns(at, document.get("pattern", []))
    return Settings(_scan(at, document, custom), _language(at, document))


@dataclass(frozen=True, slots=True)
class _Place:
    """The file that is read; makes its errors."""

    path: Path

    def wrong(self, key: str, value: object, allowed: object) -> SettingsError:
        shown = repr(value)[:80]
        return SettingsError(
            say("settings.wrong_value", file=self.path, key=key, value=shown, allowed=allowed)
        )

    def known(self, table: Mapping[str, object], prefix: str, names: tuple[str, ...]) -> None:
        for key in table:
            if key not in names:
                near = get_close_matches(key, names, 1) or [", ".join(names)]
                full = f"{prefix}{key}"[:80]
                raise SettingsError(
                    say("settings.unknown_key", file=self.path, key=full, near=near[0])
                )

    def table(self, document: Mapping[str, object], name: str) -> dict[str, object]:
        table = document.get(name, {})
        if isinstance(table, dict):
            return table
        raise self.wrong(name, table, say("settings.allowed_table", name=name))

    def read(self, key: str, value: object, reader: Callable[[object], object]) -> object:
        try:
            return reader(value)
        except values.Refused as refused:
            raise self.wrong(key, value, refused) from None

    def read_all(
        self, table: Mapping[str, object], prefix: str, readers: Readers
    ) -> dict[str, object]:
        self.known(table, prefix, tuple(readers))
        return {
            key: self.read(f"{prefix}{key}", value, readers[key]) for key, value in table.items()
        }


def _language(at: _Place, document: Mapping[str, object]) -> Language | None:
    if "language" not in document:
        return None
    return Language(str(at.read("language", document["language"], values.choice(Language))))


def _scan(
    at: _Place, document: Mapping[str, object], custom: tuple[CustomPattern, ...]
) -> ScanOptions:
    path = values.path_from(at.path.parent)
    new = tuple(pattern.category for pattern in custom)
    readers: Readers = {
        "categories": lambda value: select_categories(values.words(value), new),
        "min_tier": values.tier,
        "min_count": values.whole_number(1, 1_000_000_000),
        "names": values.choice(NamesMode),
        "allow_list": path,
        "baseline": path,
        "key_file": path,
        "include": values.words,
        "exclude": values.words,
        "processes": values.whole_number(0, 1_024),
        "sample": values.whole_number(1, 1_000_000_000),
        "ocr": values.flag,
    }
    web: Readers = {
        "depth": values.whole_number(0, 1_000),
        "max_pages": values.whole_number(1, 100_000_000),
        "max_bytes": values.size,
        "max_time": values.duration,
        "rate": values.number(0.01, 1_000),
        "scope": values.choice(WebScope),
        "allow_private": values.flag,
        "state": path,
    }
    options = replace(
        ScanOptions(custom=custom, keywords=_keywords(at, at.table(document, "keywords"))),
        **at.read_all(at.table(document, "scan"), "scan.", readers),  # type: ignore[arg-type]
    )
    return replace(
        options,
        web=replace(
            WebOptions(),
            **at.read_all(at.table(document, "web"), "web.", web),  # type: ignore[arg-type]
        ),
    )


def _keywords(at: _Place, table: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for category, value in table.items():
        key = f"keywords.{category}"
        at.read(key, category, lambda name: select_categories((str(name),), ()))
        words = at.read(key, value, values.words)
        found[category] = words if isinstance(words, tuple) else ()
    return found


def _patterns(at: _Place, tables: object) -> tuple[CustomPattern, ...]:
    if not isinstance(tables, list) or len(tables) > MAX_PATTERNS:
        raise at.wrong("pattern", type(tables).__name__, say("settings.allowed_patterns"))
    return tuple(_pattern(at, number, table) for number, table in enumerate(tables, 1))


def _pattern(at: _Place, number: int, table: object) -> CustomPattern:
    prefix = f"pattern[{number}]."
    if not isinstance(table, dict):
        raise at.wrong(prefix[:-1], table, say("settings.allowed_patterns"))
    read = at.read_all(
        table,
        prefix,
        {
            "name": values.text,
            "category": _category_id,
            "regex": _regex,
            "words": values.words,
            "keywords": values.words,
            "tier": values.tier,
            "needs_keyword": values.flag,
        },
    )
    for key in ("name", "category"):
        if key not in read:
            raise at.wrong(f"{prefix}{key}", "", say("settings.allowed_text"))
    if ("regex" in read) == ("words" in read):
        raise at.wrong(f"{prefix}regex", "", say("settings.regex_or_words"))
    words = read.pop("words", None)
    if isinstance(words, tuple):
        # longest first, so that a word is not cut short by another that begins it
        read["regex"] = "|".join(
            re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))
        )
        at.read(f"{prefix}words", read["regex"], _regex)
        read.setdefault("tier", Tier.CONFIRMED)
    return CustomPattern(**read)  # type: ignore[arg-type]


def _category_id(value: object) -> str:
    if isinstance(value, str) and _CATEGORY_ID.fullmatch(value):
        return value
    raise values.Refused(say("settings.allowed_category_id"))


def _regex(value: object) -> str:
    regex = values.text(value)
    try:
        compiled(regex)
    except PatternError as error:
        raise values.Refused(say("settings.allowed_regex", reason=error)) from None
    return regex
