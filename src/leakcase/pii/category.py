"""What a category of personal information is: its names, its legal classes, how it is masked.

The categories themselves are data, in ``taxonomy.toml``; ``taxonomy.py`` loads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Family(StrEnum):
    """The families a reader looks for a category under."""

    IDENTITY = "identity"
    CONTACT = "contact"
    FINANCIAL = "financial"
    VEHICLE = "vehicle"
    ONLINE = "online"
    LOCATION = "location"
    HEALTH = "health"
    BIOMETRIC = "biometric"
    PERSONAL = "personal"
    MINOR = "minor"
    TRADE = "trade"
    COMMUNICATION = "communication"
    ORGANISATION = "organisation"
    """Not personal information: recognised so that it is not mistaken for a person's."""


class CriminalClass(StrEnum):
    """The item tiers of 法释〔2017〕10号 art. 5(1)(iii)-(v), for the criminal score."""

    FIFTY = "50"
    """Whereabouts, content of communications, credit information, property information."""
    FIVE_HUNDRED = "500"
    """Lodging, communication records, health, transactions: what may affect safety."""
    FIVE_THOUSAND = "5000"
    """Every other item of personal information."""
    NONE = "none"
    """Not personal information (organisation numbers)."""


class Changeable(StrEnum):
    """Whether the person concerned can replace the value once it has leaked."""

    YES = "yes"
    """At once and alone: a password, an e-mail address."""
    WITH_EFFORT = "effort"
    """Through an institution, at a cost: a bank card, a phone number, a passport."""
    NO = "no"
    """Never: an ID number, a face, a diagnosis."""


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of personal information.

    Attributes:
        id: stable English identifier, ``snake_case``; what JSON, SARIF and settings use.
        zh: Chinese name shown to people.
        en: English name shown to people.
        family: where a reader looks for it.
        sensitive: the class of sensitive personal information it belongs to under PIPL art. 28
            (``biometric``, ``religion``, ``identity``, ``health``, ``finance``, ``whereabouts``,
            ``minor``), or ``""`` where it is not sensitive by kind.
        gbt45574: the item of GB/T 45574-2025 annex A it falls under, or ``""``.
        criminal: the item tier it counts in for the criminal score.
        changeable: whether the person can replace it.
        mask: name of the mask rule in ``masking.py``.
        identifies: the value alone singles out one person (used to count distinct people).
        weight: 1-100, how much harm one exposed item can do; orders summaries, nothing legal.
    """

    id: str
    zh: str
    en: str
    family: Family
    sensitive: str
    gbt45574: str
    criminal: CriminalClass
    changeable: Changeable
    mask: str
    identifies: bool
    weight: int
