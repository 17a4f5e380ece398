"""Plain text is cut at line ends, or inside lines that have none, and keeps its places."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from leakcase.pii.finding import Location
from leakcase.sources.plain import text_segments
from leakcase.sources.segment import Limits, TextSegment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SMALL = Limits(segment=4096, overlap=64)


def segments(raw: bytes, limits: Limits = SMALL) -> list[TextSegment]:
    return list(text_segments(io.BytesIO(raw), Location("x"), limits))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-be"])
def test_lines_come_back_with_their_places(
    codec: str, joined: Callable[[Sequence[TextSegment]], bytes]
) -> None:
    text = "".join(f"第 {n} 行：姓名 某某 電話 1380000{n:04}\n" for n in range(1000))
    raw = text.encode(codec)
    found = segments(raw)
    assert joined(found).decode() == text
    assert len(found) > 5
    assert sum(segment.size for segment in found) == len(raw) - (
        2 if codec == "utf-16" else 3 if codec == "utf-8-sig" else 0
    )
    for segment in found:
        number = segment.location.line
        assert number is not None
        assert segment.text.decode().startswith(f"第 {number - 1} 行")
        assert not segment.continues
        at = segment.text.index("電".encode())
        back = at if segment.offsets is None else int(segment.offsets(np.array([at]))[0])
        assert segment.location.offset is not None
        plain = codec.removesuffix("-sig").replace("utf-16", "utf-16-le").replace("-le-be", "-be")
        assert raw[segment.location.offset + back :].startswith("電話".encode(plain))


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le"])
def test_a_line_without_end_is_cut_between_characters_and_overlaps(
    codec: str, joined: Callable[[Sequence[TextSegment]], bytes]
) -> None:
    text = "开头\n" + "某年某月某日登记在册的人员名单" * 3000 + "\n结尾\n"
    found = segments(text.encode(codec))
    assert joined(found).decode() == text
    inside = [segment for segment in found if segment.continues]
    assert len(inside) > 5
    for before, after in pairwise(found):
        assert before.continues == (after.repeated > 0)
        assert before.text.endswith(after.text[: after.repeated])
        assert after.repeated <= 3 * SMALL.overlap
    long = text.split("\n")[1]
    for segment in found[2:-1]:
        assert segment.location.line == 2
        assert segment.location.col is not None
        assert long[segment.location.col - 1 :].startswith(segment.text.decode().split("\n")[0])


def test_a_long_line_is_cut_after_a_separator_where_there_is_one() -> None:
    raw = b",".join(b"13800%06d" % n for n in range(2000))
    for segment in segments(raw)[:-1]:
        assert segment.text.endswith(b",")


def test_the_encoding_may_change_in_the_middle() -> None:
    raw = b"ascii only\n" * 1000 + "后来写成国标的行\n".encode("gbk") * 500
    found = segments(raw)
    assert b"".join(segment.text for segment in found).decode() == (
        "ascii only\n" * 1000 + "后来写成国标的行\n" * 500
    )


def test_utf_8_is_passed_on_as_it_is() -> None:
    raw = "一行\n".encode() * 10
    assert [(s.text, s.offsets) for s in segments(raw)] == [(raw, None)]
