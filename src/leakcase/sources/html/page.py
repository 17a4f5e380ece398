"""A page, read once from front to back: what a visitor sees, and what stands hidden beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leakcase.pii.finding import Seen
from leakcase.sources.html.attributes import Given, attributes, is_worth_reading
from leakcase.sources.html.markup import (
    APART,
    BLOCK,
    CLOSED_BY_NEXT,
    MARKUP,
    VOID,
)
from leakcase.sources.html.spelling import ODD, spell, spell_value
from leakcase.sources.html.tables import EARLY, SPAN, Cell, Grid, OpenTable
from leakcase.sources.html.view import View

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_TABLES = 64
"""Tables inside each other; what stands deeper is text."""


@dataclass(slots=True)
class Script:
    """The stretch of an inline script, and the type it names."""

    start: int
    end: int
    type: str


@dataclass(slots=True)
class Page:
    """What has been read of a page so far; a page may come in several pieces of text."""

    visible: View = field(default_factory=View)
    attributes: View = field(default_factory=View)
    comments: View = field(default_factory=View)
    styles: View = field(default_factory=View)
    scripts: list[Script] = field(default_factory=list)
    grids: list[tuple[OpenTable, Grid]] = field(default_factory=list)
    tables: int = 0
    _open: list[OpenTable] = field(default_factory=list)
    _hidden: bytes = b""
    """Name of the element that hides what stands in it."""
    _hidden_depth: int = 0
    _hidden_from: int = 0
    _hiding: frozenset[bytes] = frozenset()
    """Classes that a style on the page hides."""
    _pre: int = 0
    _ended: tuple[bytes, int] = (b"", -1)
    """The last inline end tag, and where it ended."""

    def read(self, page: bytes) -> None:
        """Read on."""
        self._hiding |= hiding_classes(page)
        at = 0
        for mark in MARKUP.finditer(page):
            begin = mark.start()
            if begin > at:
                self._text(page, at, begin)
            at = mark.end()
            start = mark["start"]
            if start is not None:
                self._start(page, start.lower(), mark.span("body"), begin)
            elif (end := mark["end"]) is not None:
                self._end(end.lower(), begin, at)
            elif mark["raw"] is not None:
                self._raw(page, mark)
            else:
                self._aside(page, mark)
        if len(page) > at:
            self._text(page, at, len(page))

    def finish(self) -> None:
        """The page is over, whatever is still open."""
        while self._open:
            self._close_table()
        if self._hidden:
            self._show()

    def rest(self) -> None:
        """Forget the text read so far, keep what is open (for the next piece of a large page).

        Tables that are open give out their rows; a cell that is cut goes on as text.
        """
        for table in self._open:
            table.end_cell(len(self.visible.parts))
        if len(self._open) == 1:
            self._give_out(self._open[0])
        for table in self._open:
            table.rows, table.first = [], 0
        if self._hidden:
            self._region()
            self._hidden_from = 0

    def _text(self, page: bytes, start: int, end: int) -> None:
        view = self.visible
        text = page[start:end]
        if text.isspace():
            if self._pre:
                view.put(text, start, end)
            else:
                view.gap(b" ", start)
        elif self._pre:
            spell(page, start, end, view, keep_space=True)
        elif ODD.search(text):
            spell(page, start, end, view)
        else:
            view.put(text, start, end)

    def _start(self, page: bytes, name: bytes, body: tuple[int, int], at: int) -> None:
        if name in BLOCK:
            self.visible.gap(b"\n", at)
            self._begin_block(name)
        elif name in APART:
            self.visible.gap(b"\t" if name in _CELLS else b" ", at)
        elif self._ended == (name, at):
            self.visible.gap(b" ", at)  # side by side, like boxes; not two runs of one word
        if self._hidden:
            self._deeper(name)
        given = _NOTHING
        if body[0] < body[1] and is_worth_reading(page, *body, classes=bool(self._hiding)):
            given = attributes(page, *body, name)
            self._given(page, name, given)
        if not self._hidden and (name in _NEVER_SHOWN or self._hides(given)) and name not in VOID:
            self._hide(name)
        if name in _CELLS:
            self._cell(name, given)

    def _begin_block(self, name: bytes) -> None:
        if name in _ROWS:
            self._row()
        elif name in _TABLES:
            self._open_table(name)
        elif name == b"pre":
            self._pre += 1

    def _end(self, name: bytes, begin: int, at: int) -> None:
        if self._hidden:
            self._shallower(name)
        if name in BLOCK:
            if name in _TABLES and self._open:
                self._close_table()
            elif name == b"pre" and self._pre:
                self._pre -= 1
            self.visible.gap(b"\n", begin)
        elif name in _CELLS:
            if self._open and self._open[-1].cell is not None:
                self._open[-1].end_cell(len(self.visible.parts))
            self.visible.gap(b"\t", begin)
        elif name in APART:
            self.visible.gap(b" ", begin)
        else:
            self._ended = (name, at)

    def _raw(self, page: bytes, mark: re.Match[bytes]) -> None:
        """An element whose content is no markup."""
        name = mark["raw"].lower()
        start, end = mark.span("content")
        body = mark.span("given")
        given = _NOTHING
        if body[0] < body[1] and is_worth_reading(page, *body, classes=bool(self._hiding)):
            given = attributes(page, *body, name)
            self._given(page, name, given)
        if name == b"script":
            if not page[start:end].isspace() and start < end:
                kind = given.type or _type_of(page[body[0] : body[1]])
                self.scripts.append(Script(start, end, kind))
        elif name == b"style":
            self.styles.put(page[start:end], start, end)
            self.styles.gap(b"\n", end)
        else:
            self.visible.gap(b"\n", start)
            shown = name in _SHOWN_RAW and not self._hides(given)
            first = len(self.visible.parts)
            spell(page, start, end, self.visible, keep_space=True)
            if not shown and not self._hidden:
                self.visible.regions.append((first, len(self.visible.parts), Seen.ATTRIBUTE))
            self.visible.gap(b"\n", end)

    def _aside(self, page: bytes, mark: re.Match[bytes]) -> None:
        """A comment or what passes for one."""
        for group in ("comment", "cdata", "bogus"):
            start, end = mark.span(group)
            if start >= 0:
                break
        text = page[start:end]
        if text and not text.isspace() and not _DECLARATION.match(text):
            self.comments.put(text, start, end)
            self.comments.gap(b"\n", end)

    def _given(self, page: bytes, name: bytes, given: Given) -> None:
        """The attributes of a tag that may hold something."""
        view = self.attributes
        for label, start, end in given.values:
            if name == b"input" and label == b"value" and given.is_shown_input:
                if self._hides(given) or self._hidden:
                    continue
                spell_value(page, start, end, self.visible)
                self.visible.gap(b" ", end)
                continue
            view.put((given.label if label in _CALLED else label) + b": ", start, start)
            spell_value(page, start, end, view)
            view.gap(b"\n", end)

    def _hides(self, given: Given) -> bool:
        return given.hidden or (
            bool(self._hiding)
            and bool(given.classes)
            and not self._hiding.isdisjoint(given.classes)
        )

    def _hide(self, name: bytes) -> None:
        self._hidden = name
        self._hidden_depth = 1
        self._hidden_from = len(self.visible.parts)

    def _deeper(self, name: bytes) -> None:
        if name == self._hidden:
            if name in CLOSED_BY_NEXT:
                self._show()
            else:
                self._hidden_depth += 1
        elif self._hidden in _CELLS and (name in _CELLS or name == b"tr"):
            self._show()

    def _shallower(self, name: bytes) -> None:
        if name == self._hidden:
            self._hidden_depth -= 1
            if self._hidden_depth <= 0:
                self._show()
        elif self._hidden in _CELLS and name in _END_CELLS:
            self._show()

    def _show(self) -> None:
        self._region()
        self._hidden = b""

    def _region(self) -> None:
        last = len(self.visible.parts)
        if self._hidden_from < last:
            self.visible.regions.append((self._hidden_from, last, Seen.ATTRIBUTE))

    def _open_table(self, name: bytes) -> None:
        if len(self._open) >= MOST_TABLES:
            return
        for outer in self._open:
            outer.nested = True
        self._open.append(OpenTable(len(self.visible.parts), name, bool(self._hidden)))

    def _row(self) -> None:
        if not self._open:
            return
        table = self._open[-1]
        table.row(len(self.visible.parts))
        if len(table.rows) > EARLY and len(self._open) == 1 and not table.nested:
            last = table.rows.pop()
            self._give_out(table)
            table.rows = [last]

    def _cell(self, name: bytes, given: Given) -> None:
        if not self._open:
            return
        table = self._open[-1]
        if (table.kind == b"dl") != (name in _TERMS):
            return
        first = len(self.visible.parts)
        if name == b"dd" and table.rows and len(table.rows[-1]) >= 2:
            table.row(first)
            table.begin_cell(Cell(first, is_head=True, span=1, hidden=False))
        span = min(given.span, SPAN)
        table.begin_cell(Cell(first, name in _HEADS, span, bool(self._hidden)))

    def _close_table(self) -> None:
        table = self._open.pop()
        table.end_cell(len(self.visible.parts))
        self._give_out(table)

    def _give_out(self, table: OpenTable) -> None:
        """Take a table that holds data out of the visible text."""
        view = self.visible
        grids = table.grids(view)
        if not grids:
            return
        outside = list(_outside(table, view))
        view.cut(table.first)
        for text, start, end in outside:
            view.put(text, start, end)
            view.gap(b"\n", end)
        if self._hidden:
            self._hidden_from = min(self._hidden_from, len(view.parts))
        if not table.given:
            self.tables += 1
            table.given = self.tables
        table.header = grids[0].header if len(grids) == 1 else None
        self.grids += ((table, grid) for grid in grids)


def _outside(table: OpenTable, view: View) -> Iterator[tuple[bytes, int, int]]:
    """What stands in a table and in none of its cells: its caption."""
    at = table.first
    ends = [(cell.first, cell.last) for row in table.rows for cell in row]
    for first, last in [*ends, (len(view.parts), 0)]:
        for i in range(at, first):
            if not view.parts[i].isspace():
                yield view.parts[i], view.starts[i], view.ends[i]
        at = max(at, last)


def hiding_classes(page: bytes) -> frozenset[bytes]:
    """Classes that a style sheet on the page hides, at all widths and media."""
    if not _HIDING.search(page):
        return frozenset()
    names: set[bytes] = set()
    for sheet in _STYLE.finditer(page):
        for rule in _RULE.finditer(_MEDIA.sub(b"", sheet[1])):
            if _HIDING.search(rule[2]):
                names.update(_CLASS.findall(rule[1]))
    return frozenset(names)


def _type_of(body: bytes) -> str:
    found = _TYPE.search(body)
    return found[1].decode("ascii", "replace").lower() if found else ""


_NOTHING = Given()
_HIDING = re.compile(rb"(?:display\s*+:\s*+none|visibility\s*+:\s*+hidden)", re.IGNORECASE)
_STYLE = re.compile(rb"<style\b[^>]*+>([^<]*+)", re.IGNORECASE)
_RULE = re.compile(rb"([^{}]++)\{([^{}]*+)\}")
_MEDIA = re.compile(rb"@[a-z-]++[^{};]*+\{(?:[^{}]++|\{[^{}]*+\})*+\}", re.IGNORECASE)
_CLASS = re.compile(rb"(?:^|,)\s*+(?:[a-z]++)?\.([\w-]++)\s*+(?=,|$)", re.IGNORECASE)
_TYPE = re.compile(rb"""\btype\s*+=\s*+["']?([\w/+.-]{1,60})""", re.IGNORECASE)
_DECLARATION = re.compile(
    rb"\s*+(?:doctype\b[^\d]*+(?:\d(?!\d{5})[^\d]*+)*+|\[?endif\]?-*+)\Z", re.IGNORECASE
)
_CELLS = frozenset((b"td", b"th", b"dt", b"dd"))
_TERMS = frozenset((b"dt", b"dd"))
_ROWS = frozenset((b"tr", b"dt"))
_HEADS = frozenset((b"th", b"dt"))
_TABLES = frozenset((b"table", b"dl"))
_END_CELLS = frozenset((b"tr", b"tbody", b"table", b"dl"))
_NEVER_SHOWN = frozenset((b"template", b"noscript", b"noframes", b"datalist"))
_SHOWN_RAW = frozenset((b"title", b"textarea", b"xmp"))
_CALLED = frozenset((b"value", b"content"))
"""Attributes whose value is best called by the name that the element has."""
