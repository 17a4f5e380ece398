"""What is read as qq after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("QQ：123456789", "123456789"),
    ("QQ号：10001234", "10001234"),
    ("加QQ 87654321", "87654321"),
    ("qq=5556667", "5556667"),
]

NO_VALUES = [
    "QQ群：123456789",
    "QQ：",
    "qq.com",
    "QQ：1234",
    "QQ：11111111",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("qq", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("qq", text) == []
