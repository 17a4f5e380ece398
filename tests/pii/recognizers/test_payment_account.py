"""What is read as payment account after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("支付宝账号：alice_w@qq.com", "alice_w@qq.com"),
    ("支付宝：13812345678", "13812345678"),
    ("alipay_account: 2088123456789012", "2088123456789012"),
]

NO_VALUES = [
    "支付宝到账",
    "支付宝：扫码付款",
    "alipay: enabled",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("payment_account", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("payment_account", text) == []
