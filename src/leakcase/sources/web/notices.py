"""Notices: what a crawl left out on purpose, counted and told once at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakcase.pii.finding import Location
from leakcase.sources.kinds import extension
from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.web.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(slots=True)
class Notices:
    """Counts of what was left out.

    Attributes:
        site: where the crawl began.
        deep: links beyond the depth.
        traps: links to addresses that grow without end.
        acts: links that would act on the site.
        images: pictures.
        media: fonts, sound, films, programs.
    """

    site: str
    deep: int = 0
    traps: int = 0
    acts: int = 0
    images: int = 0
    media: int = 0
    _alike: dict[str, int] = field(default_factory=dict)
    _problems: list[Problem] = field(default_factory=list)

    def add(self, place: Location, kind: ProblemKind, detail: str, *, partial: bool) -> None:
        """Something to be told at the end."""
        self._problems.append(Problem(place, kind, detail, partial))

    def alike(self, origin: str) -> None:
        """A page like many others, whose links were not followed."""
        self._alike[origin] = self._alike.get(origin, 0) + 1

    def is_readable(self, url: str, *, images: bool) -> bool:
        """Whether text can be had from what stands there, by its name."""
        end = extension(path_of(url))
        if _MEDIA.fullmatch(end):
            self.media += 1
            return False
        if _PICTURES.fullmatch(end) and not images:
            self.images += 1
            return False
        return True

    def all(self) -> Iterator[Problem]:
        """Everything to be told."""
        yield from self._problems
        for origin, count in self._alike.items():
            yield Problem(
                Location(origin),
                ProblemKind.SOFT_404,
                f"answers many addresses with the same page; {count} of them were read and their"
                " links not followed",
                partial=False,
            )
        for count, kind, detail in (
            (self.deep, ProblemKind.LIMIT, "links lie beyond the depth of the crawl"),
            (self.traps, ProblemKind.LOOP, "links lead into addresses without end; not followed"),
            (self.acts, ProblemKind.LIMIT, "links would act on the site; not followed"),
            (self.images, ProblemKind.UNSUPPORTED, "pictures were not fetched"),
            (self.media, ProblemKind.UNSUPPORTED, "fonts, films and programs were not fetched"),
        ):
            if count:
                partial = kind is ProblemKind.LIMIT and detail.startswith("links lie")
                yield Problem(Location(self.site), kind, f"{count} {detail}", partial)


_PICTURES = re.compile(r"\.(?:png|jpe?g|gif|webp|bmp|ico|tiff?|avif|svgz)")
_MEDIA = re.compile(
    r"\.(?:woff2?|[to]tf|eot|mp[34]|m4[av]|avi|mov|mkv|webm|og[gv]|wav|flac|flv|wmv|m3u8|ts|exe|msi"
    r"|dmg|apk|ipa|iso|deb|rpm|jar|wasm)"
)


__all__ = ["Notices"]
