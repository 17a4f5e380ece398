"""Fetching: one request, one answer, bounded in time and size, whatever the server does."""

from __future__ import annotations

import asyncio
import ssl
import tempfile
import time
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, BinaryIO, Self, cast

import aiohttp
from yarl import URL

from leakcase.sources.segment import ProblemKind
from leakcase.sources.streams import Unreadable
from leakcase.sources.web.addresses import ForbiddenAddress
from leakcase.sources.web.decompression import ACCEPTED, Unfolding
from leakcase.sources.web.exchange import Exchange
from leakcase.sources.web.urls import host_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp.connector import Connection

    from leakcase.sources.web.addresses import Guard
    from leakcase.sources.web.options import CrawlOptions, Patience

IN_MEMORY = 4 << 20
"""Bytes of an answer beyond which it goes to a temporary file without a name."""
HEAD = 32 << 10
"""Longest line of an answer's head."""
RATIO = 1000


@dataclass(frozen=True, slots=True)
class Body:
    """The body of an answer, unfolded; in memory, or in a file without a name where it is large."""

    data: bytes
    file: BinaryIO | None
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered.

    Attributes:
        status: of the answer.
        headers: names in lower case, values as text; both in the order received.
        body: as far as it came.
        broken: why the body is not whole, or None.
        received: bytes of the body on the wire.
    """

    url: str
    status: int
    headers: list[tuple[str, str]]
    body: Body
    broken: Unreadable | None
    received: int

    def header(self, name: str) -> str:
        """The first field of this name, ``""`` where there is none."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def media_type(self) -> str:
        """The media type without parameters, lower-case."""
        return self.header("content-type").partition(";")[0].strip().lower()


class _Response(aiohttp.ClientResponse):
    """An answer that remembers who gave it."""

    peer: tuple[str, int] | None = None

    async def start(self, connection: Connection) -> aiohttp.ClientResponse:
        transport = connection.transport
        name = None if transport is None else transport.get_extra_info("peername")
        self.peer = None if not name else (str(name[0]), int(name[1]))
        return await super().start(connection)


class Fetcher:
    """Sends requests; use as ``async with``."""

    def __init__(
        self,
        options: CrawlOptions,
        guard: Guard,
        on_exchange: Callable[[Exchange], None] | None = None,
    ) -> None:
        self._options = options
        self._guard = guard
        self._on_exchange = on_exchange
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        patience = self._options.patience
        connector = aiohttp.TCPConnector(
            limit=self._options.concurrency,
            resolver=self._guard,
            socket_factory=self._guard.socket,
            ttl_dns_cache=300,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            response_class=_Response,
            max_line_size=HEAD,
            max_field_size=HEAD,
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=patience.connect, sock_read=patience.silence
            ),
            headers={
                "User-Agent": self._options.user_agent,
                "Accept": "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8",
                "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.6",
                "Accept-Encoding": ACCEPTED,
            },
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()
        await self._guard.close()

    async def fetch(self, url: str, most: int | None = None) -> Answer:
        """Ask for an address. Redirects are answers like others.

        Raises:
            Unreadable: there is no answer, and why.
        """
        self.check(url)
        began, clock = time.time(), time.monotonic()
        patience = self._options.patience
        try:
            async with asyncio.timeout(patience.answer):
                response = await self._opened().get(URL(url, encoded=True), allow_redirects=False)
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            raise _no_answer(error, patience) from error
        response = cast("_Response", response)
        raw = bytearray() if self._on_exchange is not None else None
        reading = _Reading(response, patience, most or self._options.max_response, clock)
        try:
            body = await reading.read(raw)
        finally:
            response.close() if reading.broken is not None else response.release()
        if self._on_exchange is not None:
            seconds = time.monotonic() - clock
            whole = reading.broken is None
            self._on_exchange(_exchange(response, began, seconds, bytes(raw or b""), whole=whole))
        return Answer(
            url, response.status, _fields(response), body, reading.broken, reading.received
        )

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("used outside of its context")
        return self._session

    def check(self, url: str) -> None:
        """Refuse an address whose host is a forbidden IP address.

        Raises:
            Unreadable: it is.
        """
        try:
            self._guard.check_literal(host_of(url))
        except ForbiddenAddress as error:
            raise Unreadable(ProblemKind.FORBIDDEN_ADDRESS, str(error)) from error


@dataclass(slots=True)
class _Reading:
    """A body on its way in."""

    response: _Response
    patience: Patience
    most: int
    clock: float
    received: int = 0
    broken: Unreadable | None = None
    _kept: list[bytes] = field(default_factory=list)
    _size: int = 0
    _file: BinaryIO | None = None
    _digest: Any = field(default_factory=lambda: blake2b(digest_size=16))

    async def read(self, raw: bytearray | None) -> Body:
        """The body, as far as it comes; ``broken`` says why it is not whole."""
        try:
            unfolding = Unfolding(
                self.response.headers.get("Content-Encoding", ""), self.most, RATIO
            )
            async with asyncio.timeout(self.patience.whole):
                while chunk := await self._next():
                    self.received += len(chunk)
                    if raw is not None and len(raw) < self.most:
                        raw += chunk
                    self._check_speed()
                    for piece in unfolding.feed(chunk):
                        self._keep(piece)
            if not unfolding.is_whole:
                self.broken = Unreadable(
                    ProblemKind.TRUNCATED, "is compressed and ends early; read up to there"
                )
        except Unreadable as stop:
            self.broken = stop
        except TimeoutError:
            kind = ProblemKind.TRUNCATED if self._is_closed() else ProblemKind.TIMEOUT
            self.broken = Unreadable(
                kind, f"stopped sending after {self.received} bytes; those were read"
            )
        except (aiohttp.ClientError, OSError) as error:
            self.broken = Unreadable(
                ProblemKind.TRUNCATED,
                f"broke off after {self.received} bytes ({type(error).__name__}); those were read",
            )
        if self._file is not None:
            self._file.seek(0)
        return Body(b"".join(self._kept), self._file, self._size, self._digest.digest())

    async def _next(self) -> bytes:
        """The next bytes, none at the end."""
        async with asyncio.timeout(self.patience.silence):
            return await self.response.content.readany()

    def _is_closed(self) -> bool:
        """Whether the connection has ended, so that nothing can come any more."""
        connection = self.response.connection
        transport = None if connection is None else connection.transport
        return transport is None or transport.is_closing()

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        self._digest.update(piece)
        if self._file is None and self._size > IN_MEMORY:
            self._file = cast("BinaryIO", tempfile.TemporaryFile())  # noqa: SIM115  (the body's)
            self._file.writelines(self._kept)
            self._kept.clear()
        if self._file is None:
            self._kept.append(piece)
        else:
            self._file.write(piece)

    def _check_speed(self) -> None:
        seconds = time.monotonic() - self.clock
        if seconds > self.patience.grace and self.received < self.patience.slowest * seconds:
            raise Unreadable(
                ProblemKind.TIMEOUT,
                f"sends too slowly; the first {self.received} bytes were read",
            )


def _no_answer(error: BaseException, patience: Patience) -> Unreadable:
    """Why there is no answer, in words that quote nothing the server sent."""
    forbidden = _forbidden(error)
    if forbidden is not None:
        return Unreadable(ProblemKind.FORBIDDEN_ADDRESS, str(forbidden))
    for types, kind, detail in (
        (TimeoutError, ProblemKind.TIMEOUT, f"did not answer within {patience.answer:g} s"),
        (aiohttp.ClientConnectorDNSError, ProblemKind.UNREADABLE, "its host has no address"),
        (_TLS, ProblemKind.REFUSED, "its certificate does not hold; not read"),
        (aiohttp.ClientConnectorError, ProblemKind.UNREADABLE, "accepts no connection"),
        (_NO_HTTP, ProblemKind.CORRUPT, "answers in a way that is not HTTP, or too long"),
    ):
        if isinstance(error, types):
            return Unreadable(kind, detail)
    return Unreadable(ProblemKind.UNREADABLE, f"gave no answer ({type(error).__name__})")


_TLS = (aiohttp.ClientSSLError, ssl.SSLError)
_NO_HTTP = (aiohttp.ClientResponseError, ValueError)


def _forbidden(error: BaseException | None) -> ForbiddenAddress | None:
    """The refusal that an error of the library stems from, if one."""
    waiting: list[BaseException | None] = [error]
    for _ in range(32):
        if not waiting:
            break
        each = waiting.pop()
        if isinstance(each, ForbiddenAddress):
            return each
        if each is not None:
            waiting += [each.__cause__, each.__context__, getattr(each, "os_error", None)]
            if isinstance(each, BaseExceptionGroup):
                waiting += each.exceptions
    return None


def _fields(response: aiohttp.ClientResponse) -> list[tuple[str, str]]:
    return [(name.decode("latin-1").lower(), _text(value)) for name, value in response.raw_headers]


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("gb18030", "replace")


def _exchange(
    response: _Response, began: float, seconds: float, body: bytes, *, whole: bool
) -> Exchange:
    version = response.version or aiohttp.HttpVersion11
    line = f"HTTP/{version.major}.{version.minor} {response.status} {response.reason or ''}"
    head = b"".join(name + b": " + value + b"\r\n" for name, value in response.raw_headers)
    info = response.request_info
    asked = "".join(f"{name}: {value}\r\n" for name, value in info.headers.items())
    target = info.url.raw_path_qs
    return Exchange(
        url=str(info.url),
        peer=response.peer,
        started=began,
        seconds=seconds,
        request=f"{info.method} {target} HTTP/1.1\r\n{asked}\r\n".encode("latin-1", "replace"),
        response=line.encode("latin-1", "replace") + b"\r\n" + head + b"\r\n",
        body=body,
        complete=whole,
    )


__all__ = ["Answer", "Body", "Fetcher"]
