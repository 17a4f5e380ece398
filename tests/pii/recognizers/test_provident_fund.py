"""What is read as provident fund after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("公积金账号：110123456789", "110123456789"),
    ("住房公积金账号: 0012345678", "0012345678"),
]

NO_VALUES = [
    "公积金账号：",
    "公积金政策",
    "公积金账号：000000000",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("provident_fund", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("provident_fund", text) == []
