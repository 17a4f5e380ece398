"""Tar archives of every dialect, also broken ones."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Callable
from typing import Any

import pytest

from leakcase.sources.segment import ProblemKind

Reader = Callable[..., Any]


def archive(members: dict[str, bytes], dialect: int = tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=dialect, encoding="utf-8") as file:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


@pytest.mark.parametrize("dialect", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
def test_reads_every_dialect(read: Reader, dialect: int) -> None:
    long = "目录" * 15 + "/" + "很长的名字" * 4 + ".txt"
    result = read(archive({"a.txt": b"one\n", long: b"two\n", "空.txt": b""}, dialect), "x.tar")
    assert [s.text for s in result.texts if s.seen != "name"] == [b"one\n", b"two\n"]
    assert result.names == ["a.txt", long, "空.txt"]
    assert result.problems == []


def test_links_and_devices_are_only_named(read: Reader) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as file:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo("name" + kind.decode())
            info.type, info.linkname = kind, "/etc/passwd"
            file.addfile(info)
    result = read(buffer.getvalue(), "x.tar")
    assert (result.text, result.problems) == ("", [])
    assert result.names == ["name2", "name1", "name3", "name6"]


@pytest.mark.parametrize("sixteenth", range(1, 16))
def test_keeps_what_came_before_a_cut(read: Reader, sixteenth: int) -> None:
    members = {f"{n}.txt": f"member {n}\n".encode() * 200 for n in range(10)}
    data = archive(members)
    result = read(data[: 10 * 3072 * sixteenth // 16], "x.tar")
    texts = [s.text for s in result.texts if s.seen != "name"]
    for text, whole in zip(texts, members.values(), strict=False):
        assert whole.startswith(text)
    assert texts[:-1] == list(members.values())[: len(texts) - 1]


def test_the_member_after_a_broken_header_is_found(read: Reader) -> None:
    data = bytearray(archive({"a.txt": b"one\n", "b.txt": b"two\n", "c.txt": b"three\n"}))
    data[1024 + 20] ^= 0xFF
    result = read(bytes(data), "x.tar")
    assert (result.names, result.kinds) == (["a.txt", "c.txt"], [ProblemKind.CORRUPT])


def test_a_header_of_gigabytes_is_refused(read: Reader) -> None:
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 8 << 30
    result = read(info.tobuf(tarfile.GNU_FORMAT) + b"a" * 4096, "x.tar")
    assert result.kinds == [ProblemKind.TOO_LARGE]


def test_sparse_files_are_read_without_their_holes(read: Reader) -> None:
    """The data of pax's sparse format 1.0: a map of holes, then what is no hole."""
    body = b"1\n0\n6\n".ljust(512, b"\0") + b"words\n"
    info = tarfile.TarInfo("sparse.txt")
    info.size = len(body)
    info.pax_headers = {
        "GNU.sparse.major": "1",
        "GNU.sparse.minor": "0",
        "GNU.sparse.name": "真名.txt",
        "GNU.sparse.realsize": "1000000",
    }
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as file:
        file.addfile(info, io.BytesIO(body))
    result = read(buffer.getvalue(), "x.tar")
    assert (result.text, result.names) == ("words\n", ["真名.txt"])


def test_an_old_archive_without_magic_is_known_by_its_checksum(read: Reader) -> None:
    data = bytearray(archive({"a.txt": b"one\n"}, tarfile.USTAR_FORMAT))
    data[257:265] = b"\0" * 8
    data[148:156] = b" " * 8
    data[148:156] = f"{sum(data[:512]):06o}\0 ".encode()
    assert read(bytes(data), "x.tar").text == "one\n"
