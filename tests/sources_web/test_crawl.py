"""Crawling: what is followed, what is left alone, and what is said about it."""

from __future__ import annotations

import asyncio
import gzip
import json
import time
from typing import TYPE_CHECKING

import pytest
from aiohttp import web

from leakcase.errors import SettingsError, UsageError
from leakcase.pii.finding import Seen
from leakcase.sources.segment import Problem, ProblemKind, TableSegment, TextSegment
from leakcase.sources.web import CrawlOptions, Exchange, Patience, Scope, WebSource

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.sources_web.conftest import Servers

    from leakcase.sources.segment import Piece

SCRIPT = b"""
fetch("/api/list"); fetch("/no/" + id); fetch("/post", {method: "POST"});
//# sourceMappingURL=s.js.map"""
FAST = CrawlOptions(rate=None, allow_private=True)


def crawled(url: str, options: CrawlOptions = FAST) -> list[Piece]:
    return list(WebSource([url], options).read())


def problems(pieces: Sequence[Piece]) -> list[tuple[ProblemKind, bool]]:
    return [(piece.kind, piece.partial) for piece in pieces if isinstance(piece, Problem)]


def texts(pieces: Sequence[Piece], seen: Seen) -> list[str]:
    return [
        piece.text.decode()
        for piece in pieces
        if isinstance(piece, TextSegment) and piece.seen is seen
    ]


def pages(servers: Servers) -> list[str]:
    return [path for path in servers.asked if path != "/robots.txt"]


def test_everything_a_visitor_can_reach_is_read_and_its_way_remembered(servers: Servers) -> None:
    site = servers.site(
        {
            "/": '<a href="/a">a</a><script src="/s.js"></script><link rel=stylesheet href=/c.css>',
            "/a": '<iframe src="deep/f.html"></iframe>',
            "/deep/f.html": "<p>13800000001</p>",
            "/s.js": ("text/javascript", SCRIPT),
            "/s.js.map": (
                "application/json",
                json.dumps(
                    {"version": 3, "sources": ["a.ts"], "sourcesContent": ["// 13800000002"]}
                ).encode(),
            ),
            "/api/list": (
                "application/json",
                b'{"items":[{"name":"x","tel":"13800000003"}],"next":"/api/list?page=2"}',
            ),
            "/api/list?page=2": ("application/json", b'{"items":[],"next":null}'),
            "/c.css": ("text/css", b".a{}"),
        }
    )
    source = WebSource([site], FAST)
    found = list(source.read())
    assert sorted(pages(servers)) == [
        "/",
        "/a",
        "/api/list",
        "/api/list?page=2",
        "/c.css",
        "/deep/f.html",
        "/s.js",
        "/s.js.map",
    ]
    assert problems(found) == []
    assert "// 13800000002" in texts(found, Seen.SCRIPT)
    assert "13800000001" in texts(found, Seen.VISIBLE)
    assert [piece.rows for piece in found if isinstance(piece, TableSegment)][1:2] == [
        [["x", "13800000003"]]
    ]
    assert source.way(f"{site}/s.js.map") == (f"{site}/", f"{site}/s.js", f"{site}/s.js.map")


def test_robots_are_obeyed_and_what_they_close_is_counted(servers: Servers) -> None:
    links = "".join(f'<a href="/closed/{i}">x</a>' for i in range(30))
    site = servers.site(
        {"/": links, "/robots.txt": ("text/plain", b"User-agent: leakcase\nDisallow: /closed")}
    )
    found = crawled(site)
    assert pages(servers) == ["/"]
    assert problems(found) == [(ProblemKind.ROBOTS, False)]
    (problem,) = [piece for piece in found if isinstance(piece, Problem)]
    assert problem.detail == "robots.txt asks crawlers to leave 30 known addresses alone"


def test_a_site_whose_robots_cannot_be_had_is_left_alone(servers: Servers) -> None:
    site = servers.site({"/": "x", "/robots.txt": web.Response(status=500)})
    assert problems(crawled(site)) == [(ProblemKind.ROBOTS, True)]
    assert pages(servers) == []


def test_sitemaps_that_robots_name_are_read(servers: Servers) -> None:
    async def robots(request: web.Request) -> web.Response:
        return web.Response(text=f"Sitemap: http://{request.host}/map.xml.gz")

    async def sitemap(request: web.Request) -> web.Response:
        text = f"<urlset><url><loc>http://{request.host}/only-there</loc></url></urlset>"
        return web.Response(body=gzip.compress(text.encode()), content_type="application/gzip")

    crawled(
        servers.site({"/": "x", "/only-there": "y", "/robots.txt": robots, "/map.xml.gz": sitemap})
    )
    assert sorted(pages(servers)) == ["/", "/map.xml.gz", "/only-there"]


def test_nothing_outside_the_scope_is_fetched(servers: Servers) -> None:
    other = servers.site({"/": "x"})
    site = servers.site({"/d/": f'<a href="{other}/">o</a><a href="/up">u</a><a href="in">i</a>'})
    crawled(f"{site}/d/")
    assert sorted(pages(servers)) == ["/d/", "/d/in", "/up"]
    servers.asked.clear()
    crawled(f"{site}/d/", CrawlOptions(rate=None, allow_private=True, scope=Scope.PATH))
    assert sorted(pages(servers)) == ["/d/", "/d/in"]


def test_forms_and_links_that_act_are_not_followed(servers: Servers) -> None:
    site = servers.site(
        {"/": '<form action="/send"><a href="/logout">x</a><a href="/m?act=delete&id=1">y</a>'}
    )
    assert problems(crawled(site)) == [(ProblemKind.LIMIT, False)]
    assert pages(servers) == ["/"]


def test_the_same_content_is_read_once(servers: Servers) -> None:
    site = servers.site({"/": '<a href="/1"></a><a href="/2"></a>', "/1": "same", "/2": "same"})
    assert texts(crawled(site), Seen.VISIBLE) == ["same"]


def test_what_stands_in_heads_cookies_and_addresses_is_read(servers: Servers) -> None:
    response = web.Response(
        text="x",
        headers={"X-User": "13800000001", "Set-Cookie": "tel=138%30%30000002; Path=/"},
    )
    site = servers.site({"/": '<a href="/p?tel=13800000003">x</a>', "/p": response})
    found = crawled(site)
    assert texts(found, Seen.HEADER) == ["x-user: 13800000001\n"]
    assert texts(found, Seen.COOKIE) == ["tel=13800000002\n"]
    assert any("tel=13800000003" in text for text in texts(found, Seen.NAME))


def test_what_a_failing_server_sends_is_read_too(servers: Servers) -> None:
    site = servers.site(
        {"/": '<a href="/gone">x</a>', "/gone": web.Response(status=404, text="13800000001")}
    )
    found = crawled(site)
    assert problems(found) == [(ProblemKind.HTTP, False)]
    assert "13800000001" in texts(found, Seen.DATA)


def test_redirects_are_followed_hop_by_hop_and_circles_end(servers: Servers) -> None:
    def to(place: str) -> web.Response:
        return web.Response(status=302, headers={"Location": place})

    site = servers.site(
        {
            "/": '<a href="/1">x</a><a href="/a">y</a><a href="/self">z</a><a href="/out">o</a>',
            "/1": to("/2"),
            "/2": to("/3"),
            "/3": "end",
            "/a": to("/b"),
            "/b": to("/a"),
            "/self": to("/self"),
            "/out": to("http://127.0.0.9:1/"),
        }
    )
    found = crawled(site)
    assert "end" in texts(found, Seen.VISIBLE)
    assert sorted(problems(found)) == [
        (ProblemKind.LIMIT, False),
        (ProblemKind.LOOP, True),
        (ProblemKind.LOOP, True),
    ]


def test_a_chain_of_redirects_without_end_ends(servers: Servers) -> None:
    async def onward(request: web.Request) -> web.Response:
        number = int(request.query.get("n", "0"))
        return web.Response(status=301, headers={"Location": f"/?n={number + 1}"})

    assert problems(crawled(servers.site({"*": onward}))) == [(ProblemKind.LOOP, True)]
    assert len(pages(servers)) == 11


def test_a_server_that_answers_everything_is_not_expanded(servers: Servers) -> None:
    async def same(request: web.Request) -> web.Response:
        path = request.path.rstrip("/")
        return web.Response(
            text=f"<p>没有找到 {path}</p><a href='{path}/a{len(path)}'>x</a><a href='/b'>y</a>",
            content_type="text/html",
        )

    found = crawled(servers.site({"*": same}))
    assert (ProblemKind.SOFT_404, False) in problems(found)
    assert len(pages(servers)) < 15


def test_pages_that_differ_in_a_number_of_a_person_are_no_trap(servers: Servers) -> None:
    async def member(request: web.Request) -> web.Response:
        number = int(request.path.rpartition("/")[2] or 0)
        text = f"<p>电话 138{number:08d}</p><a href='/{number + 1}'>x</a>" if number < 30 else "end"
        return web.Response(text=text, content_type="text/html")

    options = CrawlOptions(rate=None, allow_private=True, depth=100)
    found = crawled(servers.site({"*": member}), options)
    assert sum("电话" in text for text in texts(found, Seen.VISIBLE)) == 30


def test_a_calendar_without_end_stops(servers: Servers) -> None:
    async def month(request: web.Request) -> web.Response:
        number = int(request.query.get("m", "202611"))
        return web.Response(
            text=f"<h1>{number}</h1>没有活动<a href='/?m={number + 1}'>下月</a>",
            content_type="text/html",
        )

    options = CrawlOptions(rate=None, allow_private=True, depth=10_000)
    crawled(servers.site({"*": month}), options)
    assert len(pages(servers)) < 15


@pytest.mark.parametrize(
    ("limit", "most"),
    [({"max_pages": 5}, 5), ({"max_bytes": 2_000}, 25), ({"depth": 2}, 3)],
)
def test_limits_end_the_crawl_and_say_so(
    servers: Servers, limit: dict[str, int], most: int
) -> None:
    async def onward(request: web.Request) -> web.Response:
        number = len(request.path)
        text = f"<p>138{number:08d}{'字' * 30}</p><a href='{request.path}a'>x</a>"
        return web.Response(text=text, content_type="text/html")

    options = CrawlOptions(rate=None, allow_private=True, **limit)  # type: ignore[arg-type]
    found = crawled(servers.site({"*": onward}), options)
    assert len(pages(servers)) <= most
    assert (ProblemKind.LIMIT, True) in problems(found)


def test_a_host_is_asked_no_faster_than_the_rate(servers: Servers) -> None:
    site = servers.site({"/": "".join(f'<a href="/{i}"></a>' for i in range(4)), "*": "x"})
    began = time.monotonic()
    crawled(site, CrawlOptions(rate=10, allow_private=True))
    assert time.monotonic() - began > 0.3


def test_a_server_that_is_busy_is_asked_again_later(servers: Servers) -> None:
    answers = iter((503, 429, 200))

    async def busy(_: web.Request) -> web.Response:
        return web.Response(status=next(answers), headers={"Retry-After": "0"}, text="13800000001")

    options = CrawlOptions(rate=None, allow_private=True, patience=Patience(retry=0.01))
    found = crawled(servers.site({"/": busy}), options)
    assert problems(found) == []
    assert pages(servers) == ["/", "/", "/"]


def test_each_exchange_is_handed_out_as_it_went_over_the_wire(servers: Servers) -> None:
    body = gzip.compress(b"<p>hello</p>")
    response = web.Response(
        body=body, content_type="text/html", headers={"Content-Encoding": "gzip"}
    )
    site = servers.site({"/": response})
    kept: list[Exchange] = []
    list(WebSource([site], FAST, on_exchange=kept.append).read())
    last = kept[-1]
    assert (last.url, last.body, last.complete) == (f"{site}/", body, True)
    assert last.peer == ("127.0.0.1", int(site.rpartition(":")[2]))
    assert last.request.startswith(b"GET / HTTP/1.1\r\nHost: 127.0.0.1")
    assert last.response.startswith(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n")


def test_closing_the_iterator_ends_the_crawl(servers: Servers) -> None:
    async def onward(request: web.Request) -> web.Response:
        number = len(request.path)
        text = f"<p>138{number:08d}</p><a href='{request.path}a'>x</a>"
        return web.Response(text=text, content_type="text/html")

    source = WebSource([servers.site({"*": onward})], FAST)
    pieces = source.read()
    next(pieces)
    pieces.close()  # type: ignore[attr-defined]
    time.sleep(0.1)  # for what was on its way
    count = len(servers.asked)
    time.sleep(0.1)
    assert len(servers.asked) == count


def test_links_in_gbk_pages_are_written_as_browsers_write_them(servers: Servers) -> None:
    page = '<meta charset=gbk><a href="/查?q=张三">x</a>'.encode("gbk")
    site = servers.site({"/": ("text/html", page)})
    crawled(site)
    assert pages(servers)[1:] == ["/%E6%9F%A5?q=%D5%C5%C8%FD"] or pages(servers)[1:] == [
        "/查?q=%D5%C5%C8%FD"
    ]


@pytest.mark.parametrize("url", ["ftp://example.com/", "https://u:p@example.com/", "https:///", ""])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(UsageError):
        WebSource([url])


def test_a_state_of_another_crawl_is_refused(tmp_path: Path) -> None:
    state = tmp_path / "state"
    WebSource(["http://a.example/"], CrawlOptions(state=state)).way("x")
    with pytest.raises(SettingsError):
        WebSource(["http://b.example/"], CrawlOptions(state=state))
    other = tmp_path / "other"
    other.write_text("not a database, but long enough to be looked at as one" * 20)
    with pytest.raises(SettingsError):
        WebSource(["http://b.example/"], CrawlOptions(state=other))


def test_the_time_of_a_crawl_ends_it_though_a_server_stalls(
    servers: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stall(_: web.Request) -> web.Response:
        await asyncio.sleep(20)
        return web.Response()

    monkeypatch.setattr("leakcase.sources.web.crawl.LATE", 0.2)
    site = servers.site({"/": '<a href="/stall">s</a>', "/stall": stall})
    began = time.monotonic()
    found = crawled(site, CrawlOptions(rate=None, allow_private=True, max_time=0.3))
    assert time.monotonic() - began < 5
    assert problems(found) == [(ProblemKind.LIMIT, True)]
