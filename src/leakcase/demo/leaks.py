"""What a page leaks: the truth that a scan of the demo site is held against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakcase.pii.finding import Seen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leakcase.demo.invented import Person

_FIELDS = {"person_name": "name", "password": "password", "birth_date": "birth", "ipv4": "ip"}
"""Categories whose field in :class:`Person` has another name."""


@dataclass(frozen=True, slots=True)
class Leak:
    """One value of one invented person in one place.

    Attributes:
        path: path of the page, with its query.
        category: id of the category.
        value: as it is stored, before any escaping.
        seen: visible to a visitor, or where it hides.
        person: the person's number.
    """

    path: str
    category: str
    value: str
    seen: Seen
    person: int


def leaks(
    path: str, crowd: Iterable[Person], categories: str, seen: Seen = Seen.VISIBLE
) -> tuple[Leak, ...]:
    """Those categories (ids between spaces) of each of the people."""
    return tuple(
        Leak(path, category, value_of(someone, category), seen, someone.number)
        for someone in crowd
        for category in categories.split()
    )


def value_of(someone: Person, category: str) -> str:
    """A person's value of a category, as text."""
    return str(getattr(someone, _FIELDS.get(category, category)))
