"""What is read as password hash after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("password: 5f4dcc3b5aa765d61d8327deb882cf99", "5f4dcc3b5aa765d61d8327deb882cf99"),
    ("encrypted_password=E10ADC3949BA59ABBE56E057F20F883E", "E10ADC3949BA59ABBE56E057F20F883E"),
    (
        "密码散列：$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW",
        "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW",
    ),
    (
        "password_hash: {SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9gxyz12",
        "{SSHA}W6ph5Mm5Pz8GgiULbPgzG37mj9gxyz12",
    ),
    (
        "password: *2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19",
        "2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19",
    ),
]

NO_VALUES = [
    "password_hash: string",
    "md5: 5f4dcc3b5aa765d61d8327deb882cf99",
    "sha256 = e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "password_hash = hash(password)",
    "password: 00000000000000000000000000000000",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("password_hash", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("password_hash", text) == []
