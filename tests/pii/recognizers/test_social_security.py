"""What is read as social security after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("社保卡号：A12345678", "A12345678"),
    ("社保号：330123456789", "330123456789"),
    ("社会保障号码: 1234567", "1234567"),
]

NO_VALUES = [
    "社保号：",
    "社保缴费",
    "社保卡号：000000000",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("social_security", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("social_security", text) == []
