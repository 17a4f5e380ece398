"""Mail: fields, bodies in every transfer encoding, attachments, mailboxes, broken messages."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from email.header import Header
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.pii.finding import Location
from leakcase.sources.mail.bodies import decoded_body
from leakcase.sources.mail.headers import decoded_words
from leakcase.sources.reading import read_bytes
from leakcase.sources.segment import ProblemKind

Reader = Callable[..., Any]


def message() -> bytes:
    mail = EmailMessage()
    mail["From"] = "甲某 <jia@example.cn>"
    mail["To"] = "yi@example.cn"
    mail["Subject"] = "会员名单与联系电话"
    mail["X-Originating-IP"] = "192.0.2.1"
    mail.set_content("正文里的话\n" * 3, charset="gb2312", cte="quoted-printable")
    mail.add_attachment(
        "姓名,电话\n甲,1\n乙,2\n".encode("gbk"),
        maintype="application",
        subtype="octet-stream",
        filename="名单.csv",
    )
    return mail.as_bytes()


def test_fields_bodies_and_attachments(read: Reader) -> None:
    result = read(message(), "x.eml")
    assert result.seen("Subject: 会员名单与联系电话") == "visible"
    assert result.seen("甲某 <jia@example.cn>") == "visible"
    assert result.seen("192.0.2.1") == "header"
    assert "正文里的话\n正文里的话\n正文里的话\n" in result.text
    assert result.names == ["名单.csv"]
    assert [(t.location.members, t.header, [list(r) for r in t.rows]) for t in result.tables] == [
        (("名单.csv",), ("姓名", "电话"), [["甲", "1"], ["乙", "2"]])
    ]
    assert result.problems == []


@pytest.mark.parametrize("claim", ["gb2312", "gbk", "utf-8", "us-ascii", "iso-8859-1", "nonsense"])
def test_a_wrong_charset_does_no_harm(read: Reader, claim: str) -> None:
    body = "这是一段写成国标的正文，电话请勿外传。".encode("gbk")
    raw = f"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset={claim}\n\n".encode()
    assert "写成国标的正文" in read(raw + body, "x.eml").text


def test_html_bodies_are_read_as_html(read: Reader) -> None:
    raw = "Subject: x\nContent-Type: text/html; charset=utf-8\n\n<p>某某</p><!-- 藏着 -->"
    result = read(raw.encode(), "x.eml")
    assert result.seen("某某") == "visible"
    assert result.seen("藏着") == "comment"


def test_a_message_within_a_message(read: Reader) -> None:
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"] = "里面"
    inner.set_content("inside\n")
    outer["Subject"] = "外面"
    outer.set_content("outside\n")
    outer.add_attachment(inner)
    result = read(outer.as_bytes(), "x.eml")
    assert "Subject: 里面" in result.text
    assert result.texts[-1].text.strip() == b"inside"
    assert result.texts[-1].location.members == ("part 2", "body")


def test_a_mailbox_is_split_into_messages(read: Reader) -> None:
    box = b""
    for _ in range(3):
        box += b"From a@b.example Mon Jan  1 00:00:00 2024\n" + message() + b"\n"
    result = read(box, "x")
    members = [t.location.members for t in result.tables]
    assert members == [(f"message {n}", "名单.csv") for n in (1, 2, 3)]
    assert result.problems == []


@pytest.mark.parametrize("sixteenth", range(4, 16))
def test_keeps_what_came_before_a_cut(read: Reader, sixteenth: int) -> None:
    data = message()
    result = read(data[: len(data) * sixteenth // 16], "x.eml")
    assert "jia@example.cn" in result.text
    if sixteenth > 12:
        assert "正文里的话" in result.text
        assert result.kinds == [ProblemKind.TRUNCATED]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"=?gb2312?B?" + b64encode("会员".encode("gbk")) + b"?=", "会员"),
        (b"=?UTF-8?q?=E4=BC=9A=E5=91=98_list?=", "会员 list"),
        (b"=?utf-8?B?5Lya?= =?utf-8?B?5ZGY?= tail", "会员 tail"),
        (b"=?utf-8?B?5Lya5Q==?= =?utf-8?B?kZg=?=", "会员"),
        ("会员".encode("gbk"), "会员"),
        (b"plain", "plain"),
        (b"=?utf-8?B?!!!?= x", "=?utf-8?B?!!!?= x"),
        (str(Header("关于会员名单的通知", "gb18030").encode()).encode(), "关于会员名单的通知"),
    ],
)
def test_words_in_fields_are_decoded(raw: bytes, expected: str) -> None:
    if b"!!!" in raw:
        assert decoded_words(raw).endswith(" x")
    else:
        assert decoded_words(raw) == expected


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=4000), width=st.integers(4, 100))
def test_base64_comes_back_however_it_is_broken_into_lines(data: bytes, width: int) -> None:
    packed = b64encode(data)
    lines = [packed[at : at + width] + b"\r\n" for at in range(0, len(packed), width)]
    assert b"".join(decoded_body(lines, "BASE64")) == data


@settings(max_examples=100, deadline=None)
@given(
    lines=st.lists(st.binary(max_size=80), max_size=20),
    encoding=st.sampled_from(["base64", "quoted-printable", "x-uuencode", "8bit"]),
)
def test_broken_bodies_never_crash(lines: list[bytes], encoding: str) -> None:
    b"".join(decoded_body(lines, encoding))


def test_quoted_printable_lines_are_joined_across_batches() -> None:
    lines = [b"abc=\r\n"] * 40_000 + [b"end\r\n"]
    assert b"".join(decoded_body(lines, "quoted-printable")).rstrip() == b"abc" * 40_000 + b"end"


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=600))
def test_anything_after_a_header_is_read_without_a_crash(data: bytes) -> None:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
    list(read_bytes(head + data, Location("x.eml")))


def test_multiparts_nested_without_end_are_cut(read: Reader) -> None:
    part = b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n"
    raw = b"Subject: x\n" + b"".join(part % (n, n) for n in range(500)) + b"\nwords\n"
    assert "words" in read(raw, "x.eml").text


def test_a_field_of_megabytes_is_bounded(read: Reader) -> None:
    result = read(b"Subject: " + b"a" * (5 << 20) + b"\n\nbody 10000000001\n", "x.eml")
    assert "10000000001" in result.text
