"""What is read as wechat after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("微信号：zhang_san88", "zhang_san88"),
    ("微信：wxid_8a7b6c5d4e3f21", "wxid_8a7b6c5d4e3f21"),
    ("wechat: lily-2023", "lily-2023"),
    ("微信号：laowanghao", "laowanghao"),
    ("薇信：abc123456", "abc123456"),
]

NO_VALUES = [
    "微信支付",
    "微信：公众号",
    "wechat: enabled",
    "wechat: config",
    "微信号：",
    "微信：weixin",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("wechat", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("wechat", text) == []
