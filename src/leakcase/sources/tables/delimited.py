"""CSV, TSV and their kin: the delimiter and the header are found out, rows stream by.

Quotes that never close, lines without end and cells without measure are bounded: they cost a
problem and are read as text or split without quotes, never the rest of the file.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, BinaryIO, Literal

from leakcase.sources.segment import Problem, ProblemKind, TextSegment
from leakcase.sources.tables.batches import Batch, as_table
from leakcase.sources.tables.decoding import TextBlocks
from leakcase.sources.tables.header import header_of
from leakcase.sources.tables.leftover import as_text
from leakcase.sources.tables.lines import count_lines, line_chunks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Limits, Piece

DELIMITERS = (",", "\t", ";", "|", "\x01", "----")
"""What separates cells; the last two are those of Hive and of leaked account lists."""
SAMPLE = 200
"""Lines that the delimiter is found out from."""
RUNAWAYS = 16
"""Quotes that never close, after which quotes are taken for ordinary characters."""
BLOCK = 512 << 10
_JOINER = "\x1f"
"""Stands for a delimiter of several characters while rows are split."""
_END = "\0end\0"
"""Follows each chunk: a record that is still open swallows it, and so tells that it is open."""

_Quoting = Literal[0, 3]
"""Minimal quoting or none, as ``csv`` numbers them."""


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read one delimited table."""
    limits = reading.limits
    blocks = TextBlocks.of(stream, reading, BLOCK)
    rows = _Rows(location, limits)
    batches = rows.batches(line_chunks(blocks, 4 * limits.cell), blocks)
    before: list[Piece] = []
    for first in batches:
        if isinstance(first, Batch):
            break
        before.append(first)
    else:
        yield from before
        return
    yield from before
    width = min(max(map(len, first.rows)), limits.columns + 1)
    names, above, below = header_of(first.rows)
    header = names + [""] * (width - len(names))
    if below:
        yield from _titles(first, above, location, limits)
        first = replace(first, rows=first.rows[below:], lines=(first.lines or ())[below:])
    yield from as_table(location, header, chain((first,), batches), limits)


def find_delimiter(lines: Sequence[str]) -> str:
    """The delimiter that splits most lines into the same number of cells, two at least."""
    best, score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = [width for width in map(len, _split("".join(lines), delimiter)) if width]
        if not widths:
            continue
        usual = max(set(widths), key=widths.count)
        share = widths.count(usual) / len(widths)
        worth = share * (usual > 1) * (1 + min(usual, 50) / 100)
        if worth > score:
            best, score = delimiter, worth
    return best


def _split(text: str, delimiter: str, quoting: _Quoting = csv.QUOTE_MINIMAL) -> list[list[str]]:
    """The rows of some text. Never fails: cells may be as long as the text."""
    if len(delimiter) > 1:
        text, delimiter = text.replace(delimiter, _JOINER), _JOINER
    if csv.field_size_limit() < len(text):
        csv.field_size_limit(len(text))  # the limit is the process's; it is only ever raised
    lines = io.StringIO(text, newline="")
    return list(csv.reader(lines, delimiter=delimiter, quoting=quoting))


def _titles(first: Batch, index: int, location: Location, limits: Limits) -> Iterator[TextSegment]:
    """The rows above the header as text."""
    for row, line in zip(first.rows[:index], first.lines or (), strict=False):
        yield from as_text("\t".join(filter(None, row)), location.at(line=line), limits)


class _Rows:
    """Turns chunks of whole lines into rows."""

    def __init__(self, location: Location, limits: Limits) -> None:
        self._location = location
        self._limits = limits
        self._delimiter = ""
        self._quoting: _Quoting = csv.QUOTE_MINIMAL
        self._line = 1
        self._open = ""
        """The lines of a record whose quote is still open."""
        self._runaways = 0

    def batches(
        self, chunks: Iterator[tuple[str, bool]], blocks: TextBlocks
    ) -> Iterator[Batch | TextSegment | Problem]:
        """The rows of all chunks."""
        told = False
        for chunk, overlong in chunks:
            if overlong:
                if not told:
                    yield self._problem(ProblemKind.TOO_LARGE, "has a line too long to be a row")
                told = chunk[-1:] not in "\r\n"
                yield from as_text(chunk, self._location.at(line=self._line), self._limits)
                self._line += count_lines(chunk) - told
                continue
            if not self._delimiter:
                self._delimiter = find_delimiter(chunk.splitlines(keepends=True)[:SAMPLE])
            text = self._open + chunk
            yield from self._parse(text, blocks.taken())
            while len(self._open) > self._limits.cell:
                yield from self._runaway()
        while self._open:
            yield from self._runaway()

    def _parse(self, text: str, size: int) -> Iterator[Batch]:
        """The complete rows of whole lines; a last one that stays open is kept for later."""
        if self._quoting == csv.QUOTE_NONE or '"' not in text:
            self._open = ""
            rows = _split(text, self._delimiter, csv.QUOTE_NONE)
            lines: Sequence[int] = range(self._line, self._line + len(rows))
            self._line += len(rows)
        else:
            rows, lines = self._parse_quoted(text)
        if not all(rows):
            kept = [(row, line) for row, line in zip(rows, lines, strict=True) if row]
            rows, lines = [row for row, _ in kept], [line for _, line in kept]
        if rows:
            yield Batch(rows, lines, size, longest=len(text))

    def _parse_quoted(self, text: str) -> tuple[list[list[str]], Sequence[int]]:
        ended = text if text.endswith(("\n", "\r")) else text + "\n"
        rows = _split(ended + _END, self._delimiter)
        total = count_lines(ended)
        closed = rows.pop() == [_END]
        if closed and len(rows) == total:
            lines: Sequence[int] = range(self._line, self._line + total)
            self._open = ""
        else:
            ends = _row_ends(ended + _END, self._delimiter)[:-1]
            lines = [self._line + end for end in (0, *ends)][: len(rows)]
            total = ends[-1] if ends and not closed else total * closed
            self._open = "" if closed else _after_lines(text, total)
        self._line += total
        return rows, lines

    def _runaway(self) -> Iterator[Batch | Problem]:
        """A quote that never closes: split its line without quotes and go on after it."""
        self._runaways += 1
        first = io.StringIO(self._open, newline="").readline()
        rest = self._open[len(first) :]
        if self._runaways == 1:
            yield self._problem(ProblemKind.CORRUPT, "has a quote that never closes; read as text")
        if self._runaways >= RUNAWAYS:
            first, rest = self._open, ""
            self._quoting = csv.QUOTE_NONE
        rows = [row for row in _split(first, self._delimiter, csv.QUOTE_NONE) if row]
        lines = range(self._line, self._line + len(rows))
        self._line += count_lines(first)
        self._open = ""
        yield Batch(rows, lines, longest=len(first))
        if rest:
            yield from self._parse(rest, 0)

    def _problem(self, kind: ProblemKind, detail: str) -> Problem:
        return Problem(self._location.at(line=self._line), kind, detail, partial=False)


def _row_ends(text: str, delimiter: str) -> list[int]:
    """The number of lines up to the end of each row."""
    if len(delimiter) > 1:
        text, delimiter = text.replace(delimiter, _JOINER), _JOINER
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [reader.line_num for _ in reader]


def _after_lines(text: str, count: int) -> str:
    """What follows the first ``count`` lines."""
    lines = io.StringIO(text, newline="")
    skipped = sum(map(len, islice(lines, count)))
    return text[skipped:]


__all__ = ["DELIMITERS", "find_delimiter", "read"]
