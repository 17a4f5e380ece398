"""What is read as officer card after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("军官证号：军字第1234567号", "军字第1234567号"),
    ("军官证：南字第00123456号", "南字第00123456号"),
    ("警官证号：012345", "012345"),
]

NO_VALUES = [
    "军官证：",
    "军官证办理",
    "军官证：无",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("officer_card", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("officer_card", text) == []
