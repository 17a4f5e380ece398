"""What is read as address after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("地址：北京市海淀区中关村大街1号", "北京市海淀区中关村大街1号"),
    (
        "家庭住址：浙江省杭州市西湖区文三路100号2幢301室，电话",
        "浙江省杭州市西湖区文三路100号2幢301室",
    ),
    ("收货地址：深圳市南山区科技园路 8 号", "深圳市南山区科技园路 8 号"),
    ("address: 12 Baker Street, London", "12 Baker Street, London"),
    ("住址：幸福村三组", "幸福村三组"),
]

NO_VALUES = [
    "地址：",
    "地址：http://example.com",
    "address: 127.0.0.1",
    "address: string",
    "地址错误",
    "地址：请填写详细地址",
    "address = get_address()",
    "内存地址：0x7fff",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("address", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("address", text) == []
