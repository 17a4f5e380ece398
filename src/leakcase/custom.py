"""Patterns of the user's own: what they look for, and how they run without ever running long.

They are matched by RE2, which has no backtracking: its time is linear in the text whatever the
pattern says, and it refuses what cannot be matched so (backreferences, look-around).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_PATTERN = 1_000
"""Longest pattern, in characters."""
MAX_MATCH = 256
"""Longest match that counts, in bytes; a longer one is not an identifier."""
_COMPILED_MEMORY = 8 << 20
"""Bytes RE2 may use for one pattern; a pattern that needs more is refused."""


@dataclass(frozen=True, slots=True)
class CustomPattern:
    """One pattern of the user's own.

    Attributes:
        name: what a report calls it where ``category`` is a new one.
        category: id of a category of the taxonomy, or a new id.
        regex: RE2 syntax, matched on UTF-8 text; classes such as ``[甲乙]`` work on characters.
        keywords: words that raise a match to CONFIRMED when they stand near it.
        tier: how sure a match alone is.
        needs_keyword: a match counts only where one of ``keywords`` stands near it.
    """

    name: str
    category: str
    regex: str
    keywords: tuple[str, ...] = ()
    tier: Tier = Tier.CHECKED
    needs_keyword: bool = False

    def spans(self, text: bytes) -> Iterator[tuple[int, int]]:
        """(start, end) byte spans of its matches in UTF-8 text; never empty, never overlapping."""
        for match in compiled(self.regex).finditer(text):
            start, end = match.span()
            if 0 < end - start <= MAX_MATCH:
                yield start, end


class PatternError(ValueError):
    """A pattern that cannot be used; the message is RE2's or ours, in English."""


class _Match(Protocol):
    def span(self) -> tuple[int, int]: ...


class _Pattern(Protocol):
    def finditer(self, text: bytes) -> Iterator[_Match]: ...


@lru_cache(maxsize=256)
def compiled(regex: str) -> _Pattern:
    """The compiled pattern.

    Raises:
        PatternError: too long, not RE2 syntax, too large, or it matches nothing at all.
    """
    import re2  # type: ignore[import-untyped]  # noqa: PLC0415  (only for those who have patterns)

    if len(regex) > MAX_PATTERN:
        raise PatternError(f"longer than {MAX_PATTERN} characters")
    options = re2.Options()
    options.max_mem = _COMPILED_MEMORY
    options.log_errors = False
    try:
        pattern: _Pattern = re2.compile(regex, options)
    except re2.error as error:
        detail = error.args[0] if error.args else ""
        text = detail.decode("utf-8", "replace") if isinstance(detail, bytes) else str(detail)
        raise PatternError(text) from None
    if any(True for _ in pattern.finditer(b"")):
        raise PatternError("it matches the empty text")
    return pattern
