"""What is read as flight after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("航班：CA1234", "CA1234"),
    ("航班号 MU5101", "MU5101"),
    ("flight_no: 3U8633", "3U8633"),
    ("票号：784-1234567890", "784-1234567890"),
]

NO_VALUES = [
    "航班查询",
    "航班：",
    "flight: string",
    "航班号：XX1234",
    "航班：ABC",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("flight", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("flight", text) == []
