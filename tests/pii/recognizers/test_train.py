"""What is read as train after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("车次：G1234", "G1234"),
    ("乘坐车次 D5次", "D5次"),
    ("train_no: K1064", "K1064"),
    ("车次：1462次", "1462次"),
]

NO_VALUES = [
    "车次查询",
    "train: true",
    "车次：",
    "train_no: string",
    "车次：X9",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("train", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("train", text) == []
