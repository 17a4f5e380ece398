"""What is read as secret key after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("api_key = 'zX8vK2mQ9pLr4TnW7yBc1DfG'", "zX8vK2mQ9pLr4TnW7yBc1DfG"),
    ("密钥：9fK2mQ8pLr4TnW7yBc1D", "9fK2mQ8pLr4TnW7yBc1D"),
    ("client_secret: qL3-8vKz_2mQ9pLr4TnW7y", "qL3-8vKz_2mQ9pLr4TnW7y"),
    (
        "助记词：apple brave candle dragon eager fabric garden hazard ivory jungle kettle lemon",
        "apple brave candle dragon eager fabric garden hazard ivory jungle kettle lemon",
    ),
]

NO_VALUES = [
    "api_key = YOUR_API_KEY_HERE",
    "api_key: string",
    "secret_key = os.environ.get('SECRET_KEY')",
    "api_key=${API_KEY}",
    "app_secret: xxxxxxxxxxxxxxxxxxxx",
    "密钥管理服务",
    "secret: process.env.JWT_SECRET1",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("secret_key", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("secret_key", text) == []
