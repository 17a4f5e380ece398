"""What is read as password after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("密码：Abc12345", "Abc12345"),
    ("登录密码: qwe!2024", "qwe!2024"),
    ("密碼：Hk2024pw", "Hk2024pw"),
    ('{"password": "s3cret!!"}', "s3cret!!"),
    ("password = 'iloveyou'", "iloveyou"),
    ("passwd: 20241231", "20241231"),
    ("初始密码是 Welcome2025，请修改", "Welcome2025"),
    ("user=li pass=Tiger#77", "Tiger#77"),
]

NO_VALUES = [
    "密码错误",
    "请输入密码：",
    "password: string",
    "password: required",
    "{password}",
    "password: {password}",
    "password=<password>",
    "password: null",
    "password = get_password()",
    "password: str = Field(...)",
    "password = self.password",
    "password=os.environ['DB_PASSWORD']",
    "密码长度：8",
    "密码：********",
    "password: xxxxxxxx",
    "忘记密码？请联系管理员",
    "password = $PASSWORD",
    "password: ${DB_PASSWORD}",
    "password: %s",
    '<input type="password" name="password">',
    '"password": "Password"',
    "password = config.get('x')",
    "密码不能为空",
    "password: true",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("password", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("password", text) == []
