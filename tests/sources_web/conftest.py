"""Servers on loopback: an application's, and one that answers with whatever bytes a test wants."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from typing import TypeAlias

import pytest
from aiohttp import web

Handler: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse]]
Talk: TypeAlias = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Servers:
    """Servers in a thread of their own; all end with the test."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._closers: list[Callable[[], Awaitable[object]]] = []
        self.asked: list[str] = []

    def site(self, routes: dict[str, object], host: str = "127.0.0.1", port: int = 0) -> str:
        """Serve pages; a value is HTML, (type, bytes), a response, or a handler."""
        return self._do(self._site(routes, host, port))

    def talker(self, talk: Talk) -> str:
        """Serve bytes."""
        return self._do(self._talker(talk))

    def close(self) -> None:
        """End."""
        for closer in self._closers:
            asyncio.run_coroutine_threadsafe(_awaited(closer), self._loop).result(5)
        asyncio.run_coroutine_threadsafe(_all_cancelled(), self._loop).result(5)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def _do(self, job: Awaitable[str]) -> str:
        return asyncio.run_coroutine_threadsafe(_told(job), self._loop).result(5)

    async def _site(self, routes: dict[str, object], host: str, port: int) -> str:
        async def answer(request: web.Request) -> web.StreamResponse:
            self.asked.append(request.path_qs)
            other = None if request.path == "/robots.txt" else routes.get("*")
            given = routes.get(request.path_qs, routes.get(request.path, other))
            if callable(given):
                response = await given(request)
                assert isinstance(response, web.StreamResponse)
                return response
            if isinstance(given, web.Response):  # cannot be sent twice
                return web.Response(
                    status=given.status, body=given.body, headers=given.headers.copy()
                )
            if isinstance(given, tuple):
                return web.Response(body=given[1], content_type=given[0])
            if isinstance(given, str):
                return web.Response(text=given, content_type="text/html")
            return web.Response(status=404)

        application = web.Application()
        application.router.add_get("/{path:.*}", answer)
        runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, host, port).start()
        self._closers.append(runner.cleanup)
        return f"http://{host}:{runner.addresses[0][1]}"

    async def _talker(self, talk: Talk) -> str:
        async def talk_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            request = b""
            try:
                request = await reader.readuntil(b"\r\n\r\n")
                self.asked.append(request.split()[1].decode())
                if b" /robots.txt " in request:
                    writer.write(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                else:
                    await talk(reader, writer)
                await writer.drain()
            except (ConnectionError, asyncio.IncompleteReadError):
                pass
            finally:
                writer.close()

        server = await asyncio.start_server(talk_once, "127.0.0.1", 0)

        async def close() -> None:
            server.close()

        self._closers.append(close)
        return f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def _told(job: Awaitable[str]) -> str:
    return await job


async def _awaited(closer: Callable[[], Awaitable[object]]) -> object:
    return await closer()


async def _all_cancelled() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


@pytest.fixture
def servers() -> Iterator[Servers]:
    """Servers that end with the test."""
    running = Servers()
    yield running
    running.close()
