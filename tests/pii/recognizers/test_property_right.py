"""What is read as property right after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("不动产权证号：京（2021）朝不动产权第0012345号", "京（2021）朝不动产权第0012345号"),
    ("房产证号：沪房权证浦字第123456号", "沪房权证浦字第123456号"),
    ("房产证号：20210012345", "20210012345"),
]

NO_VALUES = [
    "房产证号：",
    "房产证办理流程",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("property_right", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("property_right", text) == []
