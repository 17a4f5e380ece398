"""What is read as political status after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("政治面貌：中共党员", "中共党员"),
    ("政治面貌：群众", "群众"),
    ("政治面貌：共青团员", "共青团员"),
    ("political_status: party member", "party member"),
]

NO_VALUES = [
    "政治面貌：",
    "政治面貌：党员/团员/群众",
    "政治面貌：不限",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("political_status", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("political_status", text) == []
