"""A page, read once from front to back: what a visitor sees, and what stands hidden beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakcase.sources.html.assembling import closing
from leakcase.sources.html.attributes import Given, attributes
from leakcase.sources.html.layout import COMMENT, END, RAW, T_AT, T_HASH
from leakcase.sources.html.markup import Element
from leakcase.sources.html.parts import Parts, Visible, Walked, walked
from leakcase.sources.html.spelling import spell_value
from leakcase.sources.html.styles import hiding_classes
from leakcase.sources.html.tables import SPAN, Cell, Grid, OpenTable
from leakcase.sources.html.view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_TABLES = 64
"""Tables inside each other; what stands deeper is text."""


@dataclass(frozen=True, slots=True)
class Script:
    """The stretch of an inline script, and the type it names."""

    start: int
    end: int
    type: str


@dataclass(slots=True)
class Content:
    """What a stretch of a page holds, by how it is met."""

    visible: Visible | None = None
    attributes: View = field(default_factory=View)
    comments: View = field(default_factory=View)
    styles: View = field(default_factory=View)
    scripts: list[Script] = field(default_factory=list)
    grids: list[tuple[OpenTable, Grid]] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """A page on its way: what is open at the end of one stretch goes on in the next."""

    _tables: list[OpenTable] = field(default_factory=list)
    _given: int = 0
    _hiding: frozenset[bytes] = frozenset()
    """Classes that a style on the page hides."""
    _pre: int = 0
    _hidden: tuple[int, int] = (0, 0)
    """Hash and element of what hides the text at the end of a stretch; 0 for nothing."""

    def read(self, page: bytes, *, last: bool) -> Content:
        """Read on.

        Args:
            page: the next stretch, UTF-8.
            last: nothing follows.
        """
        self._hiding |= hiding_classes(page)
        stretch = walked(page, pre=self._pre, classes=bool(self._hiding))
        self._pre = stretch.pre
        reading = _Reading(stretch, self._tables, self._hiding)
        if self._hidden[0]:
            reading.hide(0, *self._hidden, at=0)
        for event in stretch.events:
            reading.take(event)
        self._hidden = reading.open_at_end
        return reading.finish(self, last=last)

    def number(self, table: OpenTable) -> None:
        """Count a table that is given out."""
        if not table.number:
            self._given += 1
            table.number = self._given


class _Reading:
    """One stretch of a page being read."""

    def __init__(self, stretch: Walked, tables: list[OpenTable], hiding: frozenset[bytes]) -> None:
        self.open_at_end = (0, 0)
        self._stretch = stretch
        self._page = stretch.page
        self._open = tables
        self._closed: list[OpenTable] = []
        self._hiding = hiding
        self._hidden: list[tuple[int, int]] = []
        self._hidden_until = 0
        self._shown: list[tuple[int, int]] = []
        self._content = Content()

    def take(self, event: Sequence[int]) -> None:
        """Look at what the pass over the bytes found worth a look."""
        kind, tag, element, at, body, body_end, start, end = event
        if kind == COMMENT:
            text = self._page[start:end]
            if _TELLING.search(text) and not _DECLARATION.match(text):
                self._content.comments.put(text, start, end)
                self._content.comments.gap(b"\n", end)
        elif kind == END:
            self._end_table(at)
        else:
            name = self._page[at + 1 : body].lower()
            given = _NOTHING
            if body < body_end:
                given = attributes(self._page, body, body_end, name)
                self._values(name, given)
            if kind == RAW:
                self._raw(name, given, start, end)
                return
            if at >= self._hidden_until and self._is_hidden(element, given):
                self.hide(tag + 1, int(self._stretch.tags[tag, T_HASH]), element, at=at)
            if element & _TABULAR:
                self._table(element, name, given, at, start)

    def hide(self, tag: int, own: int, element: int, *, at: int) -> None:
        """Everything from ``at`` to the end of this element is hidden."""
        tags = self._stretch.tags
        end = closing(tags, len(tags), tag, own, element, 1)
        self._hidden_until = int(tags[end, T_AT]) if end < len(tags) else len(self._page)
        self._hidden.append((at, self._hidden_until))
        self.open_at_end = (own, element) if end == len(tags) else (0, 0)

    def finish(self, page: Page, *, last: bool) -> Content:
        """What the stretch holds."""
        content = self._content
        parts = Parts(self._page, self._stretch.parts, self._hidden)
        parts.insert(self._shown)
        for table in self._open:
            table.end_cell(len(self._page))
        if last:
            self._closed += reversed(self._open)
            self._open.clear()
        for table in (*self._closed, *self._open):
            for grid in table.take(parts):
                page.number(table)
                content.grids.append((table, grid))
        content.visible = parts.visible()
        return content

    def _is_hidden(self, element: int, given: Given) -> bool:
        if element & _VOID:
            return False
        return element & _UNSEEN != 0 or self._hides(given)

    def _hides(self, given: Given) -> bool:
        return given.hidden or (bool(given.classes) and not self._hiding.isdisjoint(given.classes))

    def _raw(self, name: bytes, given: Given, start: int, end: int) -> None:
        """An element whose content is no markup."""
        if start == end or self._page[start:end].isspace():
            return
        if name == b"script":
            self._content.scripts.append(Script(start, end, given.type))
        elif name == b"style":
            if _TELLING_STYLE.search(self._page, start, end):
                self._content.styles.put(self._page[start:end], start, end)
                self._content.styles.gap(b"\n", end)
        else:
            self._shown.append((start, end))
            if name != b"xmp" or self._hides(given):
                self._hidden.append((start, end))

    def _values(self, name: bytes, given: Given) -> None:
        """The attributes of a tag that may hold something."""
        view = self._content.attributes
        for label, start, end in given.values:
            if name == b"input" and label == b"value" and given.is_shown_input:
                self._shown.append((start, end))
                if self._hides(given):
                    self._hidden.append((start, end))
                continue
            view.put((given.label if label in _CALLED else label) + b": ", start, start)
            spell_value(self._page, start, end, view)
            view.gap(b"\n", end)

    def _table(self, element: int, name: bytes, given: Given, at: int, after: int) -> None:
        """A tag that tables are made of."""
        if element & _TABLE:
            if len(self._open) < MOST_TABLES:
                for outer in self._open:
                    outer.nested = True
                self._open.append(OpenTable(name == b"dl", at < self._hidden_until))
            return
        if not self._open:
            return
        table = self._open[-1]
        if table.is_list != (name in _TERMS):
            return
        if element & _ROW:
            table.row(at)
        if element & _CELL:
            if name == b"dd" and table.cells_in_row() >= 2:
                table.row(at)
                table.cell(Cell(at, at, is_head=True, span=1, hidden=False), at)
            hidden = at < self._hidden_until
            span = min(given.span, SPAN)
            table.cell(Cell(after, after, name in _HEADS, span, hidden), at)

    def _end_table(self, at: int) -> None:
        if self._open:
            table = self._open.pop()
            table.end_cell(at)
            self._closed.append(table)


_NOTHING = Given()
# plain numbers: an operation on a flag costs as much as the rest of a tag
_TABLE, _ROW, _CELL = int(Element.TABLE), int(Element.ROW), int(Element.CELL)
_VOID, _UNSEEN = int(Element.VOID), int(Element.UNSEEN)
_TABULAR = _TABLE | _ROW | _CELL
_TELLING = re.compile(rb"[\d@:=\x80-\xff]")
"""Without any of these a comment says nothing of anyone."""
_TELLING_STYLE = re.compile(rb"\d{5}|[\x80-\xff]|@(?!media|import|font|key|charset|supports|page)")
_DECLARATION = re.compile(
    rb"\s*+(?:doctype\b[^\d]*+(?:\d(?!\d{5})[^\d]*+)*+|\[?endif\]?-*+)\Z", re.IGNORECASE
)
_TERMS = frozenset((b"dt", b"dd"))
_HEADS = frozenset((b"th", b"dt"))
_CALLED = frozenset((b"value", b"content"))
"""Attributes whose value is best called by the name that the element has."""


__all__ = ["Content", "Page", "Script"]
