"""Following: links in what is no page: scripts, style sheets, JSON, feeds, sitemaps, headers."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING

from leakcase.sources.web.links import Link, LinkKind
from leakcase.sources.web.urls import resolved

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 50_000
"""Links read from one thing; sitemaps may have this many."""


def script_links(script: bytes, url: str) -> Iterator[Link]:
    """The source map of a script, and what it requests by complete literal addresses."""
    yield from source_map(script, url)
    if not any(word in script for word in _REQUESTING):
        return
    for found in _REQUESTS.finditer(script):
        rest = script[found.end() : found.end() + 400]
        if not _OTHER_METHOD.match(rest):
            yield from _link(url, found["url"], LinkKind.API)


def source_map(text: bytes, url: str) -> Iterator[Link]:
    """The source map that a script or style sheet names at its end."""
    for found in _SOURCE_MAP.finditer(text, max(len(text) - 4096, 0)):
        yield from _link(url, found[1], LinkKind.SOURCE_MAP)


def style_links(style: bytes, url: str) -> Iterator[Link]:
    """The style sheets that a style sheet imports, and its source map."""
    yield from source_map(style, url)
    for found in _IMPORT.finditer(style):
        yield from _link(url, found[1], LinkKind.STYLE)


def feed_links(feed: bytes, url: str) -> Iterator[Link]:
    """The entries and enclosures of an RSS or Atom feed."""
    for count, found in enumerate(_FEED.finditer(feed)):
        if count >= MOST:
            return
        yield from _link(url, (found[1] or found[2]).strip(), LinkKind.PAGE)


def sitemap_links(sitemap: bytes, url: str) -> Iterator[Link]:
    """The pages of a sitemap, or the sitemaps of an index."""
    kind = LinkKind.SITEMAP if b"<sitemapindex" in sitemap[:4096] else LinkKind.PAGE
    for count, found in enumerate(_LOC.finditer(sitemap)):
        if count >= MOST:
            return
        yield from _link(url, found[1].strip(), kind)


def json_links(body: bytes, url: str) -> Iterator[Link]:
    """The next page that a JSON answer names (``next``, ``links.next``, ``@odata.nextLink``)."""
    for found in _NEXT.finditer(body):
        try:
            target = json.loads(found[1])
        except ValueError:
            continue
        if target[:1] in {"/", "?", "."} or target[:4].lower() == "http":
            yield from _link(url, target.encode("utf-8", "replace"), LinkKind.NEXT)


def header_links(headers: list[tuple[str, str]], url: str) -> Iterator[Link]:
    """The next page and the source map that a response's head names (RFC 8288)."""
    for name, value in headers:
        if name == "link":
            for found in _LINK.finditer(value):
                if _REL_NEXT.search(found[2]):
                    yield from _link(url, found[1].encode(), LinkKind.NEXT)
        elif name in {"sourcemap", "x-sourcemap"}:
            yield from _link(url, value.encode(), LinkKind.SOURCE_MAP)


def _link(base: str, target: bytes, kind: LinkKind) -> Iterator[Link]:
    address = resolved(base, unescape(target.decode("utf-8", "replace")))
    if address is not None:
        yield Link(address, kind)


_REQUESTING = (b"fetch", b"axios", b"get", b"GET", b"url")
_REQUESTS = re.compile(
    rb"""(?:\bfetch|\baxios(?:\.get)?|\$\.(?:get|getJSON)|\bopen\s*+\(\s*+["']GET["']\s*+,
          |\b(?:https?|request|api|instance|client)\.get|\burl\s*+:)
         \s*+\(?\s*+(?P<quote>["'`])(?P<url>(?:/|\./|\.\./|https?://)[^"'`$\s\\<>]{0,500}+)(?P=quote)
         (?=\s*+[,)};])""",
    re.VERBOSE,
)
"""A complete literal that a GET request is made to: nothing joined to it, nothing filled in."""
_OTHER_METHOD = re.compile(
    rb"""[^;]{0,300}?\b(?:method|type)\s*+:\s*+["'`](?:POST|PUT|PATCH|DELETE)""", re.IGNORECASE
)
_SOURCE_MAP = re.compile(rb"(?://|/\*)[#@]\s*+sourceMappingURL=\s*+((?!data:)[^\s*'\"]{1,500})")
_IMPORT = re.compile(rb"""@import\s++(?:url\(\s*+)?["']?([^"'()\s;]{1,500})""", re.IGNORECASE)
_FEED = re.compile(
    rb"""<link>\s*+(?:<!\[CDATA\[)?([^<\]]{1,2000})
       |<(?:link|enclosure|[a-z]+:content)\b[^>]{0,500}?\b(?:href|url)\s*+=\s*+["']([^"'<>]{1,2000})""",
    re.VERBOSE | re.IGNORECASE,
)
_LOC = re.compile(rb"<loc>\s*+(?:<!\[CDATA\[)?([^<\]]{1,2000})", re.IGNORECASE)
_NEXT = re.compile(
    rb"""["'](?:next|next_?page(?:_?url)?|next_?url|next_?link|@odata\.nextLink)["']\s*+:\s*+
         (?:\{\s*+"href"\s*+:\s*+)?("(?:[^"\\]|\\.){1,1000}")""",
    re.VERBOSE | re.IGNORECASE,
)
_LINK = re.compile(r"<([^<>]{1,2000})>([^,<]{0,300})")
_REL_NEXT = re.compile(r"""\brel\s*=\s*["']?[^"';]*\bnext\b""", re.IGNORECASE)


__all__ = [
    "feed_links",
    "header_links",
    "json_links",
    "script_links",
    "sitemap_links",
    "source_map",
    "style_links",
]
