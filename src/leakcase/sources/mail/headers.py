"""Header fields of a message or a part, decoded (RFC 5322, 2045, 2047, 2231)."""

from __future__ import annotations

import re
from binascii import Error as Base64Error
from binascii import a2b_base64
from dataclasses import dataclass
from quopri import decodestring
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from leakcase.sources.encodings import decode, detect, is_utf_8

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.sources.mail.lines import Lines

_LARGEST = 1 << 20
"""Bytes of all fields of one part."""
_FIELD = re.compile(rb"([!-9;-~]{1,200})[ \t]*:[ \t]*(.*)", re.DOTALL)
_WORD = re.compile(rb"=\?([\w.:-]{1,40})(?:\*[\w-]{1,20})?\?([bBqQ])\?([^?\s]*)\?=")
_PARAMETER = re.compile(
    r";\s*([\w!#$&+.^`|~-]+)(\*\d{0,3}\*?)?\s*=\s*(\"(?:[^\"\\]|\\.)*\"|[^;\s]*)"
)


@dataclass(frozen=True, slots=True)
class Headers:
    """Fields in their order.

    Attributes:
        fields: name as written and value decoded.
    """

    fields: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """Value of the first field of this name, ``""`` where there is none."""
        wanted = name.lower()
        return next((value for field, value in self.fields if field.lower() == wanted), "")

    @property
    def media_type(self) -> str:
        """``text/html`` and so on, lower case; ``text/plain`` where none is given."""
        value = self.get("Content-Type").partition(";")[0].strip().lower()
        return value if "/" in value else "text/plain"

    def parameter(self, field: str, name: str) -> str:
        """A parameter of a field, its continuations joined and its escapes decoded."""
        parts: list[str] = []
        for match in _PARAMETER.finditer(self.get(field)[:_LARGEST]):
            if match[1].lower() != name:
                continue
            value = match[3]
            if value.startswith('"'):
                value = re.sub(r"\\(.)", r"\1", value[1:-1])
            parts.append(_extended(value, first=not parts) if match[2] else value)
        return "".join(parts)

    @property
    def file_name(self) -> str:
        """Name of an attachment, ``""`` where it has none."""
        name = self.parameter("Content-Disposition", "filename")
        return name or self.parameter("Content-Type", "name")


def read_headers(lines: Lines) -> Headers:
    """The fields up to the blank line, which is taken; at once where the lines are no fields."""
    fields: list[tuple[str, str]] = []
    for name, value in _unfolded(lines):
        fields.append((name.decode("latin-1"), decoded_words(value)))
    return Headers(tuple(fields))


def _unfolded(lines: Lines) -> Iterator[tuple[bytes, bytes]]:
    name, value, size = b"", b"", 0
    while line := lines.next():
        size += len(line)
        if size > _LARGEST or not line.strip(b"\r\n"):
            break
        match = _FIELD.match(line)
        if line[:1] in {b" ", b"\t"} and name:
            value += b" " + line.strip()
        elif match:
            if name:
                yield name, value
            name, value = match[1], match[2].strip()
        elif not line.startswith((b"From ", b">From ")):
            lines.give_back(line)
            break
    if name:
        yield name, value


def decoded_words(value: bytes) -> str:
    """A field's value as text; encoded words that stand side by side are joined first."""
    value = re.sub(rb"(\?=)[ \t]+(?==\?)", rb"\1", value)
    texts: list[str] = []
    at, pending, charset = 0, b"", b""
    for match in _WORD.finditer(value):
        between = value[at : match.start()]
        if pending and (between or match[1] != charset):
            texts.append(_text(pending, charset.decode()))
            pending = b""
        texts.append(_text(between))
        pending, charset, at = pending + _word_bytes(match), match[1], match.end()
    texts += [_text(pending, charset.decode()), _text(value[at:])]
    return "".join(texts)


def _word_bytes(match: re.Match[bytes]) -> bytes:
    if match[2] in b"qQ":
        return decodestring(match[3].replace(b"_", b" "))
    try:
        return a2b_base64(match[3] + b"==")
    except Base64Error:
        return match[3]


def _text(raw: bytes, charset: str = "") -> str:
    """Bytes as text: claims of an encoding are believed where they fit."""
    if raw.isascii() or is_utf_8(raw):
        return raw.decode()
    return decode(raw, detect(raw, charset))[0].decode()


def _extended(value: str, *, first: bool) -> str:
    """A parameter written as RFC 2231 has it: charset'language'percent-escapes."""
    charset = ""
    if first and value.count("'") >= 2:
        charset, _, value = value.split("'", 2)
    return _text(unquote_to_bytes(value), charset)
