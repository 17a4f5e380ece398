"""What is read as session token after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("PHPSESSID=k3n8v2m9q4p7r1t6w5y0", "k3n8v2m9q4p7r1t6w5y0"),
    ("access_token: 8fK2mQ9pLr4TnW7yBc1DfG5h", "8fK2mQ9pLr4TnW7yBc1DfG5h"),
    ('"token":"a8Kz2mQ9pLr4TnW7yBc1"', "a8Kz2mQ9pLr4TnW7yBc1"),
    ("会话令牌：9d8c7b6a5f4e3d2c1b0a9f8e", "9d8c7b6a5f4e3d2c1b0a9f8e"),
]

NO_VALUES = [
    "access_token: string",
    "token = get_token()",
    "token: null",
    "session_id = request.session.id",
    "csrf_token: {{ csrf_token }}",
    "令牌无效",
    "token: aaaaaaaaaaaaaaaaaaaa",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("session_token", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("session_token", text) == []
