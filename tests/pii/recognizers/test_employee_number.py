"""What is read as employee number after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("工号：A10086", "A10086"),
    ("员工编号: 20230156", "20230156"),
    ("employee_id: E00123", "E00123"),
]

NO_VALUES = [
    "工号：",
    "employee_id: integer",
    "工号：0000",
    "员工编号规则",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("employee_number", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("employee_number", text) == []
