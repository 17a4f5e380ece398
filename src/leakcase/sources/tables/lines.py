"""Lines: text in chunks of whole lines, and lines too long to be rows set apart."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def line_chunks(blocks: Iterable[str], longest: int) -> Iterator[tuple[str, bool]]:
    """Whole lines, many at a time; with True, a piece of a line that is too long to be a row."""
    rest = ""
    running = False
    for block in blocks:
        text = rest + block
        if running:
            cut = _line_end(text)
            if not cut:
                yield text, True
                rest = ""
                continue
            yield text[:cut], True
            text, running = text[cut:], False
        cut = max(text.rfind("\n"), text.rfind("\r", 0, -1)) + 1
        if cut:
            yield text[:cut], False
        rest = text[cut:]
        if len(rest) > longest:
            yield rest, True
            rest, running = "", True
    if rest:
        yield rest, running


def _line_end(text: str) -> int:
    """One past the first line end, 0 where there is none."""
    return text.find("\n") + 1 or text.find("\r", 0, -1) + 1


def count_lines(text: str) -> int:
    """Lines of a text, a last one without an end counted."""
    if "\r" in text:
        return sum(1 for _ in io.StringIO(text, newline=""))
    return text.count("\n") + (bool(text) and not text.endswith("\n"))


__all__ = ["count_lines", "line_chunks"]
