"""What is read as marital status after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("婚姻状况：已婚", "已婚"),
    ("婚姻状况：离异", "离异"),
    ("marital_status: single", "single"),
    ("婚姻：未婚", "未婚"),
]

NO_VALUES = [
    "婚姻状况：",
    "婚姻状况：已婚/未婚",
    "婚姻登记处",
    "marital_status: string",
    "婚姻状况：不限",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("marital_status", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("marital_status", text) == []
