"""What is read as social account after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("微博：@lily_2020", "@lily_2020"),
    ("抖音号：dy88123abc", "dy88123abc"),
    ("twitter: @alice99", "@alice99"),
    ("weibo_uid: 5612345678", "5612345678"),
]

NO_VALUES = [
    "微博热搜",
    "twitter: string",
    "微博：https://weibo.com",
    "抖音：推荐",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("social_account", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("social_account", text) == []
