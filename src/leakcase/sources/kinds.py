"""Kinds: what a run of bytes is, told by its first bytes, then by its name and its media type.

Magic bytes come first because names lie: a system's ``export.xls`` is as often HTML or CSV.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

from leakcase.sources.encodings import looks_like_text, plain_head

HEAD = 64 << 10
"""Bytes looked at to tell a kind."""


class Kind(StrEnum):
    """What a run of bytes is; every kind has a reader in ``reading.READERS``."""

    EMPTY = "empty"
    TEXT = "text"
    BINARY = "binary"
    # markup
    HTML = "html"
    XML = "xml"
    # data
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    SQL = "sql"
    XLSX = "xlsx"
    XLS = "xls"
    XLSB = "xlsb"
    ODS = "ods"
    PARQUET = "parquet"
    """Also Arrow, Feather and ORC: columns, told apart by their reader."""
    SQLITE = "sqlite"
    # documents
    DOCX = "docx"
    PPTX = "pptx"
    ODT = "odt"
    ODP = "odp"
    EPUB = "epub"
    DOC = "doc"
    PPT = "ppt"
    RTF = "rtf"
    PDF = "pdf"
    # mail
    EML = "eml"
    MBOX = "mbox"
    MSG = "msg"
    # pictures
    IMAGE = "image"
    # containers
    GZIP = "gzip"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZSTD = "zstd"
    ZIP = "zip"
    TAR = "tar"
    OLE = "ole"
    ENCRYPTED = "encrypted"
    """An Office document locked with a password."""
    UNSUPPORTED = "unsupported"
    """An archive of a kind that is known and not read."""


_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b\x08", Kind.GZIP),
    (b"BZh", Kind.BZIP2),
    (b"\xfd7zXZ\x00", Kind.XZ),
    (b"\x28\xb5\x2f\xfd", Kind.ZSTD),
    (b"PK\x03\x04", Kind.ZIP),
    (b"PK\x05\x06", Kind.ZIP),
    (b"PK\x07\x08PK\x03\x04", Kind.ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind.OLE),
    (b"PAR1", Kind.PARQUET),
    (b"ARROW1", Kind.PARQUET),
    (b"SQLite format 3\x00", Kind.SQLITE),
    (b"{\\rtf", Kind.RTF),
    (b"\x89PNG\r\n\x1a\n", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF87a", Kind.IMAGE),
    (b"GIF89a", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"7z\xbc\xaf\x27\x1c", Kind.UNSUPPORTED),
    (b"Rar!\x1a\x07", Kind.UNSUPPORTED),
    (b"MSCF\x00\x00\x00\x00", Kind.UNSUPPORTED),
    (b"\x04\x22\x4d\x18", Kind.UNSUPPORTED),
    (b"\x1f\x9d", Kind.UNSUPPORTED),
    (b"LZIP\x01", Kind.UNSUPPORTED),
)

_EXTENSIONS: dict[str, Kind] = {
    ".htm": Kind.HTML,
    ".html": Kind.HTML,
    ".xhtml": Kind.HTML,
    ".shtml": Kind.HTML,
    ".xml": Kind.XML,
    ".svg": Kind.XML,
    ".rss": Kind.XML,
    ".atom": Kind.XML,
    ".kml": Kind.XML,
    ".gpx": Kind.XML,
    ".csv": Kind.CSV,
    ".tsv": Kind.TSV,
    ".tab": Kind.TSV,
    ".json": Kind.JSON,
    ".geojson": Kind.JSON,
    ".har": Kind.JSON,
    ".ipynb": Kind.JSON,
    ".jsonl": Kind.JSONL,
    ".ndjson": Kind.JSONL,
    ".sql": Kind.SQL,
    ".eml": Kind.EML,
    ".mbox": Kind.MBOX,
    ".mbx": Kind.MBOX,
}
"""Kinds of text that have no magic; what has one is told by it alone."""

_MEDIA_TYPES: dict[str, Kind] = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "text/xml": Kind.XML,
    "application/xml": Kind.XML,
    "text/csv": Kind.CSV,
    "application/csv": Kind.CSV,
    "text/tab-separated-values": Kind.TSV,
    "application/json": Kind.JSON,
    "text/json": Kind.JSON,
    "application/x-ndjson": Kind.JSONL,
    "application/ndjson": Kind.JSONL,
    "application/jsonl": Kind.JSONL,
    "application/json-seq": Kind.JSONL,
    "application/sql": Kind.SQL,
    "application/x-sql": Kind.SQL,
    "message/rfc822": Kind.EML,
    "application/mbox": Kind.MBOX,
}

_PLAIN = frozenset({"", ".txt", ".log", ".out", ".dat", ".data", ".dump", ".bak", ".xls", ".doc"})
"""Names that promise nothing, so that the content is asked."""


def sniff(head: bytes, *, name: str = "", content_type: str = "") -> Kind:
    """The kind of what begins with ``head`` (up to :data:`HEAD` bytes).

    ``ZIP`` and ``OLE`` are families; :func:`refine_zip` and :func:`refine_ole` tell their members
    apart once the whole is at hand.
    """
    if not head:
        return Kind.EMPTY
    kind = _by_magic(head)
    if kind is not None:
        return kind
    if not looks_like_text(head):
        return Kind.BINARY
    plain = plain_head(head)
    return _by_opening(plain) or _by_name(name, content_type) or _by_content(plain, name)


def refine_zip(names: frozenset[str], mimetype: bytes) -> Kind:
    """What a zip file is, from its member names and the content of its ``mimetype`` member."""
    if mimetype.startswith(b"application/epub+zip"):
        return Kind.EPUB
    open_document = re.match(
        rb"application/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)", mimetype
    )
    if open_document:
        return {b"text": Kind.ODT, b"spreadsheet": Kind.ODS, b"presentation": Kind.ODP}[
            open_document[1]
        ]
    if "[Content_Types].xml" in names:
        if "xl/workbook.bin" in names:
            return Kind.XLSB
        for part, kind in (("word/", Kind.DOCX), ("xl/", Kind.XLSX), ("ppt/", Kind.PPTX)):
            if any(name.startswith(part) for name in names):
                return kind
    return Kind.ZIP


def refine_ole(names: frozenset[str]) -> Kind:
    """What an OLE2 file is, from the names of its top streams."""
    for stream, kind in (
        ("EncryptedPackage", Kind.ENCRYPTED),
        ("__properties_version1.0", Kind.MSG),
        ("WordDocument", Kind.DOC),
        ("PowerPoint Document", Kind.PPT),
        ("Workbook", Kind.XLS),
        ("Book", Kind.XLS),
    ):
        if stream in names:
            return kind
    return Kind.OLE


def _by_magic(head: bytes) -> Kind | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    for pattern, kind in _MAGIC_INSIDE:
        if pattern.match(head):
            return kind
    return Kind.TAR if is_tar_header(head[:512]) else None


def is_tar_header(record: bytes) -> bool:
    """Whether 512 bytes are the header of a tar member: the checksum in it tells."""
    field = record[148:156].strip(b" \0")
    if len(record) < 512 or not re.fullmatch(rb"[0-7]{1,8}", field):
        return False
    return int(field, 8) == sum(record) - sum(record[148:156]) + 8 * 0x20


_MAGIC_INSIDE: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (re.compile(rb".{0,1024}?%PDF-", re.DOTALL), Kind.PDF),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), Kind.IMAGE),
    (re.compile(rb"BM....\0\0\0\0", re.DOTALL), Kind.IMAGE),
    (re.compile(rb"ORC[\s\S]{0,8}?[\x00-\x08\x0e-\x1f]", re.DOTALL), Kind.PARQUET),
    # a skippable frame opens the stream
    (re.compile(rb"[\x50-\x5f]\x2a\x4d\x18", re.DOTALL), Kind.ZSTD),
)


_OPENINGS: tuple[tuple[re.Pattern[bytes], Kind], ...] = (
    (
        re.compile(
            rb"(?:<!--.{0,4096}?-->\s{0,64})?<(?:!doctype\s+html|html|head|body)[\s>]",
            re.IGNORECASE | re.DOTALL,
        ),
        Kind.HTML,
    ),
    (
        re.compile(
            rb"<\?xml.{0,400}?\?>\s{0,64}<(?:!doctype\s+)?html[\s>]", re.IGNORECASE | re.DOTALL
        ),
        Kind.HTML,
    ),
    (re.compile(rb"<\?xml\s"), Kind.XML),
    (re.compile(rb"<svg[\s>]"), Kind.XML),
    (re.compile(rb"-- (?:MySQL|MariaDB) dump |-- phpMyAdmin SQL Dump"), Kind.SQL),
    (re.compile(rb"(?:--\n)?-- PostgreSQL database (?:cluster )?dump"), Kind.SQL),
    (re.compile(rb"PRAGMA foreign_keys=OFF;\s"), Kind.SQL),
    (re.compile(rb"From \S{1,200} .{10,60}\r?\n[A-Za-z-]{2,40}: "), Kind.MBOX),
    (
        re.compile(
            rb"(?:Return-Path|Received|Delivered-To|X-Original-To|MIME-Version): .{1,900}\r?\n"
            rb"(?:[ \t].{0,998}\r?\n){0,40}[A-Za-z-]{2,60}:"
        ),
        Kind.EML,
    ),
)


def _by_opening(head: bytes) -> Kind | None:
    text = head.lstrip()
    for pattern, kind in _OPENINGS:
        if pattern.match(text):
            return kind
    return None


def _by_name(name: str, content_type: str) -> Kind | None:
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type in _MEDIA_TYPES:
        return _MEDIA_TYPES[media_type]
    if media_type.endswith("+json"):
        return Kind.JSON
    if media_type.endswith("+xml"):
        return Kind.XML
    return _EXTENSIONS.get(extension(name))


def extension(name: str) -> str:
    """The lower-case extension of a file name or a URL path, ``""`` where it has none."""
    return PurePosixPath(name.replace("\\", "/").partition("?")[0]).suffix.lower()


def _by_content(head: bytes, name: str) -> Kind:
    """What text with a name that promises nothing turns out to be."""
    if extension(name) not in _PLAIN:
        return Kind.TEXT
    text = head.lstrip()
    if re.match(rb'\{\s{0,200}"(?:[^"\\\n]|\\.){0,200}"\s{0,20}:', text):
        first, line_end, rest = text.partition(b"\n")
        one_a_line = line_end and first.rstrip().endswith(b"}") and rest.lstrip()[:1] == b"{"
        return Kind.JSONL if one_a_line else Kind.JSON
    if re.match(rb'\[\s{0,200}\{\s{0,200}"', text):
        return Kind.JSON
    if re.match(
        rb"(?:INSERT INTO|CREATE TABLE|DROP TABLE IF EXISTS) [`\"\[\w]", text, re.IGNORECASE
    ):
        return Kind.SQL
    return _delimited(head) or Kind.TEXT


def _delimited(head: bytes) -> Kind | None:
    """CSV or TSV where every line has the same number of separators; prose has not."""
    lines = [line for line in head.splitlines()[:50] if line.strip()]
    if len(head) >= HEAD - 64:
        lines = lines[:-1]
    few, several = 3, 5
    if len(lines) < few:
        return None
    for separator, kind in (
        (b"\t", Kind.TSV),
        (b",", Kind.CSV),
        (b"|", Kind.CSV),
        (b";", Kind.CSV),
    ):
        counts = {line.count(separator) for line in lines}
        count = counts.pop() if len(counts) == 1 else 0
        # one comma a line may be chance; in many short lines without a space it is not
        list_like = len(lines) >= several and not any(b" " in line for line in lines)
        if count > 1 or (count and (separator == b"\t" or list_like)):
            return kind
    return None
