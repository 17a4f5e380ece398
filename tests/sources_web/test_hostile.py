"""Servers that stall, lie, or swamp: each is told in one line and none holds up the crawl."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from typing import TYPE_CHECKING

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from leakcase.pii.finding import Seen
from leakcase.sources.segment import Problem, ProblemKind, TextSegment
from leakcase.sources.streams import Unreadable
from leakcase.sources.web import CrawlOptions, Patience, WebSource
from leakcase.sources.web.decompression import Unfolding

if TYPE_CHECKING:
    from tests.sources_web.conftest import Servers, Talk

IMPATIENT = Patience(
    connect=1, answer=0.4, silence=0.4, whole=1, grace=0.3, slowest=10_000, retries=0, retry=0.01
)
OPTIONS = CrawlOptions(rate=None, allow_private=True, patience=IMPATIENT, max_response=2 << 20)


def outcome(url: str) -> tuple[list[ProblemKind], str]:
    kinds, text = [], ""
    for piece in WebSource([url], OPTIONS).read():
        if isinstance(piece, Problem):
            kinds.append(piece.kind)
        elif isinstance(piece, TextSegment) and piece.seen in {Seen.VISIBLE, Seen.DATA}:
            text += piece.text.decode()
    return kinds, text


def sending(*parts: bytes, pause: float = 0.0, linger: float = 0.0) -> Talk:
    async def talk(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for part in parts:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)
        await asyncio.sleep(linger)

    return talk


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("talk", "kind", "text"),
    [
        pytest.param(sending(linger=1), ProblemKind.TIMEOUT, "", id="never answers"),
        pytest.param(
            sending(*([b"HTTP/1.1 200 OK\r\n"] + [b"X: y\r\n"] * 40), pause=0.05),
            ProblemKind.TIMEOUT,
            "",
            id="drips its head",
        ),
        pytest.param(
            sending(HEAD + b"Content-Length: 900\r\n\r\n<p>begin", linger=1),
            ProblemKind.TIMEOUT,
            "begin",
            id="stalls in its body",
        ),
        pytest.param(
            sending(*([HEAD + b"\r\n<p>"] + [b"x"] * 60), pause=0.02),
            ProblemKind.TIMEOUT,
            None,
            id="drips its body",
        ),
        pytest.param(
            sending(HEAD + b"Content-Length: 900\r\n\r\n<p>begin"),
            ProblemKind.TRUNCATED,
            "begin",
            id="promises more than it sends",
        ),
        pytest.param(
            sending(
                HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nbegin\r\n", b"zz\r\nx", pause=0.1
            ),
            ProblemKind.TRUNCATED,
            "begin",
            id="breaks its chunks",
        ),
        pytest.param(
            sending(HEAD + b"X: " + b"y" * 200_000 + b"\r\n\r\n"),
            ProblemKind.CORRUPT,
            "",
            id="sends a huge field",
        ),
        pytest.param(sending(b"SSH-2.0-x\r\n"), ProblemKind.CORRUPT, "", id="speaks no HTTP"),
        pytest.param(sending(b""), ProblemKind.UNREADABLE, "", id="hangs up"),
        pytest.param(
            sending(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"<p>be" * 999)[:-20]),
            ProblemKind.TRUNCATED,
            None,
            id="cuts its gzip",
        ),
        pytest.param(
            sending(HEAD + b"Content-Encoding: gzip\r\n\r\nnot gzip at all"),
            ProblemKind.CORRUPT,
            "",
            id="lies about gzip",
        ),
        pytest.param(
            sending(HEAD + b"Content-Encoding: br\r\n\r\nxx"),
            ProblemKind.UNSUPPORTED,
            "",
            id="uses what was not asked for",
        ),
        pytest.param(
            sending(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b" " * (8 << 20))),
            ProblemKind.TOO_LARGE,
            None,
            id="sends a bomb",
        ),
        pytest.param(
            sending(HEAD + b"\r\n" + b"<p>x</p>\n" * (3 << 18)),
            ProblemKind.TOO_LARGE,
            None,
            id="sends without end",
        ),
    ],
)
def test_a_hostile_server_is_told_and_left(
    servers: Servers, talk: Talk, kind: ProblemKind, text: str | None
) -> None:
    kinds, read = outcome(servers.talker(talk))
    assert kinds == [kind]
    if text is not None:
        assert read == text


def test_the_rest_of_a_site_is_read_beside_a_page_that_stalls(servers: Servers) -> None:
    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        del reader
        if servers.asked[-1] == "/stall":
            await asyncio.sleep(1)
        body = b'<a href="/stall">s</a><a href="/fine">f</a>' if servers.asked[-1] == "/" else b"ok"
        writer.write(HEAD + b"Connection: close\r\n\r\n" + body)

    kinds, text = outcome(servers.talker(talk))
    assert kinds == [ProblemKind.TIMEOUT]
    assert text.endswith("ok")


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data)[2:-4]),
        ("zstd", zstandard.compress),
        ("identity", bytes),
        ("deflate, gzip", lambda data: gzip.compress(zlib.compress(data))),
        ("gzip", lambda data: gzip.compress(data[:3]) + gzip.compress(data[3:])),
    ],
)
@given(data=st.binary(max_size=2_000), cut=st.integers(1, 500))
def test_what_was_packed_comes_out_however_it_arrives(
    name: str, pack: object, data: bytes, cut: int
) -> None:
    assert callable(pack)
    packed: bytes = pack(data)
    unfolding = Unfolding(name, 1 << 20, 1000)
    out = b"".join(
        piece
        for start in range(0, len(packed), cut)
        for piece in unfolding.feed(packed[start : start + cut])
    )
    assert (out, unfolding.is_whole) == (data, True)


def test_a_zstd_bomb_is_cut() -> None:
    unfolding = Unfolding("zstd", 1 << 24, 1000)
    with pytest.raises(Unreadable):
        list(unfolding.feed(zstandard.compress(bytes(1 << 28))))
    assert unfolding.out < 1 << 25
