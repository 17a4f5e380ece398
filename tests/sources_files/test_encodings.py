"""Encodings are found out, and every character keeps its place in the original bytes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.sources.encodings import (
    Charset,
    border,
    decode,
    decode_lines,
    detect,
    is_utf_8,
    looks_like_text,
    whole,
)
from leakcase.sources.utf_8 import valid_up_to

SENTENCE = "会员登记表：姓名某某，性别男，住址某某市某某区人民路，联系电话请勿外传。\n"
TRADITIONAL = "會員登記表：姓名某某，性別男，住址臺北市信義區，聯絡電話請勿外傳，國語辭典。\n"


def places(text: str, charset: Charset) -> list[tuple[int, int]]:
    """Where each character begins, in UTF-8 and in the encoding."""
    found, view, original = [], 0, 0
    for character in text:
        found.append((view, original))
        view += len(character.encode())
        original += len(character.encode(charset.value))
    return found


def mapped(raw: bytes, charset: Charset, views: list[int]) -> list[int]:
    _, offsets = decode(raw, charset)
    return views if offsets is None else offsets(np.array(views, dtype=np.int64)).tolist()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (SENTENCE.encode(), Charset.UTF_8),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), Charset.UTF_8),
        (SENTENCE.encode("gbk"), Charset.GB18030),
        ((SENTENCE + "𠮷㐀").encode("gb18030"), Charset.GB18030),
        (TRADITIONAL.encode("big5"), Charset.BIG5),
        (SENTENCE.encode("utf-16"), Charset.UTF_16_LE),
        (b"\xfe\xff" + SENTENCE.encode("utf-16-be"), Charset.UTF_16_BE),
        (SENTENCE.encode("utf-16-le"), Charset.UTF_16_LE),
        (SENTENCE.encode("utf-16-be"), Charset.UTF_16_BE),
        ("plain words, 12345\n".encode("utf-16-le"), Charset.UTF_16_LE),
        ("plain words, 12345\n".encode("utf-16-be"), Charset.UTF_16_BE),
        (b"plain words\n", Charset.UTF_8),
        ("Le café est fermé, l'été fut très chaud.\n".encode("latin-1"), Charset.LATIN_1),
        (b"", Charset.UTF_8),
    ],
)
def test_finds_out_the_encoding(raw: bytes, expected: Charset) -> None:
    assert detect(raw) == expected
    assert detect(raw * 50) == expected


@pytest.mark.parametrize("cut", range(1, 40))
def test_a_sample_that_ends_within_a_character_misleads_nobody(cut: int) -> None:
    assert detect(SENTENCE.encode()[:-cut]) == Charset.UTF_8
    assert detect(SENTENCE.encode("gbk")[:-cut]) == Charset.GB18030


def test_a_wrong_label_is_not_believed() -> None:
    assert detect(SENTENCE.encode(), "gb2312") == Charset.UTF_8
    assert detect(SENTENCE.encode("gbk"), "utf-8") == Charset.GB18030
    assert detect(SENTENCE.encode("gbk"), "iso-8859-1") == Charset.GB18030


def test_a_label_that_fits_decides_what_the_text_leaves_open() -> None:
    short = "王".encode("big5")
    assert detect(short, "big5") == Charset.BIG5


def test_a_few_broken_bytes_do_not_change_the_encoding() -> None:
    raw = SENTENCE.encode() * 3 + b"\xff\xfe\x80" + SENTENCE.encode() * 3
    assert detect(raw) == Charset.UTF_8


ALPHABETS = {
    Charset.GB18030: st.characters(codec="gb18030", exclude_characters="\x1a"),
    Charset.BIG5: st.sampled_from("甲乙丙丁戊己庚辛壬癸aZ09 \n，。電話號碼"),
    Charset.UTF_16_LE: st.characters(codec="utf-16-le"),
    Charset.UTF_16_BE: st.characters(codec="utf-16-be"),
    Charset.LATIN_1: st.characters(codec="latin-1"),
    Charset.UTF_8: st.characters(codec="utf-8"),
}


@pytest.mark.parametrize("charset", ALPHABETS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_character_keeps_its_place(charset: Charset, data: st.DataObject) -> None:
    text = data.draw(st.text(ALPHABETS[charset], max_size=60))
    raw = text.encode(charset.value)
    assert decode(raw, charset)[0] == text.encode()
    expected = places(text, charset)
    assert mapped(raw, charset, [view for view, _ in expected]) == [at for _, at in expected]
    assert mapped(raw, charset, [len(text.encode())]) == [len(raw)]


def test_every_two_byte_code_of_gb18030_keeps_the_next_character_in_place() -> None:
    for lead in range(0x81, 0xFF):
        codes = [bytes((lead, trail)) + b"9" for trail in (*range(0x40, 0x7F), *range(0x80, 0xFF))]
        raw = b"".join(codes)
        text, offsets = decode(raw, Charset.GB18030)
        nines = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("9"))
        back = nines if offsets is None else offsets(nines)
        assert all(raw[at] == ord("9") for at in back.tolist())
        assert len(nines) == len(codes)


def test_every_two_byte_code_of_big5_keeps_the_next_character_in_place() -> None:
    for lead in range(0x81, 0xFF):
        codes = [bytes((lead, trail)) + b"9" for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF))]
        raw = b"".join(codes)
        text, offsets = decode(raw, Charset.BIG5)
        nines = np.flatnonzero(np.frombuffer(text, np.uint8) == ord("9"))
        back = nines if offsets is None else offsets(nines)
        assert all(raw[at] == ord("9") for at in back.tolist())
        assert len(nines) == len(codes)


@pytest.mark.parametrize("charset", list(Charset))
@settings(max_examples=60, deadline=None)
@given(raw=st.binary(max_size=200))
def test_broken_bytes_neither_crash_nor_shift_what_follows(charset: Charset, raw: bytes) -> None:
    unit = "\n13800000000\n".encode(charset.value)
    if charset in {Charset.UTF_16_LE, Charset.UTF_16_BE}:
        raw = raw[: len(raw) // 2 * 2]
    text, offsets = decode(raw + unit, charset)
    text.decode()
    at = text.rindex(b"13800000000")
    back = at if offsets is None else int(offsets(np.array([at]))[0])
    assert (raw + unit)[back:].decode(charset.value) == "13800000000\n"


@pytest.mark.parametrize("charset", list(Charset))
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_cuts_between_characters(charset: Charset, data: st.DataObject) -> None:
    text = data.draw(st.text(ALPHABETS[charset], min_size=1, max_size=30))
    raw = text.encode(charset.value)
    borders = {at for _, at in places(text, charset)} | {len(raw)}
    at = data.draw(st.integers(0, len(raw)))
    assert whole(raw[:at], charset) in borders
    if at:
        assert border(raw, charset, at) == min(place for place in borders if place >= at)


def test_lines_in_another_encoding_among_others_are_read_too() -> None:
    raw = SENTENCE.encode() + SENTENCE.encode("gbk") + b"end 42\n"
    text, offsets = decode_lines(raw, detect(raw))
    assert text.decode() == SENTENCE * 2 + "end 42\n"
    assert offsets is not None
    assert raw[int(offsets(np.array([text.index(b"42")]))[0]) :] == b"42\n"


PIECES = st.sampled_from(
    ["甲", "é", "a" * 9, "\N{GRINNING FACE}", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\U0010ffff"]
)
BROKEN = st.sampled_from(
    [
        b"\x80",
        b"\xc0\x80",
        b"\xc1\xbf",
        b"\xe0\x9f\xbf",
        b"\xed\xa0\x80",
        b"\xf0\x8f\xbf\xbf",
        b"\xf4\x90\x80\x80",
        b"\xf5\x80\x80\x80",
        b"\xff",
        b"\xe4\xb8",
        b"\xc3",
        b"\xf0\x9f\x98",
    ]
)


@settings(max_examples=200, deadline=None)
@given(before=st.lists(PIECES, max_size=30), broken=BROKEN, after=st.lists(PIECES, max_size=9))
def test_long_text_is_checked_as_short_text_is(
    before: list[str], broken: bytes, after: list[str]
) -> None:
    good = "".join(before).encode()
    bad = good + broken + "".join(after).encode() + b" end"
    assert valid_up_to(bad) == len(good)
    assert len(good) - valid_up_to(good) <= 6
    assert valid_up_to(good + b" end") >= len(good)
    long = "".join(before or ["甲"]).encode() * 40_000
    assert is_utf_8(long)
    assert not is_utf_8(long + broken + b" end" + long)


def test_tells_text_from_other_bytes() -> None:
    assert looks_like_text(SENTENCE.encode("gbk"))
    assert looks_like_text(SENTENCE.encode("utf-16-le"))
    assert looks_like_text(b"just words\n")
    assert not looks_like_text(bytes(range(256)) * 20)
    assert not looks_like_text(b"\x7fELF\x02\x01\x01\x00" + b"\x00" * 50)
