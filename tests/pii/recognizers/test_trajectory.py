"""What is read as trajectory after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("轨迹：39.90421,116.40739;39.91321,116.41739", "39.90421,116.40739;39.91321,116.41739"),
    ("行踪轨迹：家→超市→单位", "家→超市→单位"),
    ("活动轨迹：东区菜场→和平小学→家中", "东区菜场→和平小学→家中"),
]

NO_VALUES = [
    "轨迹：",
    "轨迹跟踪算法",
    "trajectory: array",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("trajectory", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("trajectory", text) == []
