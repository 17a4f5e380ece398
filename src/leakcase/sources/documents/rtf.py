"""Rich text (.rtf): text, notes and properties, after the RTF specification 1.9.1."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from leakcase.pii.finding import Seen
from leakcase.sources.documents.prose import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_BLOCK = 256 << 10
_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])"
    rb"|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
_LONGEST_TOKEN = 64
"""Bytes that may belong to a token that is cut at the end of a block."""
_DEPTH = 2000
_SKIPPED = frozenset(
    [
        "fonttbl",
        "colortbl",
        "stylesheet",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "themedata",
        "colorschememapping",
        "latentstyles",
        "datastore",
        "pict",
        "objdata",
        "blipuid",
        "xmlnstbl",
        "pgptbl",
    ]
)
_KEPT_STARRED = frozenset(
    [
        "annotation",
        "atnauthor",
        "atnid",
        "company",
        "manager",
        "hlinkbase",
        "ud",
        "upr",
        "shptxt",
        "shpinst",
        "fldinst",
        "userprops",
        "propname",
        "staticval",
    ]
)
_BREAKS = {
    "par": "\n",
    "line": "\n",
    "row": "\n",
    "sect": "\n",
    "page": "\n",
    "cell": "\t",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
}
_SEEN = {
    "info": Seen.METADATA,
    "annotation": Seen.COMMENT,
    "atnauthor": Seen.METADATA,
    "fldinst": Seen.ATTRIBUTE,
    "v": Seen.METADATA,
}
_CODE_PAGES = {936: "gb18030", 950: "big5hkscs", 932: "cp932", 949: "cp949", 65001: "utf-8"}
_CHARSETS = {134: 936, 136: 950, 128: 932, 129: 949, 0: 1252}


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read rich text as it streams by."""
    prose = Prose(location, reading.limits)
    rich = _RichText(prose)
    rest = b""
    while block := stream.read(_BLOCK):
        reading.clock.check()
        rest = rich.feed(rest + block)
        if prose.full:
            yield from prose.take()
    rich.feed(rest, final=True)
    rich.flush()
    yield from prose.take()


@dataclass(slots=True)
class _Group:
    """What holds inside one pair of braces."""

    skip: bool = False
    seen: Seen | None = None
    unicode_skip: int = 1
    page: int = 1252
    fresh: bool = True


@dataclass(slots=True)
class _RichText:
    """The state of the reader between tokens."""

    prose: Prose
    groups: list[_Group] = field(default_factory=lambda: [_Group(fresh=False)])
    pages: dict[int, int] = field(default_factory=dict)
    default_page: int = 1252
    pending: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    binary: int = 0
    starred: bool = False
    font: int = 0

    def feed(self, data: bytes, *, final: bool = False) -> bytes:
        """Take in data; what may be the beginning of a token that goes on is given back."""
        at = min(self.binary, len(data))
        self.binary -= at
        end = len(data) if final else max(len(data) - _LONGEST_TOKEN, 0)
        while at < end:
            match = _TOKEN.match(data, at)
            if match is None:
                at += 1
                continue
            at = match.end()
            self._token(match)
            if self.binary:
                taken = min(self.binary, len(data) - at)
                self.binary -= taken
                at += taken
        return data[at:]

    def flush(self) -> None:
        """Decode the bytes that have come together."""
        if self.pending:
            page = self.groups[-1].page
            codec = _CODE_PAGES.get(page, f"cp{page}")
            try:
                text = bytes(self.pending).decode(codec, "replace")
            except LookupError:
                text = bytes(self.pending).decode("latin-1")
            self.pending.clear()
            self.prose.add(text, self.groups[-1].seen)

    def _token(self, match: re.Match[bytes]) -> None:
        word, number, hexed, symbol, brace, plain = match.groups()
        if brace == b"{":
            self._open()
        elif brace == b"}":
            self._close()
        elif word is not None:
            self._word(word.decode(), int(number) if number else None)
        elif hexed is not None:
            self._bytes(bytes.fromhex(hexed.decode()))
        elif symbol is not None:
            self._symbol(symbol)
        elif plain is not None:
            self._bytes(plain)

    def _open(self) -> None:
        self.flush()
        above = self.groups[-1]
        if len(self.groups) < _DEPTH:
            self.groups.append(_Group(above.skip, above.seen, above.unicode_skip, above.page))
        self.starred = False

    def _close(self) -> None:
        self.flush()
        if len(self.groups) > 1:
            self.groups.pop()
        self.to_skip = 0

    def _bytes(self, data: bytes) -> None:
        skipped = min(self.to_skip, len(data))
        self.to_skip -= skipped
        group = self.groups[-1]
        group.fresh = False
        if not group.skip:
            self.pending += data[skipped:]

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.starred = True
        elif symbol in b"\\{}":
            self._bytes(symbol)
        elif symbol in b"~_":
            self._bytes(b" " if symbol == b"~" else b"-")
        elif symbol in b"\r\n":
            self._break("\n")

    def _break(self, text: str) -> None:
        if not self.groups[-1].skip:
            self.flush()
            self.prose.add(text, self.groups[-1].seen)

    def _word(self, word: str, number: int | None) -> None:
        group = self.groups[-1]
        if group.fresh or self.starred:
            self._destination(word, group)
        if word in _BREAKS:
            self._break(_BREAKS[word])
        elif word == "u" and number is not None:
            self._unicode(number & 0xFFFF)
        elif number is not None:
            self._setting(word, number, group)
        elif word == "v":
            self.flush()
            group.seen = _SEEN["v"]

    def _destination(self, word: str, group: _Group) -> None:
        """The first word of a group says what the group is for."""
        group.fresh = False
        unknown = self.starred and word not in _KEPT_STARRED
        group.skip = group.skip or word in _SKIPPED or unknown
        if word != "v":
            group.seen = _SEEN.get(word, group.seen)
        self.starred = False

    def _setting(self, word: str, number: int, group: _Group) -> None:
        if word == "bin":
            self.binary = max(number, 0)
        elif word == "uc":
            group.unicode_skip = min(max(number, 0), 8)
        elif word == "ansicpg":
            self.default_page = group.page = number
        elif word == "f":
            self.flush()
            self.font = number
            group.page = self.pages.get(number, self.default_page)
        elif word == "fcharset" and number in _CHARSETS and len(self.pages) < _DEPTH:
            self.pages[self.font] = _CHARSETS[number] if number else self.default_page
        elif word == "v":
            self.flush()
            group.seen = _SEEN["v"] if number else None

    def _unicode(self, unit: int) -> None:
        group = self.groups[-1]
        self.to_skip = group.unicode_skip
        if not group.skip:
            self.flush()
            self.prose.add(chr(unit) if not 0xD800 <= unit < 0xE000 else "", group.seen)
