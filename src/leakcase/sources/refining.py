"""Refining: which member of the zip and OLE2 families a file is, now that it can be searched."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, BinaryIO

from leakcase.sources.kinds import Kind, refine_ole, refine_zip

if TYPE_CHECKING:
    from collections.abc import Iterator

MIMETYPE = 100
"""Longest ``mimetype`` member looked at."""


def refine(kind: Kind, stream: BinaryIO) -> Kind:
    """The exact kind of a zip or OLE2 file; any other kind as it is. Leaves the stream at 0."""
    if kind is Kind.ZIP:
        kind = _refine_zip(stream)
    elif kind is Kind.OLE:
        kind = _refine_ole(stream)
    stream.seek(0)
    return kind


def _refine_zip(stream: BinaryIO) -> Kind:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = frozenset(archive.namelist())
            mimetype = b""
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    mimetype = member.read(MIMETYPE)
    except Exception:  # noqa: BLE001  (a broken archive is the zip reader's to report)
        return Kind.ZIP
    return refine_zip(names, mimetype)


def _refine_ole(stream: BinaryIO) -> Kind:
    import olefile  # noqa: PLC0415  (few files need it)

    try:
        with olefile.OleFileIO(stream) as container:
            return refine_ole(frozenset(_tops(container.listdir(streams=True, storages=True))))
    except Exception:  # noqa: BLE001  (a broken container is read as binary, and said to be)
        return Kind.OLE


def _tops(paths: list[list[str]]) -> Iterator[str]:
    return (path[0] for path in paths)
