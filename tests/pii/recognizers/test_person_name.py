"""What is read as person name after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("姓名：张三", "张三"),
    ("姓名 王小明 年龄 35", "王小明"),
    ("姓名：欧阳小丽，", "欧阳小丽"),
    ("联系人：王建国 手机", "王建国"),
    ("姓名：阿依古丽·买买提", "阿依古丽·买买提"),
    ("full_name: John Smith", "John Smith"),
    ("姓名拼音：Zhang Wei", "Zhang Wei"),
    ('{"xm":"李小龙"}', "李小龙"),
    ("收货人：陳大文", "陳大文"),
    ("客户姓名：赵 敏", "赵 敏"),
]

NO_VALUES = [
    "姓名：必填",
    "name: required",
    "name: build",
    "name: Set Up Python",
    "姓名：",
    "姓名不能为空",
    "name: 高级设置",
    "name: 首页",
    "姓名：XXX",
    "name: {name}",
    "联系人：客服部",
    "name: Visual Studio",
    "姓名：请输入",
    "name = get_name()",
    "联系人方式",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("person_name", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("person_name", text) == []
