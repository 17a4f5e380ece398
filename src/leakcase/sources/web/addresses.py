"""Addresses that a crawl of a public site must not reach, checked at each step to a connection.

A name is resolved by us, what it resolves to is checked, and the connection goes to that very
address: a name that resolves to another address a moment later gains nothing.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from typing import TYPE_CHECKING

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from aiohttp.connector import AddrInfoType

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class ForbiddenAddress(OSError):  # noqa: N818  (it tells of the address)
    """A host is at an address that this crawl does not reach."""


def is_public(address: Address) -> bool:
    """Whether anyone on the internet reaches the address, and nothing inside a network does."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _embedded(address)
        if inner is not None:
            return is_public(inner)
        if address.teredo is not None or address.is_site_local:
            return False
    if address.is_multicast or address.is_reserved or address in _HOST_SERVICES:
        return False
    return address.is_global


def as_ip(host: str) -> Address | None:
    """A host as an address, in every spelling that systems accept (``0x7f.1``, ``017700000001``).

    None where it is a name.
    """
    host = host.strip("[]").partition("%")[0]
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return _loose_ipv4(host)


class Guard(AbstractResolver):
    """Resolves names and refuses what must not be reached.

    Attributes:
        refused: hosts that were refused.
    """

    def __init__(
        self,
        private_hosts: Collection[str] = (),
        *,
        allowed: Callable[[Address], bool] = is_public,
        resolver: AbstractResolver | None = None,
    ) -> None:
        """A guard.

        Args:
            private_hosts: hosts that may be anywhere, because the user named them.
            allowed: whether an address may be reached.
            resolver: what asks for the addresses of names.
        """
        self._private = frozenset(private_hosts)
        self._allowed = allowed
        self._resolver = resolver
        self._pinned = {str(address) for host in private_hosts if (address := as_ip(host))}
        self.refused: set[str] = set()

    def check_literal(self, host: str) -> None:
        """Refuse a host that is an address itself, for those never come to be resolved."""
        address = as_ip(host)
        if address is not None and not self._may(host, address):
            self.refused.add(host)
            raise ForbiddenAddress(_refusal())

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a name that may be reached.

        Raises:
            ForbiddenAddress: it has none.
        """
        if self._resolver is None:
            self._resolver = ThreadedResolver()
        results = await self._resolver.resolve(host, port, family)
        kept = [
            result
            for result in results
            if (address := as_ip(result["host"])) is not None and self._may(host, address)
        ]
        if results and not kept:
            self.refused.add(host)
            raise ForbiddenAddress(_refusal())
        return kept

    def socket(self, info: AddrInfoType) -> socket.socket:
        """A socket for a connection, unless it would go where no check has allowed."""
        family, kind, protocol, _, place = info
        address = as_ip(str(place[0]))
        if address is None or not (self._allowed(address) or str(address) in self._pinned):
            raise ForbiddenAddress(_refusal())
        opened = socket.socket(family, kind, protocol)
        opened.setblocking(False)  # noqa: FBT003  (positional only)
        return opened

    async def close(self) -> None:
        """Let go of the resolver."""
        if self._resolver is not None:
            await self._resolver.close()

    def _may(self, host: str, address: Address) -> bool:
        if self._allowed(address):
            return True
        if host.strip("[]") in self._private:
            self._pinned.add(str(address))
            return True
        return False


def _refusal() -> str:
    return "is at an address inside a network, which a crawl of a public site does not reach"


def _embedded(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to: mapped, compatible, 6to4, NAT64."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _loose_ipv4(host: str) -> ipaddress.IPv4Address | None:
    """An IPv4 address as inet_aton(3) and browsers read it: 1-4 parts, decimal, octal or hex."""
    parts = host.rstrip(".").split(".")
    if len(parts) > 4 or not all(_PART.fullmatch(part) for part in parts):
        return None
    try:
        numbers = [_number(part) for part in parts]
    except ValueError:
        return None
    *heads, last = numbers
    if any(head > 255 for head in heads) or last >= 256 ** (5 - len(parts)):
        return None
    value = last + sum(head << (24 - 8 * i) for i, head in enumerate(heads))
    return ipaddress.IPv4Address(value)


def _number(part: str) -> int:
    if part.lower().startswith("0x"):
        return int(part[2:] or "0", 16)
    return int(part, 8 if part.startswith("0") and len(part) > 1 else 10)


_PART = re.compile(r"0[xX][0-9a-fA-F]{0,8}|\d{1,12}")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_COMPATIBLE = ipaddress.ip_network("::/96")
_HOST_SERVICES = frozenset({ipaddress.ip_address("168.63.129.16")})
"""Addresses outside the special ranges at which a cloud serves its own machines."""


__all__ = ["Address", "ForbiddenAddress", "Guard", "as_ip", "is_public"]
