"""What is read as student number after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("学号：2021012345", "2021012345"),
    ("准考证号: 310112345678", "310112345678"),
    ("学籍号：G110101200801011234", "G110101200801011234"),
    ("student_id: S2021001234", "S2021001234"),
]

NO_VALUES = [
    "学号：",
    "学号：请填写",
    "student_id: integer",
    "学号：111111111",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("student_number", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("student_number", text) == []
