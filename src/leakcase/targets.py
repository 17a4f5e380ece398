"""From what a user names as a target to the source that reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from leakcase.sources.databases.url import is_database_url
from leakcase.sources.files import FileSource, StdinSource
from leakcase.sources.reading import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from leakcase.settings import ScanOptions
    from leakcase.sources.segment import Piece, Source

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{1,20})://")


def open_targets(targets: Sequence[str], options: ScanOptions) -> Source:
    """The source of one target or of several, one after the other.

    Args:
        targets: paths, ``-``, web addresses, database URLs, object storage URLs; at least one.
        options: what the sources are told of them.

    Raises:
        SourceError: a path does not exist.
        UsageError: a target makes no sense.
    """
    kinds: dict[str, list[str]] = {}
    for target in targets:
        kinds.setdefault(_kind(target), []).append(target)
    sources: list[Source] = []
    for kind, named in kinds.items():
        # files together are one walk, sites together one crawl; the others go one by one
        if kind in {"files", "web"}:
            sources.append(_together(kind, named, options))
        else:
            sources += [_one(kind, target, options) for target in named]
    return sources[0] if len(sources) == 1 else Several(sources)


def has_password(target: str) -> bool:
    """Whether a target is a URL with a password in it."""
    if _scheme(target) is None:
        return False
    try:
        return bool(urlsplit(target).password)
    except ValueError:
        return False


class Several:
    """Sources read one after the other as one."""

    def __init__(self, sources: Sequence[Source]) -> None:
        """In the order they are read."""
        self._sources = sources

    @property
    def name(self) -> str:
        """Their names."""
        return ", ".join(source.name for source in self._sources)

    def way(self, url: str) -> tuple[str, ...]:
        """How a crawl among them came to an address; empty where none did."""
        return next((way for source in self._sources if (way := way_to(source, url))), ())

    def read(self) -> Iterator[Piece]:
        """Their pieces."""
        for source in self._sources:
            yield from source.read()


class Ways(Mapping[str, tuple[str, ...]]):
    """The ways to the pages of a crawl, looked up when asked for: it may know millions."""

    def __init__(self, source: Source) -> None:
        """Of this source; there are none where it is no crawl."""
        self._source = source

    def __getitem__(self, url: str) -> tuple[str, ...]:
        if way := way_to(self._source, url):
            return way
        raise KeyError(url)

    def __bool__(self) -> bool:
        return hasattr(self._source, "way")

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def way_to(source: Source, url: str) -> tuple[str, ...]:
    """How a crawl came to an address; empty for what is no crawl."""
    way: Callable[[str], tuple[str, ...]] | None = getattr(source, "way", None)
    return way(url) if way is not None else ()


def _kind(target: str) -> str:
    scheme = _scheme(target)
    if target == "-":
        return "stdin"
    if scheme is None:
        return "files"
    if scheme in {"http", "https"}:
        return "web"
    return "database" if is_database_url(target) else "storage"


def _scheme(target: str) -> str | None:
    match = _SCHEME.match(target)
    return match[1].lower() if match else None


def _together(kind: str, targets: Sequence[str], options: ScanOptions) -> Source:
    reading = Options(ocr=options.ocr)
    if kind == "files":
        return FileSource(
            targets, include=options.include, exclude=options.exclude, options=reading
        )
    from leakcase.sources.web import CrawlOptions, Scope, WebSource  # noqa: PLC0415

    web = options.web
    crawl = CrawlOptions(
        scope=Scope(web.scope.value),
        depth=web.depth,
        max_pages=web.max_pages,
        max_bytes=web.max_bytes,
        max_time=web.max_time,
        rate=web.rate,
        allow_private=web.allow_private,
        images=options.ocr,
        state=web.state,
    )
    return WebSource(targets, crawl, reading=reading)


def _one(kind: str, target: str, options: ScanOptions) -> Source:
    if kind == "stdin":
        return StdinSource(options=Options(ocr=options.ocr))
    if kind == "database":
        from leakcase.sources.databases.source import DatabaseSource  # noqa: PLC0415

        return DatabaseSource(
            target, include=options.include, exclude=options.exclude, sample=options.sample
        )
    from leakcase.sources.object_storage import ObjectStorageSource  # noqa: PLC0415

    return ObjectStorageSource(target, Options(ocr=options.ocr))
