"""Values of databases as the text of cells."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from leakcase.sources.encodings import Charset, detect, looks_like_text

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT = 64
"""Bytes of a value below which it is text only if all of it is printable."""


def as_row(values: Iterable[object]) -> list[str]:
    """One row as text."""
    return [value if type(value) is str else as_cell(value) for value in values]


def as_cell(value: object) -> str:
    """One value as text: numbers as they are written, NULL and bytes that are no text as ``""``."""
    if value is None:
        return ""
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return text_of(bytes(value)) or ""
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def text_of(data: bytes) -> str | None:
    """Bytes as text where they are text, None where they are not."""
    if not looks_like_text(data[: 64 << 10]):
        return None
    charset = detect(data)
    if len(data) < SHORT and charset is not Charset.UTF_8:
        return None
    text = data.decode(charset.value, "replace")
    return text if len(data) >= SHORT or text.isprintable() else None


__all__ = ["as_cell", "as_row", "text_of"]
