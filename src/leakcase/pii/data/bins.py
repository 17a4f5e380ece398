"""Issuers of bank cards by prefix (``bins.txt``), and the ranges of the international schemes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIZE = 1_000_000
_INDEXED = 6

# ISO/IEC 7812-1 ranges as the schemes publish them: first and last six digits.
SCHEMES = {
    "Visa": ((400_000, 499_999),),
    "Mastercard": ((510_000, 559_999), (222_100, 272_099)),
    "American Express": ((340_000, 349_999), (370_000, 379_999)),
    "JCB": ((352_800, 358_999),),
    "Diners Club": ((300_000, 305_999), (360_000, 369_999), (380_000, 399_999)),
    "UnionPay": ((620_000, 629_999), (810_000, 817_199)),
}


@dataclass(frozen=True, slots=True)
class Issue:
    """Cards of one issuer, kind and length.

    Attributes:
        bank: name of the issuer.
        kind: ``DC`` debit, ``CC`` credit, ``SCC`` quasi-credit, ``PC`` prepaid.
        length: digits of the whole number.
    """

    bank: str
    kind: str
    length: int


@cache
def prefixes() -> NDArray[np.bool_]:
    """``bool[1_000_000]``: whether cards with these first six digits are known; read-only."""
    table = np.zeros(SIZE, np.bool_)
    for prefix in _issues():
        head = prefix[:_INDEXED]
        first = int(head.ljust(_INDEXED, "0"))
        table[first : first + 10 ** (_INDEXED - len(head))] = True
    table.setflags(write=False)
    return table


@cache
def schemes() -> NDArray[np.bool_]:
    """``bool[1_000_000]``: whether the first six digits lie in a scheme's range; read-only."""
    table = np.zeros(SIZE, np.bool_)
    for ranges in SCHEMES.values():
        for first, last in ranges:
            table[first : last + 1] = True
    table.setflags(write=False)
    return table


def issuer(pan: str) -> str:
    """The bank that issued a card, the scheme where the bank is not known, or ``""``.

    Args:
        pan: the number, digits only; its longest known prefix decides, its length where two
            banks share one.
    """
    found = issue(pan)
    if found is not None:
        return found.bank
    head = int(pan[:_INDEXED]) if pan[:_INDEXED].isascii() and pan[:_INDEXED].isdigit() else -1
    for scheme, ranges in SCHEMES.items():
        if len(pan) > _INDEXED and any(first <= head <= last for first, last in ranges):
            return scheme
    return ""


def issue(pan: str) -> Issue | None:
    """What is known of a card by its prefix, or None."""
    table = _issues()
    for width in range(min(len(pan), _LONGEST), 0, -1):
        if issues := table.get(pan[:width]):
            return next((one for one in issues if one.length == len(pan)), issues[0])
    return None


_LONGEST = 10


@cache
def _issues() -> dict[str, tuple[Issue, ...]]:
    banks: dict[str, str] = {}
    table: dict[str, tuple[Issue, ...]] = {}
    text = files("leakcase.pii.data").joinpath("bins.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("= "):
            _, code, name = line.split(" ", 2)
            banks[code] = name
        elif not line.startswith("#"):
            code, kind, length, *listed = line.split()
            one = Issue(banks[code], kind, int(length))
            for prefix in listed:
                table[prefix] = (*table.get(prefix, ()), one)
    return table
