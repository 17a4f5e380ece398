"""What is read as allergy after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("过敏史：青霉素", "青霉素"),
    ("药物过敏史：青霉素、头孢", "青霉素、头孢"),
    ("allergies: penicillin", "penicillin"),
]

NO_VALUES = [
    "过敏史：无",
    "过敏史",
    "allergies: none",
    "allergies: []",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("allergy", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("allergy", text) == []
