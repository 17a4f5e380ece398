"""What is read as blood type after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("血型：A型", "A型"),
    ("血型：AB", "AB"),
    ("血型: O型Rh阴性", "O型Rh阴性"),
    ("blood_type=B+", "B+"),
    ("blood type: O positive", "O positive"),
    ("血型：B", "B"),
]

NO_VALUES = [
    "血型分布",
    "血型：",
    "血型：A/B/AB/O",
    "blood_type: string",
    "血型：Apple",
    "血型与性格",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("blood_type", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("blood_type", text) == []
