"""What the lexer cuts tokens out of, and what it leaves alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.tokens import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pii.lexer.conftest import Cut


@pytest.mark.parametrize(
    ("text", "kind", "normalised"),
    [
        ("13912345670", "DIGITS", "13912345670"),
        ("139-1234-5670", "DIGITS", "13912345670"),
        ("139 1234 5670", "DIGITS", "13912345670"),
        ("+86 139 1234 5670", "DIGITS", "13912345670"),
        ("(010) 6234-5678", "DIGITS", "01062345678"),
        ("（0755）12345678", "DIGITS", "075512345678"),
        ("11010519491231002X", "DIGITS", "11010519491231002X"),
        ("110105 19491231 002X", "DIGITS", "11010519491231002X"),
        ("1101051949\n1231002X", "DIGITS", "11010519491231002X"),
        ("A123456(3)", "CODE", "A1234563"),
        ("A123456（A）", "CODE", "A123456A"),
        ("E 12345678", "CODE", "E12345678"),
        ("LSVAA2180E2184182", "CODE", "LSVAA2180E2184182"),
        ("8.8.8.8", "DOTTED", "8.8.8.8"),
        ("116.404123, 39.915456", "PAIR", "116.404123, 39.915456"),
        ("a.B@QQ.com", "EMAIL", "a.b@qq.com"),
        ("00:1A:2b:3C:4D:5E", "HEXED", "00:1A:2b:3C:4D:5E"),
        ("001a.2b3c.4d5e", "HEXED", "001a.2b3c.4d5e"),
        ("2400:db8::ff00:42:8329", "HEXED", "2400:db8::ff00:42:8329"),
        ("京A12345", "PLATE", "京A12345"),
        ("粤B·D12345", "PLATE", "粤BD12345"),
        ("$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92", "LONG", "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZ"),
        (
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3In0.dozjgNryP4J3",
            "LONG",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI",
        ),
    ],
)
def test_each_form_becomes_one_token(
    cut: Callable[[str], Cut], text: str, kind: str, normalised: str
) -> None:
    assert cut(f"甲方 {text}，已核对").tokens == [(kind, normalised, text)]


@pytest.mark.parametrize(
    "text",
    [
        "2024-01-01",
        "12:30:45",
        "2024-01-01 12:30:45",
        "1.2.3",
        "3.14159",
        "1.2.3.4.5",
        "5%",
        "123456789012345678901234",
        "d41d8cd98f00b204e9800998ecf8427e",
        "x@1.2",
        "13.912345670",
    ],
)
def test_what_is_no_identifier_becomes_no_token(cut: Callable[[str], Cut], text: str) -> None:
    assert cut(f"甲方 {text}，已核对").tokens == []


def test_a_number_is_found_with_its_country_code_written_on(cut: Callable[[str], Cut]) -> None:
    found = cut("8613912345670")
    assert [token.text for token in found.tokens] == ["8613912345670", "13912345670"]
    assert found.forms[1] == Form.COUNTRY_CODE
    assert found.tokens[1].raw == "8613912345670"


def test_groups_behind_a_year_are_a_number_too(cut: Callable[[str], Cut]) -> None:
    found = cut("2024 138 1234 5678")
    assert ("DIGITS", "13812345678", "138 1234 5678") in found.tokens
    assert Form.WINDOW in found.forms[-1]


def test_a_number_glued_to_letters_is_marked(cut: Callable[[str], Cut]) -> None:
    found = cut("tel13912345670")
    assert found.tokens[0] == ("DIGITS", "13912345670", "13912345670")
    assert found.forms[0] == Form.LEFT_ALPHA


def test_a_number_over_two_lines_is_marked(cut: Callable[[str], Cut]) -> None:
    assert cut("1101051949\n1231002X").forms == [Form.GROUPED | Form.WRAPPED]


def test_digits_of_a_number_short_of_a_label_are_a_token_behind_one(
    cut: Callable[[str], Cut],
) -> None:
    assert cut("单号 123456。").tokens == []
    assert cut("手机 123456。").tokens == [("DIGITS", "123456", "123456")]


def test_more_tokens_than_there_is_room_for_at_first(cut: Callable[[str], Cut]) -> None:
    count = 9000
    text = "\n".join(f"1{30_000_000_00 + number * 7919:010d}" for number in range(count))
    found = cut(text).lexed.tokens
    whole = [int(length) for length in found.length if int(length) == 11]
    assert len(whole) == count
