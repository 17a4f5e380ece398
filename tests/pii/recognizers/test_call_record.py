"""What is read as call record after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("通话时长：3分25秒", "3分25秒"),
    ("call_duration: 205s", "205s"),
    ("通话时间：2024-05-01 12:30:15", "2024-05-01 12:30:15"),
    ("通话时长：00:03:25", "00:03:25"),
]

NO_VALUES = [
    "通话时长：",
    "call_duration: number",
    "通话质量",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("call_record", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("call_record", text) == []
