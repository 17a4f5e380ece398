"""What is read as diagnosis after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("诊断：2型糖尿病", "2型糖尿病"),
    ("入院诊断：急性阑尾炎", "急性阑尾炎"),
    ("diagnosis: type 2 diabetes", "type 2 diabetes"),
    ("诊断：E11.9", "E11.9"),
    ("既往史：高血压、冠心病", "高血压、冠心病"),
]

NO_VALUES = [
    "诊断标准",
    "诊断：",
    "diagnosis: string",
    "诊断结果：待定",
    "诊断：{diagnosis}",
    "故障诊断工具",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("diagnosis", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("diagnosis", text) == []
