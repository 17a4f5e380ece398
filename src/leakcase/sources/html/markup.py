"""Markup: the grammar of attributes and what the elements of HTML are, as far as text goes."""

from __future__ import annotations

import re
from enum import IntFlag

import numpy as np

ATTRIBUTE = re.compile(
    rb"""
    (?P<name>[^\s"'>/=][^\s/>=]*+)
    (?: \s*+ = \s*+
        (?: "(?P<double>[^"]*+) | '(?P<single>[^']*+) | (?P<bare>[^\s>"'][^\s>]*+) )
    )?+
    """,
    re.VERBOSE | re.DOTALL,
)
"""One attribute of a tag."""

CHARSET = re.compile(
    rb"""(?:charset|encoding)\s*+=\s*+["']?\s*+([\w.:-]{1,40})""",
)
"""The encoding that a page, in lower case, says it is written in."""


class Element(IntFlag):
    """What an element is to the text in it and around it."""

    BLOCK = 1 << 0
    """It begins and ends a line."""
    APART = 1 << 1
    """It stands apart from the text around it, in its line."""
    CELL = 1 << 2
    ROW = 1 << 3
    """It begins a row of a table or list of terms."""
    TABLE = 1 << 4
    RAW = 1 << 5
    """What is in it is no markup and no text."""
    TEXT = 1 << 6
    """What is in it is text without markup."""
    PRE = 1 << 7
    VOID = 1 << 8
    """It has no end."""
    UNSEEN = 1 << 9
    """What is in it is never shown."""
    ENDED_BY_NEXT = 1 << 10
    """It ends where the next of its kind begins."""
    ROW_END = 1 << 11
    """Its end ends what cells are open in it."""


_NAMES: dict[Element, str] = {
    Element.BLOCK: """address article aside blockquote body br button caption center dd details
        dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head
        header hgroup hr html legend li main menu nav ol optgroup option p pre search section select
        summary table tbody template textarea tfoot thead title tr ul xmp""",
    Element.APART: """audio canvas img input label meter object output progress svg td th video""",
    Element.CELL: "td th dt dd",
    Element.ROW: "tr dt",
    Element.TABLE: "table dl",
    Element.RAW: "script style xmp iframe noembed",
    Element.TEXT: "title textarea",
    Element.PRE: "pre",
    Element.VOID: """area base basefont bgsound br col embed frame hr img input keygen link meta
        param source track wbr""",
    Element.UNSEEN: "template noscript noframes datalist",
    Element.ENDED_BY_NEXT: "dd dt li option p td th tr",
    Element.ROW_END: "tr tbody table dl",
}

HASH_FACTOR = 33
HASH_MASK = 0x7FFFFFFF
SLOTS = 512


def name_hash(name: bytes) -> int:
    """The number that an element's name (lower case) is known by."""
    value = 0
    for byte in name:
        value = (value * HASH_FACTOR + byte) & HASH_MASK
    return value


def _by_slot() -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Hash and element by slot; a slot that is taken passes its name on to the next."""
    slots = np.zeros((SLOTS, 2), np.int64)
    known: dict[str, Element] = {}
    for element, names in _NAMES.items():
        for name in names.split():
            known[name] = known.get(name, Element(0)) | element
    for name, element in known.items():
        value = name_hash(name.encode())
        slot = value % SLOTS
        while slots[slot, 0]:
            slot = (slot + 1) % SLOTS
        slots[slot] = value, element
    return slots


ELEMENTS = _by_slot()
