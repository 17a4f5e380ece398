"""What is read as native place after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("籍贯：湖南长沙", "湖南长沙"),
    ("籍贯：山东省济南市", "山东省济南市"),
    ("出生地：江苏", "江苏"),
]

NO_VALUES = [
    "籍贯：",
    "籍贯：不详",
    "籍贯调查",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("native_place", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("native_place", text) == []
