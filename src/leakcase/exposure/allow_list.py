"""The allow-list: what the user knows to be harmless or false, in a TOML file of theirs.

Each entry names what it lets pass; a finding passes where all that one entry says holds::

    [[allow]]
    value = "400-800-1234"       # a value of the firm's own; digested when read, never shown
    category = "landline"
    reason = "our hotline"

    [[allow]]
    digest = "9f2c41d07a3be8865d10"   # from a report; its first 16 digits or more

    [[allow]]
    category = "email"
    path = "docs/**/CONTRIBUTORS*"    # * within a folder, ** across folders
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from leakcase.errors import SettingsError
from leakcase.pii.digests import normalise
from leakcase.pii.taxonomy import BY_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from leakcase.pii.digests import Digester
    from leakcase.pii.finding import Finding, Location

FIELDS = ("value", "digest", "category", "path", "reason")
LARGEST = 16 << 20
"""Bytes of the largest allow-list read."""
LONGEST_GLOB = 500
"""Characters of the longest glob."""
SHORTEST_DIGEST = 16
"""Hex digits of a digest an entry gives at least."""
_HEX = re.compile(r"[0-9a-f]{16,32}")


class PathPattern(Protocol):
    """A compiled glob."""

    def fullmatch(self, text: str) -> object:
        """A match of the whole path, or None."""

    def __hash__(self) -> int:
        """By the glob."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entry of the file lets pass; an empty field says nothing.

    Attributes:
        digests: fronts of digests, of SHORTEST_DIGEST digits or more.
        category: id of a category.
        path: pattern of whole paths, compiled from the glob.
    """

    digests: frozenset[str] = frozenset()
    category: str = ""
    path: PathPattern | None = None

    def allows(self, finding: Finding, where: str) -> bool:
        """Whether a finding at a place passes."""
        if self.category and self.category != finding.category:
            return False
        if self.digests and not any(map(finding.digest.startswith, self.digests)):
            return False
        return self.path is None or _matches(self.path, where)


class AllowList:
    """The entries of an allow-list, looked up by digest first."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        """Order the entries."""
        self._general = [entry for entry in entries if not entry.digests]
        self._by_front: dict[str, list[Entry]] = {}
        for entry in entries:
            for digest in entry.digests:
                self._by_front.setdefault(digest[:SHORTEST_DIGEST], []).append(entry)

    def __len__(self) -> int:
        every = {id(entry) for entries in self._by_front.values() for entry in entries}
        return len(self._general) + len(every)

    def allows(self, finding: Finding) -> bool:
        """Whether a finding is known or false for good."""
        entries = self._by_front.get(finding.digest[:SHORTEST_DIGEST], ())
        if not entries and not self._general:
            return False
        where = _place(finding.location)
        return any(entry.allows(finding, where) for entry in (*entries, *self._general))


def load_allow_list(
    path: Path, digester: Digester, own_categories: Collection[str] = ()
) -> AllowList:
    """Read an allow-list.

    Args:
        path: the TOML file.
        digester: with the key of the scan; ``value`` entries are digested with it at once.
        own_categories: ids that custom patterns bring along.

    Raises:
        SettingsError: the file cannot be read or an entry is wrong; names the entry, never what
            a ``value`` says.
    """
    known = (*BY_ID, *own_categories)
    tables = _tables(path)
    return AllowList(
        [_entry(path, n, table, digester, known) for n, table in enumerate(tables, start=1)]
    )


def _tables(path: Path) -> list[object]:
    try:
        if path.stat().st_size > LARGEST:
            raise SettingsError(f"{path}: larger than {LARGEST >> 20} MiB; split or shorten it")
        content = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: the allow-list cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: the allow-list is not UTF-8; save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        # the parser's own words may quote the file: only the place is passed on
        line = re.search(r"at line (\d+)", str(error))
        place = f", line {line.group(1)}" if line else ""
        raise SettingsError(f"{path}{place}: the allow-list is not valid TOML") from None
    unknown = sorted(content.keys() - {"allow"})
    tables = content.get("allow", [])
    if unknown or not isinstance(tables, list):
        raise SettingsError(f"{path}: an allow-list holds [[allow]] entries and nothing else")
    return list(tables)


def _entry(
    path: Path, number: int, table: object, digester: Digester, known: Collection[str]
) -> Entry:
    where = f"{path}, [[allow]] entry {number}"
    if not isinstance(table, dict):
        raise SettingsError(f"{where}: write it as [[allow]] with lines below")
    for name, text in table.items():
        if name not in FIELDS:
            raise SettingsError(f"{where}: an unknown field; allowed are {', '.join(FIELDS)}")
        if name == "path" and len(str(text)) > LONGEST_GLOB:
            raise SettingsError(f"{where}: path is longer than {LONGEST_GLOB} characters")
        if not isinstance(text, str) or not text.strip():
            raise SettingsError(f"{where}: {name} is not a text in quotes")
    fields: dict[str, str] = dict(table)
    if not fields.keys() - {"reason"}:
        raise SettingsError(f"{where}: says nothing; give value, digest, category or path")
    if "value" in fields and "digest" in fields:
        raise SettingsError(f"{where}: has both value and digest; make it two entries")
    category = fields.get("category", "")
    if category and category not in known:
        raise SettingsError(
            f"{where}: category {category!r} is unknown; see the list of categories"
        )
    return Entry(
        _digests(where, fields, digester, known),
        category,
        glob_pattern(fields["path"]) if "path" in fields else None,
    )


def _digests(
    where: str, fields: dict[str, str], digester: Digester, known: Collection[str]
) -> frozenset[str]:
    if "digest" in fields:
        digest = fields["digest"].strip().lower()
        if _HEX.fullmatch(digest) is None:
            raise SettingsError(f"{where}: digest is not {SHORTEST_DIGEST} to 32 hex digits")
        return frozenset((digest,))
    if "value" in fields:
        value = fields["value"].strip()
        categories = (fields["category"],) if "category" in fields else known
        return frozenset(digester.digest(name, normalise(name, value)) for name in categories)
    return frozenset()


def glob_pattern(glob: str) -> PathPattern:
    """A pattern of whole paths: ``*`` and ``?`` within a folder, ``**`` across folders.

    A glob without a leading slash matches from any folder on. It matches paths and, inside
    archives, member names after ``!``. RE2 runs it, in time linear in the path.
    """
    import re2  # type: ignore[import-untyped]  # noqa: PLC0415  (only for those who have globs)

    text = re.sub(r"\*{3,}", "**", glob.strip().replace("\\", "/"))
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", text)
    meaning = {"**/": r"(?:[^/]*/)*", "**": "(?s:.)*", "*": r"[^/!]*", "?": r"[^/!]"}
    body = "".join(meaning.get(part, re2.escape(part)) for part in parts)
    anywhere = "" if text.startswith(("/", "http")) else r"(?:(?s:.)*[/!])?"
    pattern: PathPattern = re2.compile(anywhere + body)
    return pattern


def _place(location: Location) -> str:
    path = "!".join((location.path, *location.members)).replace("\\", "/")
    return path.removeprefix("./")


@lru_cache(maxsize=4_096)
def _matches(pattern: PathPattern, where: str) -> bool:
    return pattern.fullmatch(where) is not None
