"""What is read as device id after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    ("设备号：9f8e7d6c5b4a3210", "9f8e7d6c5b4a3210"),
    ("device_id: 3F2504E0-4F89-41D3-9A0C-0305E82C3301", "3F2504E0-4F89-41D3-9A0C-0305E82C3301"),
    ("android_id=a1b2c3d4e5f60718", "a1b2c3d4e5f60718"),
]

NO_VALUES = [
    "设备ID：",
    "device_id: string",
    "device_id = get_device_id()",
    "设备号：00000000",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("device_id", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("device_id", text) == []
