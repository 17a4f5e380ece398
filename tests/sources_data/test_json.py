"""JSON, JSON lines, and JSON inside other text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.pii.finding import Location
from leakcase.sources.reading import read_bytes
from leakcase.sources.segment import Limits, ProblemKind, TableSegment, TextSegment
from leakcase.sources.tables.embedded import embedded_objects
from leakcase.sources.tables.json_values import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.sources_data.conftest import Read


def test_an_array_of_objects_is_a_table(read: Callable[..., Read]) -> None:
    text = '[{"name": "甲一", "phone": 13800000001},\n {"phone": 13800000002, "name": "乙二"}]'
    table = read(text.encode(), "x.json").table
    assert table.header == ("name", "phone")
    assert table.rows == [["甲一", "13800000001"], ["乙二", "13800000002"]]
    assert list(table.lines or ()) == [1, 2]
    assert table.location.sheet is None


def test_nested_objects_are_dotted_columns_and_nested_arrays_tables(
    read: Callable[..., Read],
) -> None:
    text = """{"code": 0, "data": {"list": [
        {"name": "甲一", "home": {"city": "京"}, "tags": ["a", "b"], "orders": [{"no": "1"}]},
        {"name": "乙二", "home": null, "orders": [{"no": "2"}, {"no": "3"}]}]}}"""
    result = read(text.encode(), "x.json")
    assert {t.location.sheet: (t.header, t.rows) for t in result.tables} == {
        None: (("code",), [["0"]]),
        "data.list": (
            ("name", "home.city", "tags", "home"),
            [["甲一", "京", "a\nb", ""], ["乙二", "", "", ""]],
        ),
        "data.list.orders": (("no",), [["1"], ["2"], ["3"]]),
    }


def test_numbers_are_kept_to_the_last_digit(read: Callable[..., Read]) -> None:
    result = read(b'[{"a": 110101199001011234567, "b": 1.10, "c": 1e5, "d": true}]', "x.json")
    assert result.rows == [["110101199001011234567", "1.10", "1e5", "true"]]


def test_duplicate_keys_are_both_kept(read: Callable[..., Read]) -> None:
    result = read(b'{"phone": "1", "phone": "2"}', "x.json")
    assert (result.header, result.rows) == (("phone", "phone"), [["1", "2"]])


def test_json_in_a_string_is_opened(read: Callable[..., Read]) -> None:
    inner = json.dumps({"phone": "13800000001", "more": json.dumps([{"x": "1"}])})
    result = read(json.dumps({"body": inner}).encode(), "x.json")
    assert {t.location.sheet: (t.header, t.rows) for t in result.tables} == {
        None: (("body.phone",), [["13800000001"]]),
        "body.more": (("x",), [["1"]]),
    }


def test_a_map_of_records_keeps_its_keys_as_cells(read: Callable[..., Read]) -> None:
    people = {f"1380000000{i}": {"name": f"n{i}", "city": "x"} for i in range(4)}
    result = read(json.dumps(people).encode(), "x.json")
    assert result.header == ("", "name", "city")
    assert result.rows == [[f"1380000000{i}", f"n{i}", "x"] for i in range(4)]


def test_telling_keys_of_an_object_are_read_as_text(read: Callable[..., Read]) -> None:
    assert read(b'{"13800000001": "x"}', "x.json").texts == ["13800000001"]


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n"])
def test_json_lines(read: Callable[..., Read], separator: str) -> None:
    lines = [json.dumps({"n": i, "phone": f"1380000{i:04}"}) for i in range(3)]
    result = read(separator.join(lines).encode(), "x.jsonl")
    assert result.rows == [[str(i), f"1380000{i:04}"] for i in range(3)]


def test_a_broken_json_line_costs_only_itself(read: Callable[..., Read]) -> None:
    result = read(b'{"a":1}\n{"a":2\n{"a":3}\n', "x.jsonl")
    assert result.rows == [["1"], ["3"]]
    assert result.texts == ['{"a":2']
    assert result.problems == [ProblemKind.CORRUPT]


def test_json_after_json_without_separators(read: Callable[..., Read]) -> None:
    assert read(b'{"a":1}{"a":2} {"a":3}', "x.json").rows == [["1"], ["2"], ["3"]]


def test_broken_json_keeps_what_came_before_and_reads_on_as_text(
    read: Callable[..., Read],
) -> None:
    result = read(b'[{"a":1},\n{"a":2},\n{"a":3 13800000001}, {"a": 4}]', "x.json")
    assert result.rows == [["1"], ["2"], ["3"]]
    assert result.texts == ['13800000001}, {"a": 4}]']
    assert result.problems == [ProblemKind.CORRUPT]


def test_callbacks_guards_and_assignments_are_stripped(read: Callable[..., Read]) -> None:
    for text in ('cb({"a":"1"});', ')]}\',\n{"a":"1"}', 'var x = {"a":"1"};', '\ufeff{"a":"1"}'):
        result = read(text.encode(), "x.json")
        assert (result.rows, result.problems) == ([["1"]], []), text


def test_values_larger_than_the_window_are_entered(read: Callable[..., Read]) -> None:
    rows = [{"name": f"n{i}", "phone": f"138{i:08}", "x": {"y": "z" * 50}} for i in range(40_000)]
    text = json.dumps({"total": 40_000, "data": {"list": rows}, "after": "13900000009"})
    result = read(text.encode(), "x.json")
    assert len(text) > 3 << 20
    assert result.sheet("data.list") == [[r["name"], r["phone"], "z" * 50] for r in rows]
    assert [t.rows for t in result.tables if t.location.sheet is None] == [
        [["40000", "13900000009"]]
    ]


def test_the_same_whether_entered_or_decoded_at_once() -> None:
    pad = "x" * (1 << 20)
    inner = '{"a":"1","b":{"c":"2"},"d":[{"e":"3"},{"e":"4"}],"f":["5","6"]}'
    for text in (inner, f'{{"pad":"{pad}","v":{inner}}}'):
        tables = [
            p for p in read_text(text, Location("x"), Limits()) if isinstance(p, TableSegment)
        ]
        cells = {cell for table in tables for row in table.rows for cell in row}
        assert {"1", "2", "3", "4", "5\n6"} <= cells


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":[', "[1,"])
def test_nesting_without_end_is_bounded(read: Callable[..., Read], opening: str) -> None:
    result = read((opening * 200_000).encode(), "x.json")
    assert result.problems in ([ProblemKind.TOO_DEEP], [ProblemKind.CORRUPT])
    assert sum(map(len, result.texts)) > len(opening) * 190_000


def test_a_deep_value_that_ends_is_read(read: Callable[..., Read]) -> None:
    text = '{"a":' * 300 + '"13800000001"' + "}" * 300
    result = read(text.encode(), "x.json")
    assert "13800000001" in "".join([*result.texts, *(c for row in result.rows for c in row)])


def test_a_lone_surrogate_does_no_harm(read: Callable[..., Read]) -> None:
    for row in read(b'[{"a": "\\ud800x"}, {"a": ["\\ud800"]}]', "x.json").rows:
        "".join(row).encode()


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(st.sampled_from('ab{["\\ é中\n'), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc", max_size=3), inner),
    max_leaves=20,
)


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in _strings(v)]
    return []


@settings(max_examples=200, deadline=None)
@given(_JSON, st.sampled_from([None, 1]))
def test_no_string_of_any_json_is_lost(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    kept = "\n".join(
        "\n".join(cell for row in piece.rows for cell in row)
        if isinstance(piece, TableSegment)
        else piece.text.decode()
        for piece in read_text(text, Location("x"), Limits())
        if isinstance(piece, TableSegment | TextSegment)
    )
    assert all(string in kept for string in _strings(value))


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from('{}[]",:\\ 1atrue\n'), max_size=120))
def test_any_text_that_claims_to_be_json_is_read(text: str) -> None:
    list(read_bytes(text.encode(), Location("x.json")))
    list(read_bytes(text.encode(), Location("x.jsonl")))


def test_objects_in_scripts_are_found() -> None:
    text = (
        'var a = {b: 1, "c": 2}; window.__STATE__ = {"user": {"phone": "13800000001"}};\n'
        'f([1, 2]); list = [{"a": "x}"}, foo]; y = {"z": "never ends'
    )
    assert [text[start:end] for start, end in embedded_objects(text)] == [
        '{"user": {"phone": "13800000001"}}',
        '{"a": "x}"}',
    ]


@pytest.mark.parametrize("hostile", ["[", '{"', '["a",', '[{"a":', '["' + "x" * 100 + '"!'])
def test_searching_hostile_scripts_ends(hostile: str) -> None:
    assert list(embedded_objects(hostile * (400_000 // len(hostile)))) == []
