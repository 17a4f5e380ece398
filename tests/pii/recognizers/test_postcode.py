"""What is read as postcode after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("邮编：100080", "100080"),
    ("邮政编码: 518057", "518057"),
    ("postcode=200120", "200120"),
]

NO_VALUES = [
    "邮编：",
    "邮编：999999",
    "邮编：1000801",
    "zip: string",
    "邮编：111111",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("postcode", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("postcode", text) == []
