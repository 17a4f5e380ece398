"""What was received, as pieces: the address, the head, the cookies, the body by its kind."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import unquote

from leakcase.pii.finding import Location, Seen
from leakcase.sources import html
from leakcase.sources.names import displayed
from leakcase.sources.plain import text_segments
from leakcase.sources.reading import Kind, Options, Reading, read_stream
from leakcase.sources.segment import (
    DEFAULT_LIMITS,
    Limits,
    Piece,
    Problem,
    TextSegment,
)
from leakcase.sources.web.urls import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Received:
    """One thing a crawl received, or failed to. Can go to another process when ``file`` is None.

    Attributes:
        id: its number in the crawl's state.
        url: its address.
        location: of findings in it.
        status: HTTP status, 0 where there was no answer.
        headers: (lower-case name, value) of its head.
        data: its body, unless that is in ``file``.
        file: a file with its body, where that is large.
        size: bytes of the body.
        repeated: the same body came before and was read then.
        problems: what went wrong, and notices.
        digest: of the body.
    """

    id: int
    url: str
    location: Location
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    data: bytes = b""
    file: BinaryIO | None = None
    size: int = 0
    repeated: bool = False
    problems: tuple[Problem, ...] = ()
    digest: bytes | None = None


def pieces(
    received: Received, limits: Limits = DEFAULT_LIMITS, options: Options | None = None
) -> Iterator[Piece]:
    """Everything that was received, to be looked through."""
    yield from received.problems
    if not received.status:
        return
    location = received.location
    yield from _about(received)
    if received.repeated or not received.size:
        return
    media = _header(received, "content-type")
    stream = received.file or cast("BinaryIO", io.BytesIO(received.data))
    reading = Reading.begin(limits, options, name=path_of(received.url), content_type=media)
    kind = media.partition(";")[0].strip().lower()
    if _SCRIPTS.fullmatch(kind) or path_of(received.url).endswith((".js", ".mjs")):
        yield from _script(stream, location, reading)
    elif kind == "text/css":
        yield from text_segments(stream, location, limits, seen=Seen.STYLE)
    elif b'"sourcesContent"' in received.data:
        yield from _source_map(received.data, location, reading)
    elif kind == "text/html" and received.file is None and _PAGE.match(received.data):
        yield from _page(stream, location, reading)
    else:
        yield from read_stream(stream, location, reading)


def _page(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """A page that says so itself: most of what a crawl receives."""
    return html.read(stream, location, reading)


def _script(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """A script; what it is built from may stand in it as JSON."""
    for piece in text_segments(stream, location, reading.limits, seen=Seen.SCRIPT):
        yield from html.script_pieces(piece, reading.limits)


def _source_map(data: bytes, location: Location, reading: Reading) -> Iterator[Piece]:
    """The sources that a source map carries, each by its name."""
    try:
        content = json.loads(data)
        names, texts = content.get("sources") or [], content["sourcesContent"]
        sources = [(str(name), text) for name, text in zip(names, texts, strict=False) if text]
        encoded = [(name, str(text).encode("utf-8", "replace")) for name, text in sources]
    except (ValueError, RecursionError, TypeError, KeyError, AttributeError):
        yield from read_stream(io.BytesIO(data), location, reading.as_kind(Kind.JSON))
        return
    for name, text in encoded:
        place = location.inside(displayed(name))
        yield from text_segments(io.BytesIO(text), place, reading.limits, seen=Seen.SCRIPT)


def _about(received: Received) -> Iterator[TextSegment]:
    """The address and the head, where they may say something."""
    place = received.location
    if _TELLING.search(received.url):
        text = unquote(received.url).replace("+", " ")
        yield TextSegment(place, displayed(text).encode("utf-8", "replace"), seen=Seen.NAME)
    head: list[str] = []
    cookies: list[str] = []
    for name, value in received.headers:
        if _PLAIN_FIELDS.fullmatch(name) or not _TELLING.search(value):
            continue
        (cookies if name == "set-cookie" else head).append(_line(name, value))
    if head:
        yield TextSegment(place.at(column="header"), "".join(head).encode(), seen=Seen.HEADER)
    if cookies:
        yield TextSegment(place.at(column="cookie"), "".join(cookies).encode(), seen=Seen.COOKIE)


def _line(name: str, value: str) -> str:
    if name == "set-cookie":
        pair = value.partition(";")[0]
        key, _, given = pair.partition("=")
        return f"{displayed(key)}={displayed(unquote(given))}\n"
    return f"{displayed(name)}: {displayed(unquote(value))}\n"


def _header(received: Received, name: str) -> str:
    return next((value for key, value in received.headers if key == name), "")


_TELLING = re.compile(r"\d{5}|@|[^\x00-\x7f]|%[0-9a-fA-F]{2}|eyJ|=[\w.-]{2}")
_PLAIN_FIELDS = re.compile(
    r"date|expires|last-modified|etag|content-.*|server|connection|keep-alive|transfer-encoding|vary"
    r"|cache-control|accept-ranges|age|pragma|strict-transport-security|x-content-type-options"
    r"|x-frame-options|x-xss-protection|referrer-policy|permissions-policy|alt-svc|nel|report-to"
    r"|x-powered-by|x-aspnet-version|access-control-.*|x-request-id|x-trace-id|x-cache.*|cf-.*"
    r"|x-amz-.*"
)
"""Fields that say something of the server and nothing of a person."""
_SCRIPTS = re.compile(r"(?:text|application)/(?:x-)?(?:java|ecma|j)script")
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s{0,64}+<(?:!doctype|html|!--|\?xml|head|body|meta)", re.IGNORECASE
)


__all__ = ["Received", "pieces"]
