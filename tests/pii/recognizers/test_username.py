"""What is read as username after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("登录名：zhangwei88", "zhangwei88"),
    ("username: lihua_1990", "lihua_1990"),
    ("login_name=wangfang7", "wangfang7"),
]

NO_VALUES = [
    "username: root",
    "username: admin",
    "username: string",
    "username = get_user()",
    "username: null",
    "登录名不能为空",
    "username: postgres",
    "username={username}",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("username", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("username", text) == []
