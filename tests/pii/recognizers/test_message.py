"""What is read as message after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("短信内容：明天下午三点老地方见", "明天下午三点老地方见"),
    ("chat_content: see you at the usual place", "see you at the usual place"),
    ('"smsContent":"您的快递已到驿站"', "您的快递已到驿站"),
]

NO_VALUES = [
    "短信内容：请输入短信内容",
    "message_content: string",
    "短信内容不能为空",
    "聊天记录：无",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("message", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("message", text) == []
