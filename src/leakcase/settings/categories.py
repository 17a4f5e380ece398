"""Turns the names a user gives (category ids, families) into category ids."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from leakcase.messages import say
from leakcase.settings.values import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence


def select_categories(names: Sequence[str], new: Sequence[str]) -> frozenset[str] | None:
    """Ids of the named categories and of every category in the named families.

    Args:
        names: category ids and family names; empty for all.
        new: ids that custom patterns bring along.

    Raises:
        Refused: a name is neither; the message says which name is near.
    """
    from leakcase.pii.taxonomy import BY_ID  # noqa: PLC0415  (--help must not load it)

    families: dict[str, set[str]] = {}
    for category in BY_ID.values():
        families.setdefault(category.family, set()).add(category.id)
    chosen: set[str] = set()
    for name in names:
        if name in families:
            chosen |= families[name]
        elif name in BY_ID or name in new:
            chosen.add(name)
        else:
            known = [*families, *BY_ID, *new]
            near = get_close_matches(name, known, 3, 0.5) or sorted(families)
            raise Refused(say("settings.allowed_category", near=", ".join(near)))
    return frozenset(chosen) or None
