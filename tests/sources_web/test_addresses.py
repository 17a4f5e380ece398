"""No public crawl reaches inside a network: by no spelling, redirect, or change of a name."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.web import CrawlOptions, WebSource
from leakcase.sources.web.addresses import Address, Guard, as_ip, is_public

if TYPE_CHECKING:
    from tests.sources_web.conftest import Servers

FAST = CrawlOptions(rate=None)
PUBLIC = ip_address("127.0.0.2")
"""Taken for a public address in these tests."""


class Names(AbstractResolver):
    """Gives each name its addresses, the next one each time it is asked."""

    def __init__(self, names: dict[str, list[str]]) -> None:
        self._names = names

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        del family
        addresses = self._names[host]
        address = addresses.pop(0) if len(addresses) > 1 else addresses[0]
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=socket.AF_INET, proto=0, flags=0
            )
        ]

    async def close(self) -> None:
        """Nothing to let go of."""


def allowed(address: Address) -> bool:
    return address == PUBLIC or is_public(address)


def kinds(source: WebSource) -> list[ProblemKind]:
    return [piece.kind for piece in source.read() if isinstance(piece, Problem)]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.100.100.200",
        "0.0.0.0",  # noqa: S104  (refused, not bound)
        "224.0.0.1",
        "255.255.255.255",
        "168.63.129.16",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "::127.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "2130706433",
        "0x7f000001",
        "017700000001",
        "127.1",
        "0x7f.0.0.01",
        "127.0.0.1.",
    ],
)
def test_no_spelling_of_an_inner_address_is_public(host: str) -> None:
    address = as_ip(host)
    assert address is not None
    assert not is_public(address)


@pytest.mark.parametrize("host", ["8.8.8.8", "114.114.114.114", "2400:3200::1", "64:ff9b::808:808"])
def test_public_addresses_are_public(host: str) -> None:
    address = as_ip(host)
    assert address is not None
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_a_start_inside_is_refused(servers: Servers, host: str) -> None:
    port = servers.site({"/": "x"}).rpartition(":")[2]
    assert kinds(WebSource([f"http://{host}:{port}/"], FAST)) == [ProblemKind.FORBIDDEN_ADDRESS]
    assert servers.asked == []


def test_a_name_that_leads_inside_is_refused(servers: Servers) -> None:
    port = servers.site({"/": "x"}).rpartition(":")[2]
    guard = Guard(resolver=Names({"site.example": ["127.0.0.1"]}))
    source = WebSource([f"http://site.example:{port}/"], FAST, guard=guard)
    assert ProblemKind.FORBIDDEN_ADDRESS in kinds(source) or guard.refused == {"site.example"}
    assert servers.asked == []


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:{port}/inner", "http://inner.site.example:{port}/inner"]
)
def test_a_redirect_inside_is_refused(servers: Servers, target: str) -> None:
    port = servers.site({"/inner": "x"}).rpartition(":")[2]
    place = target.format(port=port)
    redirect = web.Response(status=302, headers={"Location": place})
    servers.site({"/": redirect}, host="127.0.0.2", port=int(port))
    names = {"site.example": ["127.0.0.2"], "inner.site.example": ["127.0.0.1"]}
    guard = Guard(allowed=allowed, resolver=Names(names))
    source = WebSource([f"http://site.example:{port}/"], FAST, guard=guard)
    told = kinds(source)
    assert "/inner" not in servers.asked
    assert told


def test_a_name_that_changes_its_address_gains_nothing(servers: Servers) -> None:
    port = servers.site({"*": "inner"}, host="127.0.0.1").rpartition(":")[2]

    async def close(_: web.Request) -> web.Response:
        response = web.Response(text="<a href='/next'>n</a>", content_type="text/html")
        response.force_close()
        return response

    servers.site({"/": close, "*": "outer"}, host="127.0.0.2", port=int(port))
    names = {"site.example": ["127.0.0.2", "127.0.0.1"]}
    guard = Guard(allowed=allowed, resolver=Names(names))
    source = WebSource([f"http://site.example:{port}/"], FAST, guard=guard)
    bodies = [received.data for received in source.received()]
    assert b"inner" not in bodies


def test_allowing_private_addresses_allows_only_the_hosts_named(servers: Servers) -> None:
    site = servers.site({"/": "x"})
    port = site.rpartition(":")[2]
    page = f'<a href="http://127.0.0.3:{port}/a">a</a><a href="http://localhost:{port}/b">b</a>'
    start = servers.site({"/": page, "/own": "x"})
    list(WebSource([start], CrawlOptions(rate=None, allow_private=True)).read())
    assert [path for path in servers.asked if path != "/robots.txt"] == ["/"]
