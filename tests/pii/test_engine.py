"""The engine: a batch of texts is as good as each of them alone, whatever stands beside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.custom import CustomPattern
from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.demo.invented import people
from leakcase.pii.engine import Engine
from leakcase.pii.finding import Location, Tier
from leakcase.pii.scanner import Scanner
from leakcase.sources.segment import TextSegment

if TYPE_CHECKING:
    from collections.abc import Sequence

PEOPLE = people(12)
_DICE = Dice(61)
MOBILE = identifiers.mobile(_DICE)
RESIDENT = identifiers.resident_id(_DICE)
IMEI = identifiers.imei(_DICE)

PIECES = [
    "手机：",
    "身份证号：",
    "IMEI:",
    "订单号：",
    "姓名：",
    "，",
    "\n",
    " ",
    "-",
    "+86 ",
    "a",
    "1",
    "是",
    "先生",
    "密码：",
    "\\u",
    "%",
    "&#",
    "@",
    ".",
    "\U0001f600",
    *(value for one in PEOPLE[:4] for value in (one.name, one.mobile, one.resident_id, one.email)),
    *(one.bank_card for one in PEOPLE[4:7]),
    *(one.address for one in PEOPLE[4:6]),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
BATCHES = st.lists(TEXTS, max_size=8)


class Hit(NamedTuple):
    """One hit, readable."""

    item: int
    start: int
    end: int
    category: str
    tier: int
    reasons: int
    decoded: bytes | None


@cache
def engine(names: str = "off") -> Engine:
    return Engine(names=names)


def found(items: Sequence[bytes], by: Engine | None = None) -> list[Hit]:
    by = by or engine()
    hits = by.find(items)
    return [
        Hit(
            int(hits.item[row]),
            int(hits.start[row]),
            int(hits.end[row]),
            by.categories[int(hits.category[row])].id,
            int(hits.tier[row]),
            int(hits.reasons[row]),
            hits.decoded.get(row),
        )
        for row in range(len(hits))
    ]


def values(text: str, by: Engine | None = None) -> list[tuple[str, str]]:
    raw = text.encode()
    return [(hit.category, raw[hit.start : hit.end].decode()) for hit in found([raw], by)]


@pytest.mark.parametrize("items", [[], [b""], [b"", b""], [b"\0"], [b"\xff\xfe"], [b"\0" * 300]])
def test_where_there_is_nothing_nothing_is_found(items: list[bytes]) -> None:
    assert found(items) == []


@settings(max_examples=150)
@given(BATCHES)
def test_a_batch_finds_what_each_text_alone_does(texts: list[str]) -> None:
    items = [text.encode() for text in texts]
    alone = [
        hit._replace(item=number) for number, item in enumerate(items) for hit in found([item])
    ]
    assert found(items) == alone


@pytest.mark.parametrize("names", ["near", "everywhere"])
@settings(max_examples=40)
@given(texts=BATCHES)
def test_names_keep_within_their_text(names: str, texts: list[str]) -> None:
    items = [text.encode() for text in texts]
    by = engine(names)
    alone = [
        hit._replace(item=number) for number, item in enumerate(items) for hit in found([item], by)
    ]
    assert found(items, by) == alone


@settings(max_examples=150)
@given(BATCHES)
def test_hits_come_in_order_and_do_not_overlap(texts: list[str]) -> None:
    items = [text.encode() for text in texts]
    place = (-1, 0)
    for hit in found(items, engine("near")):
        assert place <= (hit.item, hit.start)
        assert 0 <= hit.start < hit.end <= len(items[hit.item])
        place = (hit.item, hit.end)


@settings(max_examples=150)
@given(st.lists(st.binary(max_size=60) | TEXTS.map(str.encode), max_size=6))
def test_bytes_of_any_kind_are_answered(items: list[bytes]) -> None:
    for hit in found(items):
        assert 0 <= hit.start < hit.end <= len(items[hit.item])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("手机：", MOBILE),
        (MOBILE[:6], MOBILE[6:]),
        (f"{RESIDENT[:6]} {RESIDENT[6:14]} ", RESIDENT[14:]),
        ("IMEI:", IMEI),
        ("设备 ", IMEI),
        ("订单号：", RESIDENT),
        ("密码：", "hunter2x"),
        ("版本 ", "101.66.45.221"),
    ],
)
def test_neither_number_nor_label_reaches_across_texts(first: str, second: str) -> None:
    together = found([first.encode(), second.encode()])
    assert [hit for hit in together if hit.item == 0] == found([first.encode()])
    assert [hit._replace(item=0) for hit in together if hit.item == 1] == found([second.encode()])


def test_long_text_is_read_for_names_to_its_end() -> None:
    text = b"\x80" * 70_000 + "\n客户王建国先生\n".encode()
    assert [hit.category for hit in found([text], engine("everywhere"))] == ["person_name"]


def test_only_the_categories_asked_for_are_given() -> None:
    text = f"手机：{MOBILE}，身份证号：{RESIDENT}"
    assert values(text) == [("mobile", MOBILE), ("resident_id", RESIDENT)]
    assert values(text, Engine(categories={"mobile"}, names="off")) == [("mobile", MOBILE)]
    assert values(text, Engine(categories=set(), names="off")) == []


def test_what_is_not_asked_for_still_holds_its_place() -> None:
    order = f"订单号：{MOBILE}"
    assert values(order, Engine(categories={"mobile"}, names="off")) == []


EMPLOYEE = CustomPattern("工号", "staff", r"E-[0-9]{6}", keywords=("工号",), tier=Tier.FORMAT)


def test_a_pattern_of_the_users_own_brings_its_category() -> None:
    by = Engine(custom=[EMPLOYEE], names="off")
    assert (by.categories[-1].id, by.categories[-1].zh) == ("staff", "工号")
    assert values("他是 E-102938。", by) == [("staff", "E-102938")]
    tiers = [hit.tier for hit in found([b"E-102938", "工号：E-102938".encode()], by)]
    assert tiers == [Tier.FORMAT, Tier.CONFIRMED]


def test_a_pattern_that_needs_its_keyword_is_silent_without() -> None:
    by = Engine(
        custom=[
            CustomPattern("工号", "staff", r"\b[0-9]{6}\b", keywords=("工号",), needs_keyword=True)
        ],
        names="off",
    )
    assert values("编 102938 号", by) == []
    assert values("工号 102938", by) == [("staff", "102938")]


def test_a_pattern_of_the_users_own_keeps_within_its_text() -> None:
    by = Engine(custom=[CustomPattern("甲", "own", r"甲[^乙]*乙", keywords=("丙",))], names="off")
    assert found(["甲子".encode(), "丑乙".encode()], by) == []
    near = found(["丙".encode(), "甲丑乙".encode()], by)
    assert [(hit.item, hit.start, hit.end, hit.tier) for hit in near] == [(1, 0, 9, Tier.CHECKED)]


def test_a_pattern_may_add_to_a_category_there_is() -> None:
    by = Engine(custom=[CustomPattern("内部电话", "landline", r"内线[0-9]{4}")], names="off")
    assert values("内线8023", by) == [("landline", "内线8023")]
    assert by.categories == engine().categories


def test_a_pattern_matches_in_decoded_text_too() -> None:
    by = Engine(custom=[EMPLOYEE], names="off")
    assert [hit.decoded for hit in found([b"x=E%2D102938&y"], by)] == [b"E-102938"]


def test_a_keyword_of_the_users_own_announces_a_category() -> None:
    by = Engine(keywords={"imei": ["串码甲"]}, names="off")
    assert values(f"串码甲：{IMEI}") == []
    assert values(f"串码甲：{IMEI}", by) == [("imei", IMEI)]


def test_two_engines_do_not_share_their_words() -> None:
    Engine(keywords={"imei": ["串码乙"]}, names="off")
    assert values(f"串码乙：{IMEI}") == []


def test_every_candidate_shows_what_lost() -> None:
    raw = f"订单号：{RESIDENT}".encode()
    every = {engine().categories[kind].id for kind in engine().every_candidate(raw).category}
    assert {"order_number", "resident_id"} <= every
    # fields are misused: what checks out is reported, whatever the field is called
    assert [hit.category for hit in found([raw])] == ["resident_id"]


LONG = "，".join(
    f"{one.name}的手机{one.mobile}、身份证号：{one.resident_id}、卡号 {one.bank_card}、"
    f"邮箱{one.email}"
    for one in PEOPLE
).encode()
OVERLAP = 256


@cache
def whole() -> list[tuple[str, int | None, str]]:
    return segments_found([TextSegment(Location("-", offset=0), LONG)])


def segments_found(segments: Sequence[TextSegment]) -> list[tuple[str, int | None, str]]:
    findings = Scanner(engine(), b"k" * 32, day="2026-01-01").text(segments)
    return [(one.category, one.location.offset, one.digest) for one in findings]


@settings(max_examples=80)
@given(st.lists(st.integers(1, len(LONG) - 1), min_size=1, max_size=4))
def test_a_long_line_cut_anywhere_loses_no_hit_and_gives_none_twice(cuts: list[int]) -> None:
    places = [_character(cut) for cut in sorted(set(cuts))]
    segments = []
    start = repeated = 0
    for end in [*places, len(LONG)]:
        if end - start <= repeated:
            continue
        last = end == len(LONG)
        where = Location("-", offset=start)
        segments.append(TextSegment(where, LONG[start:end], repeated=repeated, continues=not last))
        following = _character(max(0, end - OVERLAP))
        repeated, start = end - following, following
    assert segments_found(segments) == whole()


def _character(place: int) -> int:
    while LONG[place] & 0xC0 == 0x80:
        place -= 1
    return place
