"""Lays what was said on the command line over what the settings file says."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from leakcase.errors import UsageError
from leakcase.messages import say
from leakcase.settings import NamesMode, ScanOptions, Settings, WebScope, load_settings, values
from leakcase.settings.categories import select_categories

Reader = Callable[[object], object]


def scan_settings(config: Path | None) -> Settings:
    """The settings file, or what holds without one."""
    return load_settings(config) if config is not None else Settings()


def overlaid(options: ScanOptions, given: Mapping[str, object]) -> ScanOptions:
    """The options with those laid over that were given on the command line.

    Args:
        options: from the settings file.
        given: by option name without hyphens (``min_tier``); None, False and empty lists were
            not given.

    Raises:
        UsageError: an option cannot take its value; says what is allowed.
    """
    said = {name: value for name, value in given.items() if value not in (None, False, [], ())}
    scan: dict[str, object] = {}
    web: dict[str, object] = {}
    readers = {**_SCAN, "category": _categories(options)}
    for name, value in said.items():
        field = _FIELDS.get(name, name)
        if name in readers:
            scan[field] = _read(name, value, readers[name])
        elif name in _WEB:
            web[field] = _read(name, value, _WEB[name])
    return replace(
        options,
        **scan,  # type: ignore[arg-type]
        web=replace(options.web, **web),  # type: ignore[arg-type]
    )


def _read(name: str, value: object, reader: Reader) -> object:
    try:
        return reader(value)
    except values.Refused as refused:
        option = "--" + name.replace("_", "-")
        raise UsageError(say("error.bad_value", option=option, allowed=refused)) from None


def _categories(options: ScanOptions) -> Reader:
    new = tuple(pattern.category for pattern in options.custom)
    return lambda value: select_categories(values.words(value), new)


def _whole(low: int, high: int) -> Reader:
    read = values.whole_number(low, high)

    def from_text(value: object) -> object:
        text = str(value)
        return read(int(text) if text.isdecimal() else text)

    return from_text


def _rate(value: object) -> object:
    try:
        return values.number(0.01, 1_000)(float(str(value)))
    except ValueError as error:
        if isinstance(error, values.Refused):
            raise
        return values.number(0.01, 1_000)(value)


def _as_is(value: object) -> object:
    return value


_FIELDS = {"category": "categories"}
_SCAN: Mapping[str, Reader] = {
    "min_tier": values.tier,
    "min_count": _whole(1, 1_000_000_000),
    "names": values.choice(NamesMode),
    "allow_list": _as_is,
    "baseline": _as_is,
    "write_baseline": _as_is,
    "key_file": _as_is,
    "include": values.words,
    "exclude": values.words,
    "processes": _whole(0, 1_024),
    "sample": _whole(1, 1_000_000_000),
    "ocr": values.flag,
}
_WEB: Mapping[str, Reader] = {
    "depth": _whole(0, 1_000),
    "max_pages": _whole(1, 100_000_000),
    "max_bytes": values.size,
    "max_time": values.duration,
    "rate": _rate,
    "scope": values.choice(WebScope),
    "allow_private": values.flag,
    "state": _as_is,
}
