"""Crawl: pages a second from a site of 2,000 pages on loopback, without and with scanning.

    python -m benchmarks.crawl [--pages 2000] [--processes 2] [--dense]

The site is served by a process of its own; there is no rate limit.
"""

from __future__ import annotations

import argparse
import asyncio
import multiprocessing
import time
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from aiohttp import web

from leakcase.scan import scan
from leakcase.settings import ScanOptions
from leakcase.sources.segment import Problem, TableSegment, TextSegment
from leakcase.sources.web import CrawlOptions, WebSource

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

SIZE = 18_500
LINKS = 40
_SENTENCES = (
    "本会第二季度活动安排如下，请各位会员按时参加，逾期不候。",
    "请在工作日九点至十七点之间前往服务台办理，携带有效证件原件。",
    "报名截止后名单将在本页公示，如有异议请在三日内提出。",
    "The schedule may change without notice; please check this page before you leave.",
    "活动期间请保管好随身物品，遵守场馆秩序，注意防火防盗。",
)


def page(number: int, pages: int, *, dense: bool) -> bytes:
    """One page of the site: navigation, articles, a script, now and then a table of members.

    Four invented numbers a page and twenty in each table; where ``dense``, one in each article
    and a table on each page.
    """
    rng = Random(number)  # noqa: S311  (a corpus, no secret)
    links = "".join(
        f'<li class="nav-item"><a class="nav-link" href="/page/{rng.randrange(pages)}">'
        f"第 {i} 栏</a></li>\n"
        for i in range(LINKS)
    )
    rows = "".join(
        f"<tr><td>{i}</td><td>会员</td><td>{_mobile(rng)}</td></tr>\n"
        for i in range(20 if dense or number % 10 == 0 else 0)
    )
    articles: list[str] = []
    size = len(links.encode()) + len(rows.encode()) + 1_000
    while size < SIZE:
        body = "".join(rng.choice(_SENTENCES) for _ in range(5))
        article = (
            f'<div class="card"><h3 class="title">公告 {rng.randrange(1000)}</h3>'
            f'<p class="body">{body}{_contact(rng, dense or len(articles) < 4)}</p></div>\n'
        )
        articles.append(article)
        size += len(article.encode())
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8">'
        f"<title>第 {number} 页</title><style>.card{{margin:1em}}</style></head><body>"
        f'<ul>{links}</ul><a href="/page/{(number + 1) % pages}">下一页</a>{"".join(articles)}'
        f"{_table(rows)}"
        f"<!-- page {number} --><script>var page = {{number: {number}}};</script></body></html>"
    ).encode()


def _contact(rng: Random, given: bool) -> str:  # noqa: FBT001  (whether it is)
    return f"联系电话：{_mobile(rng)}。" if given else "请在服务台登记。"


def _table(rows: str) -> str:
    head = "<tr><th>序号</th><th>类别</th><th>手机</th></tr>"
    return f"<table>{head}{rows}</table>" if rows else ""


def _mobile(rng: Random) -> str:
    return f"1{rng.choice((38, 39, 50, 86))}{rng.randrange(10**8):08d}"


def serve(pages: int, dense: bool, ready: Connection) -> None:  # noqa: FBT001  (a process's)
    """Serve the site until killed."""
    bodies = [page(number, pages, dense=dense) for number in range(pages)]

    async def answer(request: web.Request) -> web.Response:
        number = int(request.match_info["number"])
        return web.Response(body=bodies[number], content_type="text/html", charset="utf-8")

    async def run() -> None:
        site = web.Application()
        site.router.add_get("/page/{number}", answer)
        runner = web.AppRunner(site, access_log=None)
        await runner.setup()
        listener = web.TCPSite(runner, "127.0.0.1", 0)
        await listener.start()
        ready.send((runner.addresses[0][1], sum(map(len, bodies)) / pages))
        await asyncio.Event().wait()

    asyncio.run(run())


def crawl(port: int, pages: int) -> tuple[int, float]:
    """Receive everything and look at nothing."""
    source = _source(port, pages)
    began = time.perf_counter()
    count = sum(received.status == 200 for received in source.received())
    return count, time.perf_counter() - began


def read(port: int, pages: int) -> tuple[int, float]:
    """Receive everything and cut it into segments, in one process."""
    source = _source(port, pages)
    began = time.perf_counter()
    texts = tables = 0
    for piece in source.read():
        if isinstance(piece, Problem):
            print(piece)
        texts += isinstance(piece, TextSegment)
        tables += isinstance(piece, TableSegment)
    seconds = time.perf_counter() - began
    print(f"  {texts} text segments, {tables} table segments")
    return pages, seconds


def search(port: int, pages: int, processes: int) -> tuple[int, float]:
    """Crawl, read and search, as ``leakcase scan`` does."""
    source = _source(port, pages)
    began = time.perf_counter()
    exposure = scan(source, ScanOptions(processes=processes))
    seconds = time.perf_counter() - began
    print(f"  {exposure.findings} findings on {exposure.things} pages")
    return exposure.things, seconds


def _source(port: int, pages: int) -> WebSource:
    options = CrawlOptions(rate=None, allow_private=True, depth=1_000, max_pages=2 * pages)
    return WebSource([f"http://127.0.0.1:{port}/page/0"], options)


def main() -> None:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--dense", action="store_true")
    asked = parser.parse_args()
    pages: int = asked.pages
    jobs: dict[str, Callable[[int, int], tuple[int, float]]] = {
        "crawl": crawl,
        "crawl and read": read,
        f"scan, {asked.processes} processes": partial(search, processes=asked.processes),
    }
    here, there = multiprocessing.Pipe()
    server = multiprocessing.get_context("spawn").Process(
        target=serve, args=(pages, asked.dense, there)
    )
    server.start()
    try:
        port, size = here.recv()
        print(f"{pages} pages of {size:.0f} bytes")
        for name, job in jobs.items():
            count, seconds = job(port, pages)
            print(f"{name}: {count} pages in {seconds:.2f} s, {count / seconds:.0f} pages/s")
    finally:
        server.terminate()
        server.join()


if __name__ == "__main__":
    main()
