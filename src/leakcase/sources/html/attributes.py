"""Attributes worth reading: values that may say something about a person, and what hides."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from leakcase.sources.html.markup import ATTRIBUTE
from leakcase.sources.html.styles import HIDING


@dataclass(slots=True)
class Given:
    """What a tag gives.

    Attributes:
        values: (name, start, end) of each value worth reading.
        label: what the element is called: its ``name``, ``property``, ``itemprop`` or ``id``.
        type: its ``type``.
        classes: its classes.
        hidden: it is not shown.
        span: columns it takes, for a cell.
    """

    values: list[tuple[bytes, int, int]] = field(default_factory=list)
    label: bytes = b"value"
    type: str = ""
    classes: list[bytes] = field(default_factory=list)
    hidden: bool = False
    span: int = 1

    @property
    def is_shown_input(self) -> bool:
        """Whether a visitor sees the value that stands in this input."""
        return self.type not in _UNSEEN_INPUTS and not self.hidden


def attributes(page: bytes, start: int, end: int, tag: bytes) -> Given:
    """Read the attributes of a tag."""
    given = Given()
    for found in ATTRIBUTE.finditer(page, start, end):
        name = found["name"].lower()
        kind = found.lastgroup
        if kind is None or kind == "name":
            given.hidden = given.hidden or name == b"hidden"
            continue
        first, last = found.span(kind)
        if name in _TOLD:
            _tell(given, name, page[first:last])
        elif name in _DRAWN or first == last:
            continue
        if _says_something(name, page, first, last):
            given.values.append((name, first, last))
    if tag == b"input" and given.type == "hidden":
        given.hidden = True
    return given


def _tell(given: Given, name: bytes, value: bytes) -> None:
    if name == b"class":
        given.classes = value.split()
    elif name == b"type":
        given.type = value.decode("ascii", "replace").strip().lower()
    elif name == b"style":
        given.hidden = given.hidden or HIDING.search(value) is not None
    elif name == b"colspan":
        given.span = int(value) if _NUMBER.fullmatch(value) else 1
    elif name == b"hidden":
        given.hidden = True
    elif given.label == b"value" or name != b"id":
        given.label = value[:64]


def _says_something(name: bytes, page: bytes, start: int, end: int) -> bool:
    """Whether a value may hold personal information."""
    if name in _SPOKEN or name.startswith((b"data-", b"on")):
        return end - start > 1 and not page.startswith(_PICTURES, start)
    if page.startswith(_PICTURES, start):
        return False
    return _TELLING.search(page, start, end) is not None


_NUMBER = re.compile(rb"\d{1,4}")
_TELLING = re.compile(rb"\d{5}|@|[\x80-\xff]{4}|%[0-9a-fA-F]{2}")
_PICTURES = (
    b"data:image/",
    b"data:font/",
    b"data:audio/",
    b"data:video/",
    b"data:application/font",
)
_TOLD = frozenset(
    (b"class", b"type", b"style", b"hidden", b"colspan", b"name", b"id", b"property", b"itemprop")
)
_SPOKEN = frozenset((b"value", b"content", b"alt", b"title", b"placeholder", b"aria-label"))
_DRAWN = frozenset(
    b"""d points viewbox transform integrity nonce width height x y cx cy r fill stroke srcset
    sizes""".split()
)
_UNSEEN_INPUTS = frozenset(("hidden", "password", "checkbox", "radio", "file", "image"))
