"""What is read as driving licence after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("驾驶证档案编号：330101234567", "330101234567"),
    ("driving_license_no: 440301987654", "440301987654"),
]

NO_VALUES = [
    "驾驶证：",
    "驾驶证考试",
    "驾驶证号：请填写",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("driving_licence", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("driving_licence", text) == []
