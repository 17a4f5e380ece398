"""Makes text from what was scanned fit to be shown: masked, on one line, without controls.

Paths, addresses, headers and sheet names come from strangers. They can carry personal values
(``/user?phone=...``), terminal escapes and characters that turn the reading direction.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from leakcase.pii.scanner import redact

if TYPE_CHECKING:
    from leakcase.exposure.model import Place
    from leakcase.pii.finding import Finding, Location
    from leakcase.sources.segment import Problem

_NUMERIC_SERVER = re.compile(
    r"[a-z][a-z0-9+.-]{1,20}://(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?(?=[/?#]|$)",
    re.IGNORECASE,
)
LONGEST = 400
"""Longest text shown, in characters; of a longer one the middle is left out."""


@lru_cache(maxsize=1 << 14)
def shown(text: str) -> str:
    """The text as it may be shown to people."""
    clean = "".join("\N{REPLACEMENT CHARACTER}" if _hidden(char) else char for char in text)
    server, rest = _server(clean)
    masked = server + redact(rest)
    if len(masked) <= LONGEST:
        return masked
    half = LONGEST // 2 - 1
    return f"{masked[:half]}…{masked[-half:]}"


def shown_location(location: Location) -> Location:
    """The same place with every name in it fit to be shown."""
    return replace(
        location,
        path=shown(location.path),
        members=tuple(map(shown, location.members)),
        sheet=None if location.sheet is None else shown(location.sheet),
        column=None if location.column is None else shown(location.column),
    )


def shown_finding(finding: Finding) -> Finding:
    """The same finding at a place fit to be shown."""
    return replace(finding, location=shown_location(finding.location))


def shown_place(place: Place) -> Place:
    """The same place with its name and the way to it fit to be shown."""
    return replace(place, name=shown(place.name), way=tuple(map(shown, place.way)))


def shown_problem(problem: Problem) -> Problem:
    """The same problem at a place fit to be shown."""
    return replace(problem, location=shown_location(problem.location), detail=shown(problem.detail))


def _server(text: str) -> tuple[str, str]:
    """Scheme and numeric host of an address, and the rest.

    The number of a server says where something stands; it is not a person's address. User and
    password before it are not part of it.
    """
    found = _NUMERIC_SERVER.match(text)
    return ("", text) if found is None else (found[0], text[found.end() :])


def _hidden(char: str) -> bool:
    """Controls, format characters (bidi overrides among them), line ends, lone surrogates."""
    return char != " " and unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
