"""What is read as medical record after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("病历号：0012345678", "0012345678"),
    ("住院号: ZY20240123", "ZY20240123"),
    ("patient_id: P00123456", "P00123456"),
    ("病案号：882731", "882731"),
]

NO_VALUES = [
    "病历号：",
    "病历号必填",
    "patient_id: integer",
    "住院号：000000",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("medical_record", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("medical_record", text) == []
