"""What is read as engine number after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("发动机号：G4KD123456", "G4KD123456"),
    ("engine_no: 8A2731K", "8A2731K"),
]

NO_VALUES = [
    "发动机号：",
    "engine_no: string",
    "发动机号码位置",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("engine_number", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("engine_number", text) == []
