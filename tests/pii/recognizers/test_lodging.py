"""What is read as lodging after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("入住酒店：某某国际大酒店", "某某国际大酒店"),
    ("房间号：1208", "1208"),
    ("入住时间：2024-05-01 14:30", "2024-05-01 14:30"),
    ("hotel_name: Grand Harbour Hotel", "Grand Harbour Hotel"),
]

NO_VALUES = [
    "入住时间：14:00后",
    "房间号：",
    "入住须知",
    "hotel_name: string",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("lodging", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("lodging", text) == []
