"""What is read as employer after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("工作单位：某某科技有限公司", "某某科技有限公司"),
    ("工作单位：第三人民医院", "第三人民医院"),
    ("employer: Acme Trading Company", "Acme Trading Company"),
    ("就职于：市第一中学", "市第一中学"),
]

NO_VALUES = [
    "工作单位：",
    "工作单位：无",
    "employer: string",
    "工作单位：请填写",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("employer", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("employer", text) == []
