"""What is read as criminal record after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("犯罪记录：有", "有"),
    ("前科：盗窃罪", "盗窃罪"),
    ("criminal_record: theft", "theft"),
    ("罪名：诈骗罪", "诈骗罪"),
]

NO_VALUES = [
    "犯罪记录：无",
    "前科：",
    "犯罪记录查询",
    "criminal_record: none",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("criminal_record", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("criminal_record", text) == []
