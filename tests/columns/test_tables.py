"""What columns hold, decided on whole tables with the real engine."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leakcase.demo.invented import Person, people
from leakcase.pii.columns import HEADER_ROW, CellHits, TableScan
from leakcase.pii.engine import Engine
from leakcase.pii.finding import Location, Tier
from leakcase.pii.recognizer import Reason
from leakcase.sources.segment import TableSegment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ENGINE = Engine()
PEOPLE = people(60)
Column = dict[str, "Callable[[Person], str]"]


def segment(header: Sequence[str], rows: Sequence[Sequence[str]], **more: object) -> TableSegment:
    return TableSegment(Location("t.csv"), tuple(header), rows, **more)  # type: ignore[arg-type]


def table(columns: Column, count: int = 60) -> TableSegment:
    return segment(tuple(columns), [[f(p) for f in columns.values()] for p in PEOPLE[:count]])


def scan(table_segment: TableSegment) -> CellHits:
    return TableScan(ENGINE).hits(table_segment)


def summary(hits: CellHits) -> dict[tuple[int, str, str], int]:
    """Hits by column, category and tier."""
    names = [ENGINE.categories[row].id for row in hits.category.tolist()]
    tiers = [Tier(tier).name for tier in hits.tier.tolist()]
    return dict(Counter(zip(hits.column.tolist(), names, tiers, strict=True)))


def values(table_segment: TableSegment, hits: CellHits) -> list[tuple[int, int, str, str]]:
    """Row, column, category and text of each hit."""
    return [
        (
            row,
            column,
            ENGINE.categories[category].id,
            (table_segment.header if row == HEADER_ROW else table_segment.rows[row])[column][
                start:end
            ],
        )
        for row, column, category, start, end in zip(
            hits.row.tolist(),
            hits.column.tolist(),
            hits.category.tolist(),
            hits.start.tolist(),
            hits.end.tolist(),
            strict=True,
        )
    ]


def wrong_check_digit(number: str) -> str:
    return number[:-1] + ("1" if number[-1] != "1" else "2")


@pytest.mark.parametrize(
    ("header", "cell", "category", "tier"),
    [
        ("姓名", lambda p: p.name, "person_name", "CONFIRMED"),
        ("xm", lambda p: p.name, "person_name", "CONFIRMED"),
        ("real_name", lambda p: p.pinyin.title(), "person_name", "CHECKED"),
        ("性别", lambda p: p.gender, "gender", "CONFIRMED"),
        ("xb", lambda p: "1" if p.gender == "男" else "2", "gender", "CONFIRMED"),
        ("sjh", lambda p: p.mobile, "mobile", "CONFIRMED"),
        ("receiverMobile", lambda p: p.mobile, "mobile", "CONFIRMED"),
        ("id_card", lambda p: p.resident_id, "resident_id", "CONFIRMED"),
        ("住址", lambda p: p.address, "address", "CONFIRMED"),
        ("出生日期", lambda p: str(p.birth), "birth_date", "CONFIRMED"),
        ("csrq", lambda p: f"{p.birth:%Y%m%d}", "birth_date", "CONFIRMED"),
        ("年龄", lambda p: str(2026 - p.birth.year), "age", "CONFIRMED"),
        ("民族", lambda p: p.ethnicity, "ethnicity", "CONFIRMED"),
        ("血型", lambda p: p.blood_type, "blood_type", "CONFIRMED"),
        ("婚姻状况", lambda p: p.marital_status, "marital_status", "CONFIRMED"),
        ("qq", lambda p: p.qq, "qq", "CHECKED"),
        ("微信号", lambda p: p.wechat, "wechat", "CHECKED"),
        ("邮编", lambda p: p.postcode, "postcode", "CONFIRMED"),
        ("诊断", lambda p: p.diagnosis, "diagnosis", "CHECKED"),
        ("密码", lambda p: p.password, "password", "CHECKED"),
        ("password", lambda p: f"{p.number:032x}", "password_hash", "CONFIRMED"),
        ("车牌号", lambda p: p.plate, "plate", "CONFIRMED"),
        ("家庭年收入", lambda p: f"{p.number}50000元", "income", "CHECKED"),
    ],
)
def test_header_and_content_name_a_column(
    header: str, cell: Callable[[Person], str], category: str, tier: str
) -> None:
    found = summary(scan(table({"序号": lambda p: str(p.number), header: cell})))
    assert found == {(1, category, tier): 60}


def test_columns_without_a_header_are_told_by_their_content() -> None:
    columns: Column = {
        "a": lambda p: p.name,
        "b": lambda p: p.gender,
        "c": lambda p: p.mobile,
        "d": lambda p: p.resident_id,
        "e": lambda p: p.address,
        "f": lambda p: p.bank_card,
    }
    rows = table(columns).rows
    assert summary(scan(segment([""] * 6, rows))) == {
        (0, "person_name", "CHECKED"): 60,
        (1, "gender", "CHECKED"): 60,
        (2, "mobile", "CHECKED"): 60,
        (3, "resident_id", "CONFIRMED"): 60,
        (4, "address", "CHECKED"): 60,
        (5, "bank_card", "CONFIRMED"): 60,
    }


@pytest.mark.parametrize("above", [1, 2])
def test_a_header_below_a_title_is_found(above: int) -> None:
    titles = [["会员名单", "", ""], ["制表", "", ""]][:above]
    rows = [*titles, ["姓名", "微信号", "qq"], *([p.name, p.wechat, p.qq] for p in PEOPLE)]
    assert summary(scan(segment(["", "", ""], rows))) == {
        (0, "person_name", "CONFIRMED"): 60,
        (1, "wechat", "CHECKED"): 60,
        (2, "qq", "CHECKED"): 60,
    }


def test_a_wrong_check_digit_in_a_column_is_no_better_than_its_form() -> None:
    rows = [[p.resident_id] for p in PEOPLE]
    rows[7] = [wrong_check_digit(rows[7][0])]
    hits = scan(segment(["身份证号"], rows))
    assert summary(hits) == {(0, "resident_id", "CONFIRMED"): 59, (0, "resident_id", "FORMAT"): 1}
    bad = hits.take(hits.tier == Tier.FORMAT)
    assert bad.row.tolist() == [7]
    reasons = Reason(int(bad.reasons[0]))
    assert Reason.CHECK_DIGIT_WRONG in reasons
    assert Reason.COLUMN_HEADER in reasons


def test_content_with_a_structure_outweighs_a_wrong_header() -> None:
    hits = scan(table({"微信": lambda p: p.resident_id, "姓名": lambda p: p.mobile}))
    assert summary(hits) == {(0, "resident_id", "CONFIRMED"): 60, (1, "mobile", "CHECKED"): 60}


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("id", lambda n: str(10_000 + n)),
        ("no", lambda n: str(13_800_000_000 + n)),
        ("编号", lambda n: str(13_800_000_000 + n)),
        ("", lambda n: str(15_900_000_000 + 3 * n)),
        ("qq", lambda n: str(100_000 + n)),
        ("created_at", lambda n: f"2024-03-01 10:00:{n:02d}"),
        ("ts", lambda n: str(1_700_000_000 + n)),
        ("price", lambda n: f"{n}.50"),
        ("status", lambda n: str(n % 3)),
        ("sku", lambda n: f"SKU-{n:06d}"),
    ],
)
def test_counters_clocks_and_prices_are_no_identifiers(
    header: str, cell: Callable[[int], str]
) -> None:
    rows = [[cell(n)] for n in range(60)]
    assert summary(scan(segment([header], rows))) == {}


def test_name_beside_a_mobile_is_a_person_and_beside_a_price_a_product() -> None:
    products = ["无线鼠标", "机械键盘", "显示器支架", "蓝牙耳机", "移动硬盘", "路由器"]
    goods = [[products[n % 6], str(n), f"{n}.00"] for n in range(60)]
    assert summary(scan(segment(["name", "stock", "price"], goods))) == {}
    latin = table({"name": lambda p: p.pinyin.title(), "mobile": lambda p: p.mobile})
    assert summary(scan(latin)) == {
        (0, "person_name", "CHECKED"): 60,
        (1, "mobile", "CONFIRMED"): 60,
    }


def test_a_form_of_keys_and_values_is_read_sideways() -> None:
    person = PEOPLE[0]
    form = segment(
        ["", "", "", ""],
        [
            ["姓名", person.name, "性别", person.gender],
            ["手机", person.mobile, "民族", person.ethnicity],
            ["身份证号", person.resident_id, "微信号", person.wechat],
        ],
    )
    assert values(form, scan(form)) == [
        (0, 1, "person_name", person.name),
        (0, 3, "gender", person.gender),
        (1, 1, "mobile", person.mobile),
        (1, 3, "ethnicity", person.ethnicity),
        (2, 1, "resident_id", person.resident_id),
        (2, 3, "wechat", person.wechat),
    ]


def test_the_first_line_of_a_form_taken_for_a_header_is_not_lost() -> None:
    person = PEOPLE[0]
    form = segment(
        ["姓名", person.name],
        [["性别", person.gender], ["手机", person.mobile], ["微信号", person.wechat]],
    )
    assert values(form, scan(form)) == [
        (HEADER_ROW, 1, "person_name", person.name),
        (0, 1, "gender", person.gender),
        (1, 1, "mobile", person.mobile),
        (2, 1, "wechat", person.wechat),
    ]


def test_a_table_of_attributes_is_judged_key_by_key() -> None:
    rows = []
    for person in PEOPLE:
        rows += [
            [str(person.number), "手机", person.mobile],
            [str(person.number), "姓名", person.name],
            [str(person.number), "状态", "正常"],
        ]
    found = summary(scan(segment(["user_id", "attr", "val"], rows)))
    assert found == {(2, "mobile", "CONFIRMED"): 60, (2, "person_name", "CONFIRMED"): 60}


def test_nested_keys_are_read_by_their_last_part_and_its_parents() -> None:
    person = PEOPLE[3]
    row = segment(
        ["user.contact.mobile", "user.name", "product.name", "user.idCard"],
        [[person.mobile, person.name, "白色衬衫", person.resident_id]],
    )
    assert values(row, scan(row)) == [
        (0, 0, "mobile", person.mobile),
        (0, 1, "person_name", person.name),
        (0, 3, "resident_id", person.resident_id),
    ]


def test_free_text_gives_the_hits_inside_its_cells() -> None:
    person = PEOPLE[1]
    remark = segment(["备注"], [[f"客户电话{person.mobile}，下午再打"], ["无"], ["已寄出"]])
    assert values(remark, scan(remark)) == [(0, 0, "mobile", person.mobile)]


def test_a_cell_that_does_not_fit_its_column_is_read_as_text() -> None:
    rows = [[p.name] for p in PEOPLE]
    rows[5] = [f"电话：{PEOPLE[5].mobile}（本人）"]
    hits = scan(segment(["姓名"], rows))
    assert summary(hits)[0, "person_name", "CONFIRMED"] == 59
    assert (5, 0, "mobile", PEOPLE[5].mobile) in values(segment(["姓名"], rows), hits)


def test_a_row_of_data_taken_for_a_header_is_not_lost() -> None:
    first, *rest = PEOPLE
    columns = segment([first.mobile, first.resident_id], [[p.mobile, p.resident_id] for p in rest])
    found = values(columns, scan(columns))
    assert found[:2] == [
        (HEADER_ROW, 0, "mobile", first.mobile),
        (HEADER_ROW, 1, "resident_id", first.resident_id),
    ]
    assert len(found) == 2 * len(PEOPLE)


def test_empty_masked_and_placeholder_cells_are_no_values() -> None:
    cells = ["", "  ", "NULL", "无", "-", "张*", "李**"]
    assert summary(scan(segment(["姓名"], [[cell] for cell in cells]))) == {}


def test_spaces_around_a_value_are_not_part_of_it() -> None:
    rows = [[f"  {p.name} "] for p in PEOPLE]
    names = segment(["姓名"], rows)
    assert values(names, scan(names)) == [
        (n, 0, "person_name", p.name) for n, p in enumerate(PEOPLE)
    ]


def test_later_segments_keep_the_verdict_of_the_first() -> None:
    tables = TableScan(ENGINE)
    rows = [[p.name, p.qq] for p in PEOPLE]
    first = tables.hits(segment(["名称", "账号qq"], rows[:40], last=False))
    later = segment(["名称", "账号qq"], [["司马相", "10001"]], first_row=41)
    assert summary(tables.hits(later)).keys() == summary(first).keys()


def test_only_chosen_categories_come_back() -> None:
    chosen = table({"姓名": lambda p: p.name, "性别": lambda p: p.gender})
    hits = TableScan(ENGINE, categories={"gender"}).hits(chosen)
    assert summary(hits) == {(1, "gender", "CONFIRMED"): 60}


def test_hits_are_ordered_by_row_and_column() -> None:
    hits = scan(table({"姓名": lambda p: p.name, "手机": lambda p: p.mobile}))
    places = list(zip(hits.row.tolist(), hits.column.tolist(), strict=True))
    assert places == [(row, column) for row in range(60) for column in range(2)]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 5).flatmap(
        lambda width: st.tuples(
            st.lists(st.text(max_size=12), min_size=width, max_size=width),
            st.lists(st.lists(st.text(max_size=30), min_size=width, max_size=width), max_size=12),
        )
    )
)
def test_any_table_gives_spans_within_its_cells(given: tuple[list[str], list[list[str]]]) -> None:
    header, rows = given
    hits = scan(segment(header, rows))
    assert np.all(hits.row >= HEADER_ROW)
    for row, column, start, end in zip(
        hits.row.tolist(), hits.column.tolist(), hits.start.tolist(), hits.end.tolist(), strict=True
    ):
        cell = header[column] if row == HEADER_ROW else rows[row][column]
        assert 0 <= start < end <= len(cell)


def test_tables_searched_together_hold_what_each_holds_alone() -> None:
    several = [
        table({"姓名": lambda p: p.name, "电话": lambda p: p.mobile}),
        segment(("编号", "数量"), [("1", "3"), ("2", "4")]),
        segment((), []),
        table({"qq": lambda p: p.qq, "邮箱": lambda p: p.email}, count=7),
    ]
    together = TableScan(ENGINE).hits_in(several)
    assert [summary(hits) for hits in together] == [summary(scan(one)) for one in several]
    assert len(together[0]) > 0
