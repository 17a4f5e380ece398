"""A crawl that was killed goes on where it was, and repeats no page that was finished."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from aiohttp import web

from leakcase.sources.web import CrawlOptions, WebSource
from leakcase.sources.web.state import CrawlState

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sources_web.conftest import Servers

CHILD = """
import sys, time
from pathlib import Path
from leakcase.sources.web import CrawlOptions, WebSource
options = CrawlOptions(rate=None, allow_private=True, state=Path(sys.argv[2]), concurrency=2)
for count, received in enumerate(WebSource([sys.argv[1]], options).received()):
    print(received.url, flush=True)
    if count == 8:
        time.sleep(30)
"""


def _site(servers: Servers) -> str:
    async def page(request: web.Request) -> web.Response:
        number = int(request.path.strip("/") or 0)
        links = "".join(f'<a href="/{2 * number + i}"></a>' for i in (1, 2) if number < 15)
        text = f"<p>138{number:08d}</p>{links}"
        return web.Response(text=text, content_type="text/html")

    return servers.site({"/robots.txt": web.Response(status=404), "*": page})


def test_a_killed_crawl_goes_on(servers: Servers, tmp_path: Path) -> None:
    site, state = _site(servers), tmp_path / "state"
    command = [sys.executable, "-c", CHILD, site, str(state)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:  # noqa: S603
        assert child.stdout is not None
        first = [child.stdout.readline().strip() for _ in range(9)]
        os.kill(child.pid, signal.SIGKILL)
    assert state.stat().st_mode & 0o777 == 0o600
    options = CrawlOptions(rate=None, allow_private=True, state=state)
    source = WebSource([site], options)
    second = [received.url for received in source.received()]
    finished = first[:-1]
    assert set(finished).isdisjoint(second)
    assert sorted({*first, *second}) == sorted({f"{site}/", *(f"{site}/{i}" for i in range(1, 31))})
    assert source.way(f"{site}/3") == (f"{site}/", f"{site}/1", f"{site}/3")
    assert list(tmp_path.iterdir()) == []


def test_a_crawl_stopped_by_a_limit_keeps_its_state(servers: Servers, tmp_path: Path) -> None:
    site, state = _site(servers), tmp_path / "state"
    options = CrawlOptions(rate=None, allow_private=True, state=state, max_pages=5)
    first = [received.url for received in WebSource([site], options).received() if received.status]
    assert state.exists()
    options = CrawlOptions(rate=None, allow_private=True, state=state)
    second = [received.url for received in WebSource([site], options).received()]
    assert len(first) == 5
    assert set(first).isdisjoint(second)
    assert len(first) + len(second) == 31
    assert not state.exists()


def test_state_files_are_quick_enough(tmp_path: Path) -> None:
    state = CrawlState(tmp_path / "state", "key")
    began = time.perf_counter()
    state.add((f"http://a.example/{i}" for i in range(2_000)), None, 0)
    while (entry := state.take()) is not None:
        state.finish(entry.id, entry.url.encode())
    assert time.perf_counter() - began < 5
    assert state.waiting() == 0
