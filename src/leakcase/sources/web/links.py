"""Links: the addresses on a page that a browser requests or a visitor may click."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leakcase.sources.web.urls import resolved


class LinkKind(StrEnum):
    """What a link leads to, as far as the page says."""

    PAGE = "page"
    SCRIPT = "script"
    STYLE = "style"
    SOURCE_MAP = "source_map"
    IMAGE = "image"
    DOCUMENT = "document"
    FEED = "feed"
    API = "api"
    NEXT = "next"
    SITEMAP = "sitemap"


class Link(NamedTuple):
    """An address and what it leads to."""

    url: str
    kind: LinkKind


def page_links(page: bytes | str, url: str, charset: str = "utf-8") -> list[Link]:
    """The links of a page, each address once.

    Args:
        page: its markup.
        url: its address.
        charset: what it was written in: browsers write queries in it.
    """
    tree = LexborHTMLParser(page)
    nodes = tree.css(_LINKING)
    base = (
        next(
            (resolved(url, node.attributes.get("href") or "") for node in tree.css("base[href]")),
            None,
        )
        or url
    )
    found: dict[str, LinkKind] = {}
    for node in nodes:
        for target, kind in _targets(node):
            address = resolved(base, target, charset)
            if address is not None:
                found.setdefault(address, kind)
    return [Link(address, kind) for address, kind in found.items()]


def _targets(node: LexborNode) -> list[tuple[str, LinkKind]]:
    given = node.attributes
    tag = node.tag
    if tag in {"a", "area"}:
        return [(given.get("href") or "", LinkKind.PAGE)]
    if tag == "link":
        kind = _related(given.get("rel") or "", given.get("type") or "")
        return [] if kind is None else [(given.get("href") or "", kind)]
    if tag == "meta":
        target = _REFRESH.search(given.get("content") or "")
        return [(target[1].strip("\"' "), LinkKind.PAGE)] if target else []
    kind = _KINDS[tag or ""]
    named = [given.get(name) for name in ("src", "data", "poster", "data-src")]
    targets = [(value, kind) for value in named if value]
    if srcset := given.get("srcset"):
        first = [part.split()[0] for part in srcset.split(", ")[:16] if part.strip()]
        targets += [(value, LinkKind.IMAGE) for value in first]
    return targets


def _related(rel: str, media: str) -> LinkKind | None:
    """What a ``<link>`` leads to; None where a browser only prepares for it, or it is no page."""
    words = rel.lower().split()
    if "alternate" in words and ("rss" in media or "atom" in media or "xml" in media):
        return LinkKind.FEED
    return next((_RELATIONS[word] for word in words if word in _RELATIONS), None)


_LINKING = (
    "a[href],area[href],link[href],script[src],iframe[src],frame[src],img,source,video,audio,"
    "embed[src],object[data],meta[http-equiv=refresh i]"
)
_KINDS = {
    "script": LinkKind.SCRIPT,
    "iframe": LinkKind.PAGE,
    "frame": LinkKind.PAGE,
    "img": LinkKind.IMAGE,
    "source": LinkKind.IMAGE,
    "video": LinkKind.DOCUMENT,
    "audio": LinkKind.DOCUMENT,
    "embed": LinkKind.DOCUMENT,
    "object": LinkKind.DOCUMENT,
}
_RELATIONS = {
    "stylesheet": LinkKind.STYLE,
    "icon": LinkKind.IMAGE,
    "apple-touch-icon": LinkKind.IMAGE,
    "mask-icon": LinkKind.IMAGE,
    "image_src": LinkKind.IMAGE,
    "modulepreload": LinkKind.SCRIPT,
    "next": LinkKind.NEXT,
    "prev": LinkKind.PAGE,
    "canonical": LinkKind.PAGE,
    "alternate": LinkKind.PAGE,
    "search": LinkKind.PAGE,
    "help": LinkKind.PAGE,
    "author": LinkKind.PAGE,
    "manifest": LinkKind.DOCUMENT,
    "preload": LinkKind.DOCUMENT,
    "prefetch": LinkKind.DOCUMENT,
}
_REFRESH = re.compile(r"url\s*+=\s*+(.+)", re.IGNORECASE | re.DOTALL)


__all__ = ["Link", "LinkKind", "page_links"]
