"""Compressed streams are read as what they hold, however many members, however broken."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
from collections.abc import Callable
from typing import Any

import pytest
import zstandard

from leakcase.sources.containers.compressed import inner_name
from leakcase.sources.segment import Limits, ProblemKind

Reader = Callable[..., Any]
TEXT = "".join(f"第{n}行 联系方式 {n:08}\n" for n in range(3000)).encode()
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "lzma": lambda data: lzma.compress(data, lzma.FORMAT_XZ),
    "zst": zstandard.ZstdCompressor().compress,
}


@pytest.mark.parametrize("ending", COMPRESS)
def test_reads_what_is_inside_with_its_name(read: Reader, ending: str) -> None:
    result = read(COMPRESS[ending](TEXT), f"名单.txt.{ending}")
    assert result.text.encode() == TEXT
    assert {str(s.location.members) for s in result.texts} == {"('名单.txt',)"}
    assert result.problems == []


@pytest.mark.parametrize("ending", COMPRESS)
def test_reads_members_one_after_the_other(read: Reader, ending: str) -> None:
    compress = COMPRESS[ending]
    result = read(compress(b"one\n") + compress(b"two\n") + b"\0" * 100, "x.txt")
    assert (result.text, result.problems) == ("one\ntwo\n", [])


@pytest.mark.parametrize("ending", COMPRESS)
@pytest.mark.parametrize("sixteenth", range(1, 16))
def test_keeps_what_came_before_a_cut(read: Reader, ending: str, sixteenth: int) -> None:
    packed = COMPRESS[ending](TEXT)
    result = read(packed[: len(packed) * sixteenth // 16], "x.txt." + ending)
    assert TEXT.startswith(result.text.encode().rstrip(b"\x1a"))
    assert result.kinds == [ProblemKind.TRUNCATED]


@pytest.mark.parametrize("ending", ["gz", "bz2", "xz"])
def test_a_flipped_byte_is_reported(read: Reader, ending: str) -> None:
    packed = bytearray(COMPRESS[ending](TEXT))
    packed[len(packed) // 2] ^= 0xFF
    assert read(bytes(packed), "x.txt." + ending).kinds == [ProblemKind.CORRUPT]


def test_garbage_behind_the_data_is_reported_and_the_data_read(read: Reader) -> None:
    result = read(gzip.compress(b"words\n") + b"garbage", "x.gz")
    assert (result.text, result.kinds) == ("words\n", [ProblemKind.CORRUPT])


@pytest.mark.parametrize("ending", COMPRESS)
def test_a_bomb_is_cut_at_the_ratio(read: Reader, ending: str) -> None:
    limits = Limits(ratio=20)
    result = read(COMPRESS[ending](b"0" * (64 << 20)), "bomb." + ending, limits=limits)
    assert result.kinds == [ProblemKind.TOO_LARGE]
    assert sum(segment.size for segment in result.texts) < 8 << 20


def test_a_member_is_cut_at_its_limit(read: Reader) -> None:
    result = read(gzip.compress(TEXT * 50, 1), "x.gz", limits=Limits(member=1 << 20, segment=4096))
    assert result.kinds == [ProblemKind.TOO_LARGE]
    assert 0.7 * (1 << 20) < sum(segment.size for segment in result.texts) <= 1 << 20


def test_nesting_ends_at_the_depth_limit(read: Reader) -> None:
    data = b"core\n"
    for _ in range(12):
        data = gzip.compress(data)
    assert read(data, "x.gz", limits=Limits(depth=4)).kinds == [ProblemKind.TOO_DEEP]
    assert read(data, "x.gz", limits=Limits(depth=12)).text == "core\n"


def test_a_compressed_tar_is_read_through(read: Reader) -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:xz") as archive:
        info = tarfile.TarInfo("里面/甲.txt")
        info.size = len(TEXT)
        archive.addfile(info, io.BytesIO(TEXT))
    result = read(buffer.getvalue(), "x.txz")
    assert result.text.encode() == TEXT
    assert result.texts[-1].location.members == ("x.tar", "里面/甲.txt")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.csv.gz", "a.csv"),
        ("dir/a.tgz", "a.tar"),
        (".gz", ".gz"),
        ("backup", "backup"),
        ("", "data"),
        ("A.SQL.XZ", "A.SQL"),
    ],
)
def test_names_what_is_inside(name: str, expected: str) -> None:
    assert inner_name(name) == expected


@pytest.mark.parametrize(
    "head", [b"7z\xbc\xaf\x27\x1c\0\4", b"Rar!\x1a\x07\x01\0", b"\x04\x22\x4d\x18aaaa"]
)
def test_other_archives_are_named_and_said_to_be_unread(read: Reader, head: bytes) -> None:
    result = read(head + b"\0" * 100, "x")
    assert (result.text, result.kinds) == ("", [ProblemKind.UNSUPPORTED])
    assert "unpack" in result.problems[0].detail
