"""What is read as securities account after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("股东账号：A123456789", "A123456789"),
    ("证券账户：0123456789", "0123456789"),
    ("资金账号: 880012345678", "880012345678"),
]

NO_VALUES = [
    "证券账户：",
    "资金账号：请输入",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("securities_account", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("securities_account", text) == []
