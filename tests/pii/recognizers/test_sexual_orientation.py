"""What is read as sexual orientation after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("性取向：同性恋", "同性恋"),
    ("sexual_orientation: bisexual", "bisexual"),
]

NO_VALUES = [
    "性取向：",
    "性取向：异性恋/同性恋",
    "性取向调查",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("sexual_orientation", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("sexual_orientation", text) == []
