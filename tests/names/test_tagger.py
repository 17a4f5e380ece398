"""The tagger on sentences of our own with invented people, and on anything at all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.pii.names.tagger import KINDS, Tagger

HERE = Path(__file__).parent
MARKED = re.compile(r"\[([^\]]*)\]|\{([^}]*)\}|([^\[{]+)")

Found = set[tuple[str, str]]


def labelled(line: str) -> tuple[str, Found]:
    """The text of a marked line, and what is marked in it with its kind."""
    text = ""
    marked: Found = set()
    for match in MARKED.finditer(line):
        person, address, plain = match.groups()
        if person:
            marked.add(("person_name", person))
        elif address:
            marked.add(("address", address))
        text += person or address or plain or ""
    return text, marked


def found_in(text: str, *, bias: float = 0.0) -> Found:
    return {(span.kind, text[span.start : span.end]) for span in Tagger.load().tag(text, bias=bias)}


def sentences() -> list[str]:
    lines = (HERE / "sentences.txt").read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def test_sentences_of_our_own_are_read_well() -> None:
    right = wrong = missed = 0
    for line in sentences():
        text, marked = labelled(line)
        found = found_in(text)
        right += len(found & marked)
        wrong += len(found - marked)
        missed += len(marked - found)
    assert right / (right + wrong) >= 0.93
    assert right / (right + missed) >= 0.88


@pytest.mark.parametrize(
    "line",
    [
        "记者[王小明]说，天气很好。",
        "联系人：[欧阳娜娜] 电话：13800138000",
        "[让-马克·波拉]在马德里接受采访",
        "[阿依古丽·买买提]住在乌鲁木齐",
        "Contact: [Zhang Wei] or [ZHANG Sanfeng]",
        "收件人：[李晓梅]，{广东省深圳市南山区科技园南路18号3栋502室}",
        "他家住在{朝阳区建国路88号}，离地铁站不远。",
        "获奖名单：[张 伟]、[王建国]、[李 娜]",
    ],
)
def test_forms_of_names_and_addresses(line: str) -> None:
    text, marked = labelled(line)
    assert found_in(text) == marked


@pytest.mark.parametrize(
    "text",
    [
        "国王对任何方面都很高兴，于是马上张开了嘴。",
        "黄金价格上涨的时间和程度都超过了金融机构的预期。",
        "北京是中国的首都。",
        "公司成立于2010年，注册资本500万元。",
        "",
        "   \n\n\t",
        "0123456789" * 100,
        "The quick brown fox jumps over the lazy dog.",
    ],
)
def test_text_without_people_gives_nothing(text: str) -> None:
    assert found_in(text) == set()


def test_a_place_alone_is_returned_only_when_asked_for() -> None:
    text = "他昨天从北京回到上海。"
    assert Tagger.load().tag(text) == []
    places = [text[span.start : span.end] for span in Tagger.load().tag(text, places=True)]
    assert places == ["北京", "上海"]


def test_context_raises_or_lowers_what_is_found() -> None:
    text = "今天听陶然的课"
    assert found_in(text, bias=4.0) == {("person_name", "陶然")}
    assert found_in(text, bias=-8.0) == set()


@settings(deadline=None, max_examples=150)
@given(st.text())
def test_spans_lie_within_any_text_in_order(text: str) -> None:
    spans = Tagger.load().tag(text, places=True)
    reached = 0
    for span in spans:
        assert reached <= span.start < span.end <= len(text)
        assert span.kind in KINDS
        assert 0.0 <= span.score <= 1.0
        reached = span.end


@settings(deadline=None, max_examples=150)
@given(st.lists(st.text(alphabet="王小明在北京市路号说，。a1 张伟·é😀\n", max_size=40), max_size=4))
def test_bytes_and_characters_are_read_alike(texts: list[str]) -> None:
    columns = Tagger.load().tag_bytes([text.encode() for text in texts], places=True)
    by_bytes = [
        (
            int(window),
            texts[window].encode()[start:end].decode(),
            KINDS[kind],
            round(float(score), 5),
        )
        for window, start, end, kind, score in zip(
            columns.window, columns.start, columns.end, columns.kind, columns.score, strict=True
        )
    ]
    by_characters = [
        (number, text[span.start : span.end], span.kind, round(span.score, 5))
        for number, text in enumerate(texts)
        for span in Tagger.load().tag(text, places=True)
    ]
    assert by_bytes == by_characters


@settings(deadline=None, max_examples=150)
@given(st.lists(st.binary(max_size=60), max_size=4))
def test_broken_bytes_are_skipped_over(windows: list[bytes]) -> None:
    columns = Tagger.load().tag_bytes(windows, places=True)
    for window, start, end in zip(columns.window, columns.start, columns.end, strict=True):
        assert 0 <= start < end <= len(windows[window])


def test_a_name_right_at_the_end_of_a_window_ends_there() -> None:
    windows = ["记者王小明".encode(), "记者李建国说".encode()]
    columns = Tagger.load().tag_bytes(windows)
    found = [
        windows[window][start:end].decode()
        for window, start, end in zip(columns.window, columns.start, columns.end, strict=True)
    ]
    assert found == ["王小明", "李建国"]


def test_a_long_line_is_read_through() -> None:
    text = "记者王小明说天气很好" * 5_000
    assert sum(span.kind == "person_name" for span in Tagger.load().tag(text)) >= 4_900
