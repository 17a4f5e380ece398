"""The header of a table."""

from __future__ import annotations

import pytest

from leakcase.sources.tables.header import find_header, header_of

PEOPLE = [["甲一", "13800000001", "京"], ["乙二", "13800000002", "沪"]]


@pytest.mark.parametrize(
    ("rows", "index"),
    [
        ([["姓名", "手机", "城市"], *PEOPLE], 0),
        ([["xm", "sjh", "cs"], *PEOPLE], 0),
        ([["f1", "f2", "f3"], *PEOPLE], 0),
        (PEOPLE, None),
        ([["名单", "", ""], ["姓名", "手机", "城市"], *PEOPLE], 1),
        ([["名单", "", ""], ["", "", ""], ["姓名", "手机", "城市"], *PEOPLE], 2),
        ([["name", "city"], ["Ann", "Oslo"], ["Bo", "Rome"]], 0),
        ([["甲一", "京"], ["乙二", "沪"], ["丙三", "津"]], None),
        ([["甲一", "", "京"], ["乙二", "13800000002", "沪"]], None),
        ([["姓名"], ["甲一"], ["乙二"]], 0),
        ([["手机"], ["13800000001"]], 0),
        ([["13800000001"], ["13800000002"]], None),
        ([["a@example.com", "x"], ["b@example.com", "y"]], None),
        ([["男", "京"], ["女", "沪"], ["男", "京"]], None),
        ([], None),
        ([["姓名", "手机"]], 0),
        ([["甲一", "乙二"]], None),
    ],
)
def test_a_header_is_told_from_data(rows: list[list[str]], index: int | None) -> None:
    assert find_header(rows) == index


def test_a_header_on_two_rows_is_joined() -> None:
    rows = [
        ["姓名", "联系方式", "", "城市"],
        ["", "电话", "邮箱", ""],
        ["甲一", "13800000001", "a@example.com", "京"],
        ["乙二", "13800000002", "b@example.com", "沪"],
    ]
    assert header_of(rows) == (["姓名", "联系方式.电话", "联系方式.邮箱", "城市"], 0, 2)


def test_a_first_row_with_blanks_is_not_taken_for_part_of_the_header() -> None:
    rows = [["姓名", "手机", "备注"], ["甲一", "", "无"], ["乙二", "13800000002", "无"]]
    assert header_of(rows) == (["姓名", "手机", "备注"], 0, 1)
