"""What is read as waybill after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("快递单号：SF1234567890123", "SF1234567890123"),
    ("运单号: 7700123456789", "7700123456789"),
    ("tracking_number: YT1234567890123", "YT1234567890123"),
]

NO_VALUES = [
    "快递单号：",
    "运单号：查询中",
    "tracking_no: string",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("waybill", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("waybill", text) == []
