"""Finding links: which reader of links an answer goes to, by what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import decompressobj
from zlib import error as zlib_error

from leakcase.sources.encodings import Charset, bom_length, decode
from leakcase.sources.html import page_charset
from leakcase.sources.web.following import (
    feed_links,
    header_links,
    json_links,
    script_links,
    sitemap_links,
    source_map,
    style_links,
)
from leakcase.sources.web.links import page_links

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.sources.web.fetching import Answer
    from leakcase.sources.web.links import Link
    from leakcase.sources.web.options import CrawlOptions

SITEMAP = 50 << 20
"""Bytes of a sitemap, as its protocol allows."""


def answer_links(answer: Answer, options: CrawlOptions) -> Iterator[Link]:
    """The links of an answer. What is too large for memory has none that are followed."""
    yield from header_links(answer.headers, answer.url)
    body, media = answer.body.data, answer.media_type
    if answer.body.file is not None or not body:
        return
    if body.startswith(b"\x1f\x8b"):
        body = _unpacked(body)
        media = "application/xml" if body[:512].lstrip().startswith(b"<") else media
    head = body[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if "javascript" in media or "ecmascript" in media:
        links = (
            script_links(body, answer.url) if options.script_urls else source_map(body, answer.url)
        )
        yield from links
    elif media == "text/css":
        yield from style_links(body, answer.url)
    elif "json" in media or head[:1] in (b"{", b"["):
        yield from json_links(body, answer.url)
    elif b"<urlset" in head or b"<sitemapindex" in head:
        yield from sitemap_links(body, answer.url)
    elif b"<rss" in head or b"<feed" in head or b"<rdf" in head:
        yield from feed_links(body, answer.url)
    elif "html" in media or head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        yield from _page(answer, body, options)


def _page(answer: Answer, body: bytes, options: CrawlOptions) -> Iterator[Link]:
    charset = page_charset(body, answer.header("content-type"))
    text = body
    if charset is not Charset.UTF_8:
        text, _ = decode(body[bom_length(body) :], charset)
    yield from page_links(text, answer.url, charset.value)
    if options.script_urls:
        for script in _SCRIPT.finditer(text):
            yield from script_links(script[1], answer.url)


def _unpacked(body: bytes) -> bytes:
    try:
        return decompressobj(31).decompress(body, SITEMAP)
    except zlib_error:
        return b""


_SCRIPT = re.compile(
    rb"<script\b[^>]*+>([^<]*+(?:<(?!/script)[^<]*+)*+)", re.IGNORECASE | re.DOTALL
)


__all__ = ["answer_links"]
