"""Zip archives: names in any encoding, and everything a hostile one may claim."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
import zstandard

from leakcase.sources.segment import Limits, ProblemKind

Reader = Callable[..., Any]


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return buffer.getvalue()


def with_raw_names(members: dict[bytes, bytes]) -> bytes:
    """An archive whose names are written in another encoding, without the flag for UTF-8."""
    stand_ins = {f"{n:0{len(raw)}}": raw for n, raw in enumerate(members)}
    assert [len(key) for key in stand_ins] == [len(raw) for raw in members]
    data = archive(dict(zip(stand_ins, members.values(), strict=True)))
    for stand_in, raw in stand_ins.items():
        data = data.replace(stand_in.encode(), raw)
    return data


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, 8, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_reads_members_in_all_usual_compressions(read: Reader, method: int) -> None:
    result = read(archive({"a.txt": b"one\n" * 99, "b/c.txt": b"two\n"}, method), "x.zip")
    assert [s.text for s in result.texts if s.seen != "name"] == [b"one\n" * 99, b"two\n"]
    assert result.names == ["a.txt", "b/c.txt"]
    assert result.problems == []


def test_reads_members_in_zstd(read: Reader) -> None:
    packed = zstandard.compress(b"words\n" * 10)
    data = archive({"a.txt": packed}, zipfile.ZIP_STORED)
    head = data.index(b"PK\x03\x04") + 8
    central = data.index(b"PK\x01\x02") + 10
    changed = bytearray(data)
    changed[head : head + 2] = changed[central : central + 2] = struct.pack("<H", 93)
    result = read(bytes(changed), "x.zip")
    assert result.text == "words\n" * 10


@pytest.mark.parametrize("codec", ["gbk", "big5", "utf-8"])
def test_names_without_a_flag_are_decoded(read: Reader, codec: str) -> None:
    names = ["會員資料/臺北市客戶名單.txt", "電話地址簿.txt"]
    if codec == "gbk":
        names = ["会员资料/北京市客户名单.txt", "电话地址簿.txt"]
    data = with_raw_names({name.encode(codec): b"x\n" for name in names})
    assert read(data, "x.zip").names == names


def test_names_that_lead_out_are_only_shown(read: Reader) -> None:
    result = read(archive({"../../etc/passwd": b"x\n", "C:\\a\x1b[2J.txt": b"y\n"}), "x.zip")
    assert [s.location.members for s in result.texts[:1]] == [("../../etc/passwd",)]
    assert "\x1b" not in "".join(result.names)


def test_locked_members_are_counted_and_named(read: Reader) -> None:
    data = bytearray(archive({"open.txt": b"open\n", "locked.txt": b"locked\n"}))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        second = data.index(magic, data.index(magic) + 4)
        data[second + at] |= 1
    result = read(bytes(data), "x.zip")
    assert (result.text, result.names) == ("open\n", ["open.txt", "locked.txt"])
    assert [(p.kind, p.detail) for p in result.problems] == [
        (
            ProblemKind.ENCRYPTED,
            "1 of 2 members are locked with a password; only their names were read",
        )
    ]


def test_a_size_that_lies_is_reported_and_everything_read(read: Reader) -> None:
    data = bytearray(archive({"a.txt": b"words\n" * 1000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    result = read(bytes(data), "x.zip")
    assert (result.text, result.kinds) == ("words\n" * 1000, [ProblemKind.CORRUPT])


def test_a_wrong_checksum_is_reported_and_everything_read(read: Reader) -> None:
    data = bytearray(archive({"a.txt": b"words\n"}))
    at = data.index(b"PK\x01\x02") + 16
    data[at] ^= 0xFF
    result = read(bytes(data), "x.zip")
    assert (result.text, result.kinds) == ("words\n", [ProblemKind.CORRUPT])


def test_members_that_overlap_are_left_out(read: Reader) -> None:
    """One local member listed many times: the quickest of zip bombs."""
    data = archive({"a.txt": b"words\n" * 100})
    start = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    record = data[start:end]
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 500, 500, len(record) * 500, start, 0)
    result = read(data[:start] + record * 500 + tail, "x.zip")
    assert (result.text, result.kinds) == ("words\n" * 100, [ProblemKind.CORRUPT])


def test_a_bomb_is_cut(read: Reader) -> None:
    result = read(archive({"0.txt": b"0" * (20 << 20)}), "x.zip", limits=Limits(ratio=100))
    assert result.kinds == [ProblemKind.TOO_LARGE]
    assert sum(s.size for s in result.texts) < 4 << 20


def test_nested_bombs_share_one_allowance(read: Reader) -> None:
    inner = archive({f"{n}.txt": b"0123456789abcdef\n" * 60_000 for n in range(4)})
    outer = archive({f"{n}.zip": inner for n in range(8)}, zipfile.ZIP_STORED)
    result = read(outer, "x.zip", limits=Limits(expanded=8 << 20))
    assert sum(s.size for s in result.texts) <= 8 << 20
    assert set(result.kinds) >= {ProblemKind.TOO_LARGE}


def test_too_many_members_are_reported(read: Reader) -> None:
    data = archive({f"{n}.txt": b"x\n" for n in range(50)})
    result = read(data, "x.zip", limits=Limits(members=20))
    assert result.kinds == [ProblemKind.TOO_MANY]
    assert len([s for s in result.texts if s.seen != "name"]) == 20


def test_an_archive_that_holds_itself_ends(read: Reader) -> None:
    """A quine in effect: every level holds two of the next."""
    data = archive({"end.txt": b"end\n"})
    for _ in range(10):
        data = archive({"a.zip": data, "b.zip": data}, zipfile.ZIP_STORED)
    result = read(data, "x.zip", limits=Limits(depth=5))
    assert set(result.kinds) == {ProblemKind.TOO_DEEP}


@pytest.mark.parametrize("sixteenth", range(1, 16))
def test_keeps_what_came_before_a_cut(read: Reader, sixteenth: int) -> None:
    members = {f"{n}.txt": f"member {n}\n".encode() * 200 for n in range(20)}
    data = archive(members)
    result = read(data[: len(data) * sixteenth // 16], "x.zip")
    assert ProblemKind.TRUNCATED in result.kinds
    complete = [s.text for s in result.texts if s.seen != "name"][:-1]
    assert complete == list(members.values())[: len(complete)]
    if sixteenth > 2:
        assert complete


def test_the_comment_is_read(read: Reader) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.comment = "联系人 某某".encode("gbk")
    assert read(buffer.getvalue(), "x.zip").text == "联系人 某某"
