"""Refining: which member of the zip and OLE2 families a file is, now that it can be searched."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.containers.inflate import deflate_chunks, stored_chunks
from leakcase.sources.containers.metering import Packed
from leakcase.sources.containers.zip_entries import entries
from leakcase.sources.kinds import Kind, refine_ole, refine_zip

if TYPE_CHECKING:
    from collections.abc import Iterator

METHODS = {0: stored_chunks, 8: deflate_chunks}
NAMES = 20_000
"""Most names looked at to tell a document from an archive."""


def refine(kind: Kind, stream: BinaryIO) -> Kind:
    """The exact kind of a zip or OLE2 file; any other kind as it is. Leaves the stream at 0."""
    if kind is Kind.ZIP:
        kind = _refine_zip(stream)
    elif kind is Kind.OLE:
        kind = _refine_ole(stream)
    stream.seek(0)
    return kind


def _refine_zip(stream: BinaryIO) -> Kind:
    """By its directory, of which a part is looked at: a hostile one has millions of names."""
    try:
        known: set[str] = set()
        mimetype = b""
        for entry in islice(entries(stream, NAMES).entries, NAMES):
            known.add(entry.name)
            if entry.name == "mimetype" and entry.method in METHODS:
                packed = Packed(stream, start=entry.start, size=entry.packed)
                mimetype = next(METHODS[entry.method](packed), b"")
    except Exception:  # noqa: BLE001  (a broken archive is the zip reader's to report)
        return Kind.ZIP
    return refine_zip(frozenset(known), mimetype)


def _refine_ole(stream: BinaryIO) -> Kind:
    import olefile  # noqa: PLC0415  (few files need it)

    try:
        with olefile.OleFileIO(stream) as container:
            return refine_ole(frozenset(_tops(container.listdir(streams=True, storages=True))))
    except Exception:  # noqa: BLE001  (a broken container is read as binary, and said to be)
        return Kind.OLE


def _tops(paths: list[list[str]]) -> Iterator[str]:
    return (path[0] for path in paths)
