"""Object storage by URL (``s3://bucket/prefix``, ``oss://``, ``memory://``): objects as files.

Needs the extra ``object-storage``; keys come from the usual places of each provider's own tools,
never from the URL's display.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from leakcase.errors import MissingExtra, SourceError, UsageError
from leakcase.pii.finding import Location, Seen
from leakcase.sources.reading import Options, Reading, read_stream
from leakcase.sources.segment import DEFAULT_LIMITS, Note, Problem, ProblemKind
from leakcase.sources.tables.leftover import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from leakcase.sources.segment import Limits, Piece


@dataclass(frozen=True, slots=True)
class ObjectStorageSource:
    """The objects below a URL, or those that fit it where it holds ``*``.

    Attributes:
        url: where the objects are; credentials in it are used and never shown.
        options: what readers are asked to do.
        limits: bounds of each object.
        storage: arguments of the provider's fsspec class (``anon``, ``endpoint_url``).
    """

    url: str = field(repr=False)
    options: Options = field(default_factory=Options)
    limits: Limits = DEFAULT_LIMITS
    storage: Mapping[str, object] = field(default_factory=dict, repr=False)

    @property
    def name(self) -> str:
        """The URL without credentials and options."""
        parts = urlsplit(self.url)
        host = parts.netloc.rpartition("@")[2]
        return f"{parts.scheme}://{host}{parts.path}"

    def read(self) -> Iterator[Piece]:
        """All objects, in the order of their names within each folder.

        Raises:
            MissingExtra: where the package for this kind of storage is not installed.
            SourceError: where the storage cannot be opened or listed at all.
        """
        files, root = _open(self.url, dict(self.storage))
        protocol = urlsplit(self.url).scheme
        for done, path in enumerate(self._paths(files, root)):
            place = Location(f"{protocol}://{path.lstrip('/')}")
            yield Note(place, done)
            yield from as_text(path, place, self.limits, seen=Seen.NAME)
            yield from self._read_object(files, path, place)

    def _paths(self, files: Any, root: str) -> Iterator[str]:
        failure = ""
        missing = False
        try:
            if any(sign in root for sign in "*?["):
                yield from sorted(files.glob(root))
                return
            if files.isfile(root):
                yield root
                return
            missing = not files.exists(root)
            for folder, _, names in files.walk(root):
                yield from (f"{folder}/{name}" for name in sorted(names) if name)
        except Exception as error:  # noqa: BLE001  (providers raise anything)
            failure = type(error).__name__
        if failure:
            raise SourceError(f"{self.name} cannot be listed: the storage reported {failure}")
        if missing:
            raise SourceError(f"{self.name} holds nothing; check the name and the prefix")

    def _read_object(self, files: Any, path: str, place: Location) -> Iterator[Piece]:
        reading = Reading.begin(self.limits, self.options, name=path.rpartition("/")[2])
        try:
            with files.open(path, "rb") as stream:
                yield from read_stream(cast("BinaryIO", stream), place, reading)
        except Exception as error:  # noqa: BLE001  (providers raise anything, keys in the message)
            yield Problem(
                place,
                ProblemKind.UNREADABLE,
                f"the storage reported {type(error).__name__}; what came before was read",
            )


def _open(url: str, storage: dict[str, Any]) -> tuple[Any, str]:
    """The file system of a URL and the path within it."""
    try:
        import fsspec  # type: ignore[import-untyped]  # noqa: PLC0415  (an extra)
    except ModuleNotFoundError:
        raise MissingExtra(
            "reading object storage needs an extra: pip install 'leakcase[object-storage]'"
        ) from None
    scheme = urlsplit(url).scheme
    failure = ""
    try:
        files, path = fsspec.url_to_fs(url, **storage)
    except ImportError:
        raise MissingExtra(
            f"reading {scheme}:// needs the fsspec package for it; see fsspec's list of backends"
        ) from None
    except ValueError:
        raise UsageError(f"there is no storage of the kind {scheme}://") from None
    except Exception as error:  # noqa: BLE001  (providers raise anything, keys in the message)
        failure = type(error).__name__
    else:
        return files, str(path)
    raise SourceError(f"{scheme}:// storage cannot be opened: it reported {failure}")


__all__ = ["ObjectStorageSource"]
