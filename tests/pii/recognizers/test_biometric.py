"""What is read as biometric after its labels, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

VALUES = [
    (
        "指纹特征：TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24s",
        "TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5vdCBvbmx5IGJ5IGhpcyByZWFzb24s",
    ),
    (
        "face_feature: [0.123, -0.456, 0.789, 0.111, 0.222, 0.333, 0.444, 0.555]",
        "0.123, -0.456, 0.789, 0.111, 0.222, 0.333, 0.444, 0.555",
    ),
    ("人脸照片：upload/face/u1001.jpg", "upload/face/u1001.jpg"),
]

NO_VALUES = [
    "指纹识别技术",
    "人脸：",
    "fingerprint: sha256",
    "face_id: null",
]


@pytest.mark.parametrize(("text", "value"), VALUES)
def test_the_value_after_a_label_is_read(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("biometric", text) == [value]


@pytest.mark.parametrize("text", NO_VALUES)
def test_what_only_looks_like_one_is_not_read(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("biometric", text) == []
