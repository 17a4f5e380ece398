"""From segments to findings: places, masks, digests, records; never the value itself."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.demo.invented import people
from leakcase.pii.digests import Digester, normalise
from leakcase.pii.engine import Engine
from leakcase.pii.finding import Finding, Location, Seen, Tier
from leakcase.pii.offsets import OffsetMap
from leakcase.pii.scanner import Scanner, redact, scan_text
from leakcase.sources.segment import TableSegment, TextSegment

if TYPE_CHECKING:
    from collections.abc import Sequence

KEY = b"k" * 32
DAY = "2026-01-01"
_DICE = Dice(91)
MOBILE = identifiers.mobile(_DICE)
RESIDENT = identifiers.resident_id(_DICE)
PEOPLE = people(8, seed=92)


@cache
def engine() -> Engine:
    return Engine(names="off")


def scanned(*segments: TextSegment) -> list[Finding]:
    return Scanner(engine(), KEY, day=DAY).text(segments)


def in_table(segment: TableSegment) -> list[Finding]:
    return Scanner(engine(), KEY, day=DAY).table(segment)


def text(raw: str, path: str = "a.txt", line: int = 1, offset: int = 0) -> TextSegment:
    return TextSegment(Location(path, line=line, offset=offset), raw.encode())


def places(findings: Sequence[Finding]) -> list[tuple[int | None, int | None, int | None, int]]:
    return [(f.location.line, f.location.col, f.location.offset, f.length) for f in findings]


def digest(category: str, value: str) -> str:
    return Digester(KEY).digest(category, normalise(category, value))


def test_a_finding_is_whole() -> None:
    assert scanned(text(f"客户\n手机：{MOBILE}\n")) == [
        Finding(
            "mobile",
            Location("a.txt", line=2, col=4, offset=16),
            11,
            f"{MOBILE[:3]}****{MOBILE[-4:]}",
            digest("mobile", MOBILE),
            Tier.CONFIRMED,
            ("segment_known", "label"),
            Seen.DATA,
            0,
        )
    ]


def test_lines_columns_and_offsets_go_on_from_those_of_the_segment() -> None:
    found = scanned(text(f"😀手机{MOBILE}\r\n{MOBILE}", line=41, offset=1_000))
    assert places(found) == [(41, 4, 1_010, 11), (42, 1, 1_023, 11)]


def test_where_the_segment_has_neither_line_nor_offset_the_finding_has_none() -> None:
    page = TextSegment(Location("a.pdf", page=3), MOBILE.encode())
    assert [found.location for found in scanned(page)] == [Location("a.pdf", page=3)]


def test_offsets_are_those_of_the_original_bytes() -> None:
    whole = f"客户手机：{MOBILE}，谢谢"
    pairs, view, original = [(0, 0)], 0, 0
    for character in whole:
        view += len(character.encode())
        original += len(character.encode("gbk"))
        pairs.append((view, original))
    segment = TextSegment(
        Location("a.txt", line=1, offset=500), whole.encode(), offsets=OffsetMap.of(pairs)
    )
    assert places(scanned(segment)) == [(1, 6, 510, 11)]


def test_what_was_left_out_within_a_value_counts_in_its_length() -> None:
    raw = MOBILE.encode()
    pairs = [(0, 3), (3, 6), (3, 10), (11, 18)]  # 138<b>...: markup after the third digit
    segment = TextSegment(Location("a.html", offset=0), raw, offsets=OffsetMap.of(pairs))
    assert places(scanned(segment)) == [(None, None, 3, 15)]


def test_a_finding_says_how_a_reader_meets_its_place() -> None:
    one = f"{MOBILE} {RESIDENT} "
    segment = TextSegment(
        Location("a.html"),
        (one * 2).encode(),
        seen=Seen.VISIBLE,
        regions=((0, 12, Seen.COMMENT), (len(one) + 12, len(one) * 2, Seen.SCRIPT)),
    )
    assert [found.seen for found in scanned(segment)] == [
        Seen.COMMENT,
        Seen.VISIBLE,
        Seen.VISIBLE,
        Seen.SCRIPT,
    ]


SPELLINGS = [
    MOBILE,
    f"+86 {MOBILE}",
    f"0086{MOBILE}",
    f"{MOBILE[:3]}-{MOBILE[3:7]}-{MOBILE[7:]}",
    MOBILE.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "".join(f"%{byte:02x}" for byte in MOBILE.encode()),
    "".join(f"&#{ord(digit)};" for digit in MOBILE),
    "".join(f"\\u{ord(digit):04x}" for digit in MOBILE),
]


@pytest.mark.parametrize("written", SPELLINGS)
def test_one_value_has_one_digest_and_one_mask_however_written(written: str) -> None:
    found = scanned(text(f"，{written}，"))
    assert [(one.category, one.digest, one.masked, one.length) for one in found] == [
        (
            "mobile",
            digest("mobile", MOBILE),
            f"{MOBILE[:3]}****{MOBILE[-4:]}",
            len(written.encode()),
        )
    ]


@pytest.mark.parametrize("written", SPELLINGS)
def test_so_it_has_in_a_table(written: str) -> None:
    found = in_table(TableSegment(Location("a.csv"), ("电话",), [(written,)]))
    assert [(one.category, one.digest, one.masked, one.length) for one in found] == [
        (
            "mobile",
            digest("mobile", MOBILE),
            f"{MOBILE[:3]}****{MOBILE[-4:]}",
            len(written.encode()),
        )
    ]


def test_under_another_key_it_has_another_digest() -> None:
    other = Scanner(engine(), b"o" * 32, day=DAY).text([text(MOBILE)])
    assert other[0].digest != scanned(text(MOBILE))[0].digest


def test_nothing_shows_a_value() -> None:
    lines = [
        f"{one.name} {one.resident_id} {one.mobile} {one.email} {one.bank_card} {one.passport} "
        f"{one.plate} {one.vin} {one.ip}"
        for one in PEOPLE
    ]
    found = scanned(text("\n".join(lines)))
    assert len(found) >= 6 * len(PEOPLE)
    shown = repr(found)
    secret = [(o.resident_id, o.mobile, o.email, o.bank_card, o.vin, o.ip) for o in PEOPLE]
    assert [value for values in secret for value in values if value in shown] == []


def test_what_stands_together_is_one_record_and_a_blank_line_begins_another() -> None:
    one, two = PEOPLE[:2]
    cards = [f"身份证号：{p.resident_id}，手机：{p.mobile}" for p in (one, two)]
    assert [found.record for found in scanned(text("\n\n".join(cards)))] == [0, 0, 1, 1]


def test_record_numbers_go_on_from_segment_to_segment_and_from_call_to_call() -> None:
    scanner = Scanner(engine(), KEY, day=DAY, first_record=100)
    cards = [text(f"手机：{person.mobile}") for person in PEOPLE[:3]]
    first, second = scanner.text(cards[:2]), scanner.text(cards[2:])
    assert [found.record for found in (*first, *second)] == [100, 101, 102]


def test_a_resident_id_tells_of_a_minor() -> None:
    child = identifiers.resident_id(Dice(93), dt.date(2015, 3, 4))
    youth = identifiers.resident_id(Dice(94), dt.date(2010, 3, 4))
    adult = identifiers.resident_id(Dice(95), dt.date(2000, 3, 4))
    found = scanned(*(text(f"身份证号：{number}") for number in (child, youth, adult)))
    assert [one.category for one in found] == [
        "resident_id",
        "minor_under_14",
        "resident_id",
        "minor_under_18",
        "resident_id",
    ]
    assert found[0].digest == found[1].digest
    assert found[0].masked == found[1].masked
    assert found[0].record == found[1].record


LINE = " ".join(f"手机 {person.mobile} 身份证 {person.resident_id}" for person in PEOPLE).encode()


@settings(max_examples=60)
@given(st.integers(300, len(LINE) - 1), st.integers(200, 290))
def test_a_line_cut_in_two_gives_each_hit_once(cut: int, overlap: int) -> None:
    while LINE[cut] & 0xC0 == 0x80:
        cut -= 1
    back = cut - overlap
    while LINE[back] & 0xC0 == 0x80:
        back -= 1
    first = TextSegment(Location("a", offset=0), LINE[:cut], continues=True)
    second = TextSegment(Location("a", offset=back), LINE[back:], repeated=cut - back)
    whole = scanned(TextSegment(Location("a", offset=0), LINE))
    parts = scanned(first, second)
    assert [(f.category, f.location, f.digest) for f in parts] == [
        (f.category, f.location, f.digest) for f in whole
    ]


def test_cells_are_placed_by_row_and_column() -> None:
    table = TableSegment(
        Location("a.xlsx", sheet="客户"),
        ("姓名", "手机", ""),
        [(one.name, one.mobile, one.email) for one in PEOPLE[:2]],
        first_row=11,
    )
    found = in_table(table)
    assert [(f.category, f.location.row, f.location.column, f.record) for f in found] == [
        ("person_name", 11, "姓名", 1),
        ("mobile", 11, "手机", 1),
        ("email", 11, "#3", 1),
        ("person_name", 12, "姓名", 2),
        ("mobile", 12, "手机", 2),
        ("email", 12, "#3", 2),
    ]
    assert {f.location.sheet for f in found} == {"客户"}


def test_cells_have_line_and_offset_where_the_table_has() -> None:
    table = TableSegment(
        Location("a.csv"),
        ("手机", "备注"),
        [(one.mobile, f"转 {one.email}") for one in PEOPLE[:2]],
        lines=(2, 3),
        offsets=((20, 32), (-1, 70)),
        columns_seen=(Seen.VISIBLE, Seen.ATTRIBUTE),
    )
    found = {(f.category, f.location.row): f for f in in_table(table)}
    assert [(f.location.line, f.location.offset) for f in found.values()] == [
        (2, 20),
        (2, 36),
        (3, None),
        (3, 74),
    ]
    assert found["mobile", 1].seen is Seen.VISIBLE
    assert found["email", 1].seen is Seen.ATTRIBUTE


def test_redact_masks_what_it_finds_and_keeps_the_rest() -> None:
    path = f"客户/{MOBILE}/张三-{RESIDENT}.csv"
    assert (
        redact(path)
        == f"客户/{MOBILE[:3]}****{MOBILE[-4:]}/张三-{RESIDENT[:3]}****{RESIDENT[-2:]}.csv"
    )
    assert redact("") == ""
    assert redact("报表 2026-01.csv") == "报表 2026-01.csv"


def test_redact_hides_what_is_escaped() -> None:
    escaped = "".join(f"%{byte:02x}" for byte in MOBILE.encode())
    assert redact(f"/u?p={escaped}&x=1") == f"/u?p={MOBILE[:3]}****{MOBILE[-4:]}&x=1"


@given(st.text(max_size=60))
def test_redact_leaves_text_without_findings_as_it_was(anything: str) -> None:
    legal = anything.encode("utf-8", "replace").decode()
    if not scan_text(legal, names="off"):
        assert redact(anything) == legal


def test_scan_text_takes_text_and_bytes() -> None:
    written = f"姓名\n手机：{MOBILE}"
    found = scan_text(written, key=KEY, names="off")
    assert found == scan_text(written.encode(), key=KEY, names="off")
    assert found == scanned(text(written, path="-"))


def test_scan_text_digests_compare_within_a_process_and_under_a_key() -> None:
    assert scan_text(MOBILE)[0].digest == scan_text(f"手机 {MOBILE}")[0].digest
    assert scan_text(MOBILE, key=KEY)[0].digest != scan_text(MOBILE)[0].digest


def test_scan_text_looks_for_names_as_asked() -> None:
    written = f"联系人王建国，电话{MOBILE}"
    assert "person_name" in {found.category for found in scan_text(written)}
    assert {found.category for found in scan_text(written, names="off")} >= {"mobile"}


def test_surrogates_in_a_string_are_no_reason_to_fail() -> None:
    assert [one.category for one in scan_text(f"\ud800手机：{MOBILE}", names="off")] == ["mobile"]


@given(st.lists(st.binary(max_size=50), max_size=4))
def test_bytes_of_any_kind_are_scanned(parts: list[bytes]) -> None:
    segments = [
        TextSegment(Location("-", line=1, offset=0), MOBILE.encode() + b" " + part)
        for part in parts
    ]
    for found in scanned(*segments):
        assert found.location.line is not None
        assert found.length > 0


def test_offset_maps_are_followed_both_ways() -> None:
    # two bytes of the original for one of the view, as in UTF-16
    pairs = [(at, 2 * at) for at in range(12)]
    segment = TextSegment(Location("a", offset=2), MOBILE.encode(), offsets=OffsetMap.of(pairs))
    assert places(scanned(segment)) == [(None, None, 2, 22)]
    assert OffsetMap.of(pairs)(np.arange(3)).tolist() == [0, 2, 4]
