"""What is read as medical insurance after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("医保卡号：330100198812", "330100198812"),
    ("医保号：A12345678", "A12345678"),
]

NO_VALUES = [
    "医保卡号：",
    "医保号：无",
    "医保卡号错误",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("medical_insurance", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("medical_insurance", text) == []
