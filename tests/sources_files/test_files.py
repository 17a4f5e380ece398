"""Folders are walked in order, lazily and without circles; standard input is read as it comes."""

from __future__ import annotations

import io
import os
import socket
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from leakcase.errors import SourceError
from leakcase.sources.files import FileSource, StdinSource
from leakcase.sources.segment import (
    Limits,
    Note,
    Piece,
    Problem,
    ProblemKind,
    TableSegment,
    TextSegment,
)


def grow(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"in {name}\n", encoding="utf-8")


def texts(pieces: list[Piece]) -> list[str]:
    return [p.text.decode() for p in pieces if isinstance(p, TextSegment) and p.seen != "name"]


def names(pieces: list[Piece]) -> list[str]:
    return [p.text.decode() for p in pieces if isinstance(p, TextSegment) and p.seen == "name"]


def problems(pieces: list[Piece]) -> list[tuple[str, ProblemKind, bool]]:
    return [
        (Path(p.location.path).name, p.kind, p.partial) for p in pieces if isinstance(p, Problem)
    ]


def test_reads_a_folder_in_order_with_names_and_progress(tmp_path: Path) -> None:
    grow(tmp_path, "b.txt", "a/z.txt", "a/y.txt", "c.log")
    pieces = list(FileSource([tmp_path]).read())
    assert texts(pieces) == ["in a/y.txt\n", "in a/z.txt\n", "in b.txt\n", "in c.log\n"]
    assert names(pieces) == ["a", "y.txt", "z.txt", "b.txt", "c.log"]
    notes = [(p.done, p.expected) for p in pieces if isinstance(p, Note)]
    assert notes == [(0, None), (1, None), (2, None), (3, None), (4, 4)]


def test_reads_a_single_file(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt")
    source = FileSource([tmp_path / "a.txt"])
    assert texts(list(source.read())) == ["in a.txt\n"]
    assert source.name == str(tmp_path / "a.txt")


def test_is_lazy(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt", "b.txt")
    pieces = FileSource([tmp_path]).read()
    next(pieces)
    (tmp_path / "b.txt").write_text("changed\n", encoding="utf-8")
    assert texts(list(pieces))[-1] == "changed\n"


def test_a_path_that_does_not_exist_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file"):
        FileSource([tmp_path / "nowhere"])


def test_globs_choose_and_leave_out(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt", "a.log", "deep/b.txt", "deep/skip/c.txt", "node_modules/d.txt")
    pieces = list(
        FileSource([tmp_path], include=["*.txt"], exclude=["node_modules/", "deep/skip"]).read()
    )
    assert texts(pieces) == ["in a.txt\n", "in deep/b.txt\n"]
    assert problems(pieces) == [(tmp_path.name, ProblemKind.LIMIT, False)]


def test_ignore_files_hold_for_their_folder_and_can_be_refused(tmp_path: Path) -> None:
    grow(tmp_path, "a/x.txt", "a/keep.txt", "b/x.txt")
    (tmp_path / "a" / ".leakcaseignore").write_text("*.txt\n!keep.txt\n", encoding="utf-8")
    assert "in a/x.txt\n" not in texts(list(FileSource([tmp_path]).read()))
    assert "in a/keep.txt\n" in texts(list(FileSource([tmp_path]).read()))
    assert "in b/x.txt\n" in texts(list(FileSource([tmp_path]).read()))
    assert "in a/x.txt\n" in texts(list(FileSource([tmp_path], ignore_files=False).read()))


def test_links_are_not_followed_and_said_to_be(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    pieces = list(FileSource([tmp_path]).read())
    assert texts(pieces) == ["in a.txt\n"]
    assert problems(pieces) == [(tmp_path.name, ProblemKind.LIMIT, False)]


def test_links_that_go_in_circles_end(tmp_path: Path) -> None:
    grow(tmp_path, "a/a.txt", "b/b.txt")
    (tmp_path / "a" / "to-b").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "to-a").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    pieces = list(FileSource([tmp_path], follow_links=True).read())
    assert sorted(texts(pieces)) == ["in a/a.txt\n", "in b/b.txt\n"]
    assert {kind for _, kind, _ in problems(pieces)} == {ProblemKind.LOOP, ProblemKind.UNREADABLE}


def test_pipes_and_sockets_are_named_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)  # socket paths have a short limit
        try:
            server.bind("socket")
        finally:
            os.chdir(here)
        pieces = list(FileSource([tmp_path]).read())
    assert problems(pieces) == [
        ("pipe", ProblemKind.UNREADABLE, False),
        ("socket", ProblemKind.UNREADABLE, False),
    ]


def test_a_pipe_put_in_the_place_of_a_file_does_not_block(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt", "b.txt")
    pieces = FileSource([tmp_path]).read()
    next(pieces)
    (tmp_path / "b.txt").unlink()
    os.mkfifo(tmp_path / "b.txt")
    assert ("b.txt", ProblemKind.UNREADABLE, False) in problems(list(pieces))


def test_a_file_that_vanishes_is_a_problem(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt", "b.txt")
    source = FileSource([tmp_path]).read()
    first = [next(source) for _ in range(3)]
    (tmp_path / "b.txt").unlink()
    rest = list(source)
    assert texts(first + rest) == ["in a.txt\n"]
    assert problems(rest) == [("b.txt", ProblemKind.UNREADABLE, True)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_problem(tmp_path: Path) -> None:
    grow(tmp_path, "a.txt", "closed/b.txt")
    (tmp_path / "a.txt").chmod(0)
    (tmp_path / "closed").chmod(0)
    try:
        found = problems(list(FileSource([tmp_path]).read()))
    finally:
        (tmp_path / "closed").chmod(0o700)
    assert [(name, kind) for name, kind, _ in found] == [
        ("a.txt", ProblemKind.UNREADABLE),
        ("closed", ProblemKind.UNREADABLE),
    ]


def test_file_names_in_another_encoding_are_read_as_names(tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/" + "客户名单与联系电话.txt".encode("gbk")
    Path(os.fsdecode(raw)).write_bytes(b"words\n")
    pieces = list(FileSource([tmp_path]).read())
    assert names(pieces) == ["客户名单与联系电话.txt"]
    assert texts(pieces) == ["words\n"]


def test_a_tree_of_a_thousand_levels_is_walked(tmp_path: Path) -> None:
    here = Path.cwd()
    os.chdir(tmp_path)
    try:
        for _ in range(1500):
            Path("d").mkdir()
            os.chdir("d")
        os.chdir(here)
        pieces = list(FileSource([tmp_path]).read())
    finally:
        os.chdir(here)
        while True:  # pytest's own clean-up is recursive
            try:
                (tmp_path / "d").rename(tmp_path / "top")
            except FileNotFoundError:
                break
            below = tmp_path / "top" / "d"
            if below.exists():
                below.rename(tmp_path / "d")
            (tmp_path / "top").rmdir()
    assert len(names(pieces)) > 1000


def test_standard_input_is_told_by_its_content() -> None:
    stream = io.BytesIO("姓名,电话\n甲,1\n乙,2\n丙,3\n丁,4\n".encode())
    pieces = list(StdinSource(stream).read())
    tables = [p for p in pieces if isinstance(p, TableSegment)]
    assert [(t.location.path, t.header) for t in tables] == [("-", ("姓名", "电话"))]


def test_standard_input_need_not_seek() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self) -> None:
            self.parts = [b"one\n", b"two\n", b""]

        def readable(self) -> bool:
            return True

        def read(self, _size: int = -1) -> bytes:
            return self.parts.pop(0)

    pieces = list(StdinSource(cast("BinaryIO", Pipe())).read())
    assert texts(pieces) == ["one\ntwo\n"]


def test_a_large_file_comes_in_segments(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes(b"0123456789abcde\n" * 10_000)
    pieces = list(FileSource([tmp_path], limits=Limits(segment=4096)).read())
    assert [len(text) for text in texts(pieces)] == [4096] * 39 + [256]
