"""Findings: one occurrence of one category at one place, masked from birth.

A raw value never enters these types. It is masked and digested where it is found
(rule 1 of the house: Leakcase must not become the next leak).
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum


class Tier(IntEnum):
    """How sure we are, in the manner of Microsoft Purview: each tier includes the one before."""

    FORMAT = 1
    """The shape fits and nothing more; or a check digit failed (typing errors are common)."""
    CHECKED = 2
    """A check digit, an issuer or another inner structure holds, or a label beside it names it."""
    CONFIRMED = 3
    """Inner structure and context agree: a label, a column, or neighbours of the same person."""


class Seen(StrEnum):
    """Whether a visitor sees the value or it stands hidden in what the server sent."""

    VISIBLE = "visible"
    COMMENT = "comment"
    ATTRIBUTE = "attribute"
    SCRIPT = "script"
    STYLE = "style"
    HEADER = "header"
    COOKIE = "cookie"
    METADATA = "metadata"
    NAME = "name"
    """In the name of the thing itself: a file name, a URL, a sheet's title."""
    DATA = "data"
    """In data that no one renders: an API answer, a dump, a file."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands, as precisely as its source knows.

    Attributes:
        path: file path, URL, ``-`` for standard input, or a database name without credentials.
        members: names on the way inside archives and containers, outermost first.
        page: 1-based page or slide.
        sheet: sheet or table name.
        row: 1-based row in the sheet or table, the header not counted.
        column: column header or JSON key path.
        line: 1-based line.
        col: 1-based column in characters on that line.
        offset: byte offset in the original bytes of the innermost member.
    """

    path: str
    members: tuple[str, ...] = ()
    page: int | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None
    col: int | None = None
    offset: int | None = None

    def at(self, **changes: object) -> Location:
        """The same place, more precisely."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def inside(self, member: str) -> Location:
        """A member of this archive or container."""
        return Location(self.path, (*self.members, member))

    def __str__(self) -> str:
        parts = ["!".join((self.path, *self.members))]
        if self.sheet is not None:
            parts.append(f"[{self.sheet}]")
        if self.page is not None:
            parts.append(f"p.{self.page}")
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"«{self.column}»")
        if self.line is not None:
            parts.append(f"{self.line}:{self.col}" if self.col is not None else f"{self.line}")
        return " ".join(parts)


@dataclass(frozen=True, slots=True)
class Finding:
    """One occurrence of personal information.

    Attributes:
        category: id of its category.
        location: where it stands, down to line, column and byte offset where these exist.
        length: bytes of the original it covers, 0 where unknown.
        masked: the value with its middle hidden; the only form that leaves the process.
        digest: hex of the keyed digest of the normalised value; equal digests are equal values
            within one case.
        tier: how sure we are.
        reasons: codes of why (``check_digit_ok``, ``label``, ``column``, ...); ``messages`` has
            their wording in both languages.
        seen: visible to a visitor, or where it is hidden.
        record: number of the record (one row, one card) it belongs to within its source, or None.
    """

    category: str
    location: Location
    length: int
    masked: str
    digest: str
    tier: Tier
    reasons: tuple[str, ...] = ()
    seen: Seen = Seen.DATA
    record: int | None = field(default=None)
