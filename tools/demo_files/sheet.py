"""The Excel export of members."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import xlsxwriter  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from leakcase.demo.invented import Person

_HEADER = (
    "会员编号",
    "姓名",
    "性别",
    "手机号码",
    "身份证号",
    "电子邮箱",
    "住址",
    "银行卡号",
    "入会日期",
)


def write(path: Path, people: Iterable[Person]) -> None:
    """One row for each person, everything as text."""
    with xlsxwriter.Workbook(path, {"in_memory": True}) as book:
        book.set_properties({"created": dt.datetime(2025, 6, 1, tzinfo=dt.UTC)})
        sheet = book.add_worksheet("会员")
        sheet.freeze_panes(1, 0)
        sheet.set_column(0, len(_HEADER) - 1, 20)
        sheet.write_row(0, 0, _HEADER, book.add_format({"bold": True}))
        for row, someone in enumerate(people, 1):
            for column, value in enumerate(_row(row, someone)):
                sheet.write_string(row, column, value)


def _row(number: int, someone: Person) -> tuple[str, ...]:
    return (
        f"QH{number:05d}",
        someone.name,
        someone.gender,
        someone.mobile,
        someone.resident_id,
        someone.email,
        someone.address,
        someone.bank_card,
        f"2024-{number % 12 + 1:02d}-11",
    )
