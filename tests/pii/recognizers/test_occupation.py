"""What is read as occupation after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("职业：教师", "教师"),
    ("职务：销售部经理", "销售部经理"),
    ("occupation: software engineer", "software engineer"),
    ("職業：護士", "護士"),
]

NO_VALUES = [
    "职业规划",
    "职业：",
    "职业：请选择",
    "occupation: string",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("occupation", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("occupation", text) == []
