"""What is read as otp after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("您的验证码为 483920，5分钟内有效", "483920"),
    ("验证码：7731", "7731"),
    ("【某某】验证码483920，请勿泄露", "483920"),
    ("OTP: 009218", "009218"),
    ("verification code: 554433", "554433"),
    ("驗證碼：883012", "883012"),
]

NO_VALUES = [
    "请输入验证码",
    "验证码长度 6 位",
    "验证码错误",
    "验证码有效期5分钟",
    "otp: null",
    "验证码：6位数字",
    "校验码 2023年",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("otp", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("otp", text) == []
