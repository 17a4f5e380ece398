"""Addresses: made comparable, held against the scope of a crawl, and checked for traps."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urljoin, urlsplit, urlunsplit

from tldextract import TLDExtract

from leakcase.sources.web.addresses import as_ip
from leakcase.sources.web.options import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 2_000
"""Characters of an address; browsers and servers agree on about this much."""
SEGMENTS = 24
PARAMETERS = 24
REPEATS = 3
"""Times one segment of a path may come again."""


@lru_cache(maxsize=1 << 16)
def _resolve(base: str, link: str, charset: str) -> str | None:
    return normalised(urljoin(base, link), charset)


def resolved(base: str, link: str, charset: str = "utf-8") -> str | None:
    """A link on a page as an address to fetch; None where it is none.

    Args:
        base: address of the page, or what its ``<base>`` says.
        link: as it stands on the page.
        charset: what the page is written in: browsers write queries in it.
    """
    link = link.strip(_SPACE)
    if not link or link[0] == "#" or len(link) > LONGEST:
        return None
    if link[0] == "/" and link[1:2] not in {"/", "\\"}:
        # most links: one answer for all pages of a site
        base = base[: base.find("/", 8) + 1] or base
    try:
        return _resolve(base, link, charset)
    except ValueError:
        return None


def normalised(url: str, charset: str = "utf-8") -> str | None:
    """One spelling for an address, without fragment, session id or credentials.

    None for what is no http(s) address, names a user, or has a broken host.
    """
    if _PLAIN.fullmatch(url) and "/." not in url:
        return url
    try:
        parts = urlsplit(url.translate(_CONTROLS))
        port = parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    host = _host(parts.hostname or "")
    if scheme not in _PORTS or host is None or parts.username is not None:
        return None
    if port is not None and port != _PORTS[scheme]:
        host = f"{host}:{port}"
    path = _SESSION_PATH.sub("", _without_dots(_escaped(parts.path.replace("\\", "/"), "utf-8")))
    return urlunsplit((scheme, host, path or "/", _query(parts.query, charset), ""))


def host_of(url: str) -> str:
    """The host of a normalised address, without its port."""
    return urlsplit(url).hostname or ""


def origin_of(url: str) -> str:
    """Scheme, host and port of a normalised address."""
    end = url.find("/", 8)
    return url if end < 0 else url[:end]


def path_of(url: str) -> str:
    """The path of a normalised address, its name for readers that go by names."""
    return url[len(origin_of(url)) :].partition("?")[0]


@lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """The domain a host was registered under; the host itself where it has none.

    Domains below which strangers have their own (``github.io``) count as suffixes. The list of
    suffixes is the one that came with the library: nothing is downloaded.
    """
    return _EXTRACT.extract_str(host).top_domain_under_public_suffix or host


class ScopeRule:
    """Whether an address belongs to what is crawled."""

    def __init__(self, starts: Sequence[str], scope: Scope) -> None:
        self._scope = scope
        self._folders = tuple(
            url[: url.rfind("/") + 1] for url in (start.partition("?")[0] for start in starts)
        )
        self._places = frozenset(map(self._place, starts))

    def __contains__(self, url: str) -> bool:
        if self._scope is Scope.PATH:
            return url.startswith(self._folders)
        return self._place(url) in self._places

    def _place(self, url: str) -> str:
        """What two addresses share that are in one scope."""
        host = host_of(url)
        if "." not in host or as_ip(host) is not None:
            # a machine, not a domain: its other ports are other things
            return origin_of(url).partition("://")[2]
        return registrable(host) if self._scope is Scope.DOMAIN else host


def is_trap(url: str) -> bool:
    """Whether an address grows as those do that a server makes up without end."""
    if len(url) > LONGEST:
        return True
    parts = urlsplit(url)
    segments = [segment for segment in parts.path.split("/") if segment]
    if len(segments) > SEGMENTS or parts.query.count("&") >= PARAMETERS:
        return True
    if len(segments) > REPEATS and max(Counter(segments).values()) > REPEATS:
        return True
    names = (
        Counter(part.partition("=")[0] for part in parts.query.split("&")) if parts.query else {}
    )
    return max(names.values(), default=0) > 2 * REPEATS


def pattern(url: str) -> str:
    """The address with its numbers left open: pages of one kind have one pattern."""
    return _NUMBER.sub("#", url)


def changes_something(url: str) -> bool:
    """Whether following the link would act on the site rather than read it."""
    parts = urlsplit(url)
    words = [parts.path.rstrip("/").rpartition("/")[2].partition(".")[0]]
    words += [value for name, value in parse_qsl(parts.query) if name.lower() in _ACTIONS]
    return any(_ACTS.fullmatch(word.lower()) for word in words)


def _host(host: str) -> str | None:
    """A host in the one spelling that is compared: ASCII, lower case, addresses in full."""
    host = host.rstrip(".").lower()
    if not host or len(host) > 253:
        return None
    if ":" in host:
        address = as_ip(host)
        return None if address is None else f"[{address}]"
    if not host.isascii():
        try:
            host = host.encode("idna").decode()
        except UnicodeError:
            return None
    if not _HOST.fullmatch(host):
        return None
    if _NUMERIC.search(host):
        address = as_ip(host)
        return None if address is None else str(address)
    return host


def _query(query: str, charset: str) -> str:
    if not query:
        return ""
    kept = [part for part in query.split("&") if not _SESSION.fullmatch(part) and part]
    return "&".join(_escaped(part, charset) for part in kept)


def _escaped(text: str, charset: str) -> str:
    """Everything that must be escaped is, in capital hex; what need not be is not."""
    if text.isascii() and _CLEAN.fullmatch(text):
        return text
    safe = quote(text, safe="!#$%&'()*+,/:;=?@[]~", encoding=charset, errors="xmlcharrefreplace")
    safe = _STRAY.sub("%25", safe)
    return _ESCAPE.sub(_unescaped, safe)


def _unescaped(found: re.Match[str]) -> str:
    char = chr(int(found[1], 16))
    return char if _UNRESERVED.fullmatch(char) else found[0].upper()


def _without_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            if len(kept) > 1:
                kept.pop()
        elif segment != ".":
            kept.append(segment)
    end = "/" if path.endswith(("/.", "/..")) else ""
    return "/".join(kept) + end


_EXTRACT = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
_PORTS = {"http": 80, "https": 443}
_SPACE = " \t\r\n\f"
_CONTROLS = dict.fromkeys(map(ord, "\t\r\n\f\v\0"))
_PLAIN = re.compile(
    r"https?://[a-z][a-z0-9-]*+(?:\.[a-z0-9-]*[a-z][a-z0-9-]*+)*+/[A-Za-z0-9/._~-]*+"
)
"""Most addresses: nothing in them to change."""
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?")
_NUMERIC = re.compile(r"(?:^|\.)(?:\d+|0x[0-9a-f]*)$")
"""A last label that makes a browser read the host as an IPv4 address, in any spelling."""
_CLEAN = re.compile(r"[A-Za-z0-9/._~!$&'()*+,;=:@?-]*+")
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
_NUMBER = re.compile(r"\d+")
_SESSION = re.compile(
    r"(?:jsessionid|phpsessid|aspsessionid\w*|sessionid|session_id|sid|cfid|cftoken"
    r"|utm_\w+|spm|scm|_ga|gclid|fbclid|msclkid|hmsr|hmpl|hmcu|hmkw|hmci)=.*",
    re.IGNORECASE | re.DOTALL,
)
"""Parameters that name a visit or a campaign, not a page."""
_SESSION_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*", re.IGNORECASE)
_ACTIONS = frozenset(("action", "act", "do", "op", "cmd", "m", "method"))
_ACTS = re.compile(r"log-?out|sign-?out|logoff|delete|del|remove|destroy|unsubscribe|cancel")


__all__ = [
    "ScopeRule",
    "changes_something",
    "host_of",
    "is_trap",
    "normalised",
    "origin_of",
    "path_of",
    "pattern",
    "registrable",
    "resolved",
]
