"""What is read as health test after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("血压：135/88mmHg", "135/88mmHg"),
    ("空腹血糖：7.8 mmol/L", "7.8 mmol/L"),
    ("核酸检测结果：阴性", "阴性"),
    ("核酸结果：阳性", "阳性"),
    ("身高：175cm", "175cm"),
    ("hiv_status: negative", "negative"),
]

NO_VALUES = [
    "血压计说明",
    "检验结果：",
    "test_result: passed",
    "血压：偏高怎么办",
    "体重：轻",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("health_test", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("health_test", text) == []
