"""Names of things for people: categories, tiers, reasons, places, in one language."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakcase.messages import Language, has, say
from leakcase.pii.category import Family
from leakcase.pii.taxonomy import BY_ID

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from leakcase.custom import CustomPattern
    from leakcase.exposure.model import Count, Reach
    from leakcase.pii.category import Category
    from leakcase.pii.finding import Location, Seen, Tier
    from leakcase.sources.segment import ProblemKind


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of one language.

    Attributes:
        language: which.
        custom: names of categories that the user's own patterns brought, by id.
    """

    language: Language
    custom: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, language: Language, patterns: Sequence[CustomPattern] = ()) -> Wording:
        """Words that also know the categories of custom patterns."""
        names = {each.category: each.name for each in patterns if each.category not in BY_ID}
        return cls(language, names)

    def say(self, key: str, /, **values: object) -> str:
        """The text of a key."""
        return say(key, self.language, **values)

    def category(self, name: str) -> str:
        """What people call a category; its id where only a pattern of another run knew it."""
        known = BY_ID.get(name)
        if known is None:
            return self.custom.get(name, name)
        return known.zh if self.language is Language.ZH else known.en

    def family(self, name: str) -> str:
        """The family of a category."""
        known = BY_ID.get(name)
        return self.say(f"family.{known.family if known else 'custom'}")

    def sensitive(self, name: str) -> str:
        """The class of sensitive personal information a category belongs to, or ``""``."""
        known = BY_ID.get(name)
        return self.sensitive_class(known.sensitive) if known and known.sensitive else ""

    def sensitive_class(self, name: str) -> str:
        """A class of sensitive personal information."""
        return self._or_itself("sensitive", name)

    def criminal_class(self, name: str) -> str:
        """An item tier of 法释〔2017〕10号 art. 5."""
        return self._or_itself("criminal", name)

    def tier(self, tier: Tier) -> str:
        """How sure."""
        return self.say(f"tier.{tier.name.lower()}")

    def seen(self, seen: Seen) -> str:
        """How a reader meets it."""
        return self.say(f"seen.{seen}")

    def reach(self, reach: Reach) -> str:
        """Who reaches it, as a clause."""
        return self.say(f"reach.{reach}")

    def reach_short(self, reach: Reach) -> str:
        """Who reaches it, in a word."""
        return self.say(f"reach.{reach}_short")

    def problem(self, kind: ProblemKind) -> str:
        """Why something was not read."""
        return self.say(f"problem.{kind}")

    def reasons(self, codes: Sequence[str]) -> str:
        """Why a finding has its tier."""
        return self.say("words.listing").join(self._or_itself("reason", code) for code in codes)

    def count(self, count: Count) -> str:
        """A number, with ``约`` or ``about`` where it was estimated."""
        return f"{count.value:,}" if count.exact else self.say("words.about", n=count.value)

    def place(self, location: Location) -> str:
        """Where something stands, within its file or page; ``""`` where only that is known."""
        parts = []
        for key, value in (
            ("page", location.page),
            ("sheet", location.sheet),
            ("row", location.row),
            ("column", location.column),
        ):
            if value is not None:
                parts.append(self.say(f"place.{key}", value=value))
        if location.line is not None and location.col is not None:
            parts.append(self.say("place.line_col", line=location.line, col=location.col))
        elif location.line is not None:
            parts.append(self.say("place.line", value=location.line))
        elif location.row is None and location.page is None and location.offset is not None:
            parts.append(self.say("place.offset", value=location.offset))
        return self.say("words.listing").join(parts)

    def _or_itself(self, group: str, name: str) -> str:
        key = f"{group}.{name}"
        return self.say(key) if has(key) else name


def is_sensitive(name: str) -> bool:
    """Whether a category is sensitive personal information by its kind (PIPL art. 28)."""
    known = BY_ID.get(name)
    return bool(known and known.sensitive)


def is_organisation(name: str) -> bool:
    """Whether a category is not personal information but an organisation's."""
    known = BY_ID.get(name)
    return known is not None and known.family is Family.ORGANISATION


def weight(name: str) -> int:
    """How much harm one item can do; the user's own categories stand in the middle."""
    known: Category | None = BY_ID.get(name)
    return known.weight if known else _CUSTOM_WEIGHT


def weightiest_first(names: Iterable[str]) -> list[str]:
    """Categories by how much harm one item can do."""
    return sorted(names, key=lambda name: (-weight(name), name))


_CUSTOM_WEIGHT = 50
