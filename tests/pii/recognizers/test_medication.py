"""What is read as medication after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("用药：阿莫西林胶囊", "阿莫西林胶囊"),
    ("处方：二甲双胍缓释片0.5g", "二甲双胍缓释片0.5g"),
    ("medication: metformin 500 mg", "metformin 500 mg"),
]

NO_VALUES = [
    "用药安全",
    "用药：无",
    "medication: string",
    "处方：请遵医嘱",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("medication", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("medication", text) == []
