"""Values written in an escape or an encoding: found as if written plainly, at their own bytes."""

from __future__ import annotations

import base64
import itertools
import urllib.parse
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.demo.invented import people
from leakcase.pii.engine import Engine
from leakcase.pii.recognizer import Reason

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[[str], str]

_DICE = Dice(71)
MOBILE = identifiers.mobile(_DICE)
RESIDENT = identifiers.resident_id(_DICE)
PEOPLE = people(3, seed=72)


def u_escape(text: str) -> str:
    units = text.encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def old_percent(text: str) -> str:
    return u_escape(text).replace("\\", "%")


def hex_bytes(text: str, encoding: str = "utf-8") -> str:
    return "".join(f"\\x{byte:02x}" for byte in text.encode(encoding))


def percent(text: str, encoding: str = "utf-8") -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode(encoding))


def decimal(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def hexadecimal(text: str) -> str:
    return "".join(f"&#x{ord(character):X};" for character in text)


def wide(text: str) -> str:
    return "".join(
        chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text
    )


EVERY: dict[str, Write] = {
    "unicode": u_escape,
    "old percent": old_percent,
    "hex": hex_bytes,
    "hex in GBK": lambda text: hex_bytes(text, "gb18030"),
    "percent": percent,
    "percent in GBK": lambda text: percent(text, "gb18030"),
    "decimal entities": decimal,
    "hex entities": hexadecimal,
    "full width": wide,
}


@cache
def engine() -> Engine:
    return Engine(names="off")


def found(text: str) -> list[tuple[str, str, str, bool]]:
    """Category, what it is written as, what it says, and whether it was decoded."""
    raw = text.encode()
    hits = engine().find([raw])
    return [
        (
            engine().categories[int(hits.category[row])].id,
            raw[int(hits.start[row]) : int(hits.end[row])].decode(),
            (hits.decoded.get(row) or raw[int(hits.start[row]) : int(hits.end[row])]).decode(),
            bool(int(hits.reasons[row]) & Reason.DECODED),
        )
        for row in range(len(hits))
    ]


@pytest.mark.parametrize("write", EVERY.values(), ids=EVERY)
def test_a_value_is_found_at_exactly_its_escape(write: Write) -> None:
    written = write(MOBILE)
    assert found(f"，{written}，") == [("mobile", written, MOBILE, True)]


@pytest.mark.parametrize("write", EVERY.values(), ids=EVERY)
def test_label_and_value_are_decoded_together(write: Write) -> None:
    written = f"x={write(f'身份证号：{RESIDENT}，手机')}：{write(MOBILE)}&y=1"
    assert [(category, value) for category, _, value, _ in found(written)] == [
        ("resident_id", RESIDENT),
        ("mobile", MOBILE),
    ]
    assert found(written)[1][1] == write(MOBILE)


@pytest.mark.parametrize("write", EVERY.values(), ids=EVERY)
def test_one_escaped_character_does_not_hide_a_value(write: Write) -> None:
    written = MOBILE[:5] + write(MOBILE[5]) + MOBILE[6:]
    assert found(f"手机 {written} ") == [("mobile", written, MOBILE, True)]


@pytest.mark.parametrize("write", EVERY.values(), ids=EVERY)
def test_an_escape_beside_a_plain_value_leaves_it_alone(write: Write) -> None:
    hits = found(f"{write('电话')}：{MOBILE}")
    assert [(category, written, value) for category, written, value, _ in hits] == [
        ("mobile", MOBILE, MOBILE)
    ]


NESTED = {
    "percent of unicode": percent(u_escape(MOBILE)),
    "percent twice": percent(percent(MOBILE)),
    "unicode in entities": decimal(u_escape(MOBILE)),
    "base64 of percent": base64.b64encode(f"手机：{percent(MOBILE)}，姓名".encode()).decode(),
}


@pytest.mark.parametrize("written", NESTED.values(), ids=NESTED)
def test_an_escape_in_an_escape_is_decoded(written: str) -> None:
    hits = found(f"，{written} ")
    assert [(category, value) for category, _, value, _ in hits] == [("mobile", MOBILE)]
    assert hits[0][1] in written


def test_three_deep_is_not_decoded() -> None:
    assert found(percent(percent(percent(MOBILE)))) == []


@pytest.mark.parametrize("safe", [base64.b64encode, base64.urlsafe_b64encode])
@pytest.mark.parametrize("padding", ["", "=", "=="])
def test_base64_is_decoded(safe: Callable[[bytes], bytes], padding: str) -> None:
    text = f'{{"name":"{PEOPLE[0].name}","mobile":"{MOBILE}"}}'
    text += " " * ((3 - len(text.encode()) - {"": 0, "=": 1, "==": 2}[padding]) % 3)
    encoded = safe(text.encode()).decode()
    assert encoded.endswith(padding)
    hits = found(f"data={encoded};")
    assert [(category, value) for category, _, value, _ in hits if category == "mobile"] == [
        ("mobile", MOBILE)
    ]
    place = [written for category, written, _, _ in hits if category == "mobile"]
    assert place[0] in encoded
    assert len(place[0]) < len(MOBILE) * 2


def test_base64_of_bytes_that_are_no_text_is_left() -> None:
    noise = bytes((at * 37 + 129) % 256 for at in range(90))
    assert found(base64.b64encode(noise).decode()) == []


BROKEN = [
    "\\u12",
    "\\u12G4",
    "\\x1",
    "%4",
    "%u12",
    "%ZZ",
    "&#;",
    "&#x;",
    "&#99999999;",
    "&#0;",
    "&#xD800;",
    "&#1114112;",
    "&nosuch;",
    "\\ud800",
    "\\udc00\\ud800",
    "%FF%FE",
    "%E6%89",
    "\\xff",
    "\\",
    "%",
    "&",
    "&#",
    "\\u",
    "！",
]


@pytest.mark.parametrize("broken", BROKEN)
def test_a_broken_escape_harms_nothing_beside_it(broken: str) -> None:
    for text in (f"手机：{MOBILE}，{broken}", f"{broken}，手机：{MOBILE}", f"{broken} {MOBILE}"):
        hits = found(text)
        assert [(category, value) for category, _, value, _ in hits] == [("mobile", MOBILE)]


# no full-width comma or colon: as plain text they are read otherwise than a comma or colon
ALPHABET = st.sampled_from([*"0123456789Xabz:、。 -.@手机身份证号姓名是", "\U0001f600"])
PLAIN = st.lists(
    st.sampled_from(
        [
            "手机：",
            "身份证号：",
            "邮箱 ",
            MOBILE,
            RESIDENT,
            *(person.bank_card for person in PEOPLE),
            *(person.email for person in PEOPLE),
        ]
    )
    | st.text(ALPHABET, max_size=4),
    max_size=8,
).map("、".join)


@pytest.mark.parametrize("write", EVERY.values(), ids=EVERY)
@settings(max_examples=60)
@given(text=PLAIN)
def test_all_of_a_text_escaped_says_what_it_says_plainly(write: Write, text: str) -> None:
    plain = [(category, value) for category, value, _, _ in found(text)]
    hits = found(write(text))
    assert [(category, value) for category, _, value, _ in hits] == plain
    assert [written for _, written, _, _ in hits] == [write(value) for _, value in plain]


@settings(max_examples=100)
@given(text=PLAIN)
def test_a_query_string_hides_nothing_though_it_leaves_digits_plain(text: str) -> None:
    plain = {(category, value) for category, value, _, _ in found(text)}
    hits = found(urllib.parse.quote(text, safe=""))
    assert {(category, value) for category, _, value, _ in hits} >= plain


@settings(max_examples=150)
@given(st.lists(st.sampled_from([*BROKEN, MOBILE, percent("手机"), "\U0001f600"]), max_size=12))
def test_any_mixture_of_escapes_is_answered_within_the_text(parts: list[str]) -> None:
    raw = "".join(parts).encode()
    hits = engine().find([raw])
    spans = list(zip(hits.start.tolist(), hits.end.tolist(), strict=True))
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
