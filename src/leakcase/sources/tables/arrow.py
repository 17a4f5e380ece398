"""Parquet, Arrow, Feather and ORC: batch by batch, nested columns by dotted names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO, cast

from leakcase.sources.databases.cells import as_cell
from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.streams import Unreadable
from leakcase.sources.tables.batches import ROWS, Batch, as_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

NESTED = 16
"""Structures within structures that become dotted columns."""


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read one columnar file."""
    batches = _record_batches(stream)
    first = next(batches, None)
    if first is None:
        return
    header = [name for name, _ in _columns(first)]
    yield from as_table(location, header, _rows(first, batches, location), reading.limits)


def _record_batches(stream: BinaryIO) -> Iterator[pa.RecordBatch]:
    """The batches of a file, of whichever format its first bytes say."""
    import pyarrow as pa  # noqa: PLC0415  (takes a quarter of a second)
    from pyarrow import ipc, orc, parquet  # noqa: PLC0415

    magic = stream.read(6)
    stream.seek(0)
    if magic.startswith(b"PAR1"):
        file = parquet.ParquetFile(stream, memory_map=False, buffer_size=1 << 20, pre_buffer=False)
        yield from file.iter_batches(batch_size=ROWS)
    elif magic.startswith(b"ORC"):
        stripes = orc.ORCFile(stream)
        for index in range(stripes.nstripes):
            yield from _sliced(stripes.read_stripe(index))
    elif magic == b"ARROW1":
        reader = ipc.open_file(
            pa.PythonFile(stream, mode="r")  # type: ignore[arg-type]
        )
        for index in range(reader.num_record_batches):
            yield from _sliced(reader.get_batch(index))
    else:
        raise Unreadable(ProblemKind.UNSUPPORTED, "is no columnar file that is known")


def _sliced(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    for start in range(0, batch.num_rows, ROWS):
        yield batch.slice(start, ROWS)


def _rows(
    first: pa.RecordBatch, batches: Iterator[pa.RecordBatch], location: Location
) -> Iterator[Batch | Problem]:
    """Batches of text; a broken one ends the table and keeps what came before."""
    done = 0
    batch: pa.RecordBatch | None = first
    while batch is not None:
        columns = [_texts(column) for _, column in _columns(batch)]
        rows = [list(row) for row in zip(*columns, strict=True)]
        yield Batch(rows, size=batch.nbytes, longest=max(batch.nbytes // max(len(rows), 1), 0))
        done += len(rows)
        try:
            batch = next(batches, None)
        except Exception as error:  # noqa: BLE001  (a hostile file raises anything)
            yield Problem(
                location.at(row=done + 1),
                ProblemKind.CORRUPT,
                f"is broken after {done} rows ({type(error).__name__}); the rest is unread",
            )
            return


def _columns(batch: pa.RecordBatch) -> list[tuple[str, pa.Array[Any]]]:
    """The columns by name; the fields of a structure as columns of their own."""
    pairs = zip(batch.schema.names, batch.columns, strict=True)
    return [flat for name, column in pairs for flat in _flat(name, column, 0)]


def _flat(name: str, column: pa.Array[Any], depth: int) -> list[tuple[str, pa.Array[Any]]]:
    import pyarrow as pa  # noqa: PLC0415

    if depth >= NESTED or not isinstance(column, pa.StructArray) or not column.type.num_fields:
        return [(name, column)]
    fields = zip((field.name for field in column.type), column.flatten(), strict=True)
    return [flat for field, inner in fields for flat in _flat(f"{name}.{field}", inner, depth + 1)]


def _texts(column: pa.Array[Any]) -> list[str]:
    """A column as text; what Arrow cannot write as text is written by Python."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import types  # noqa: PLC0415

    kind = column.type
    if isinstance(column, pa.DictionaryArray):
        column = column.dictionary_decode()
        kind = column.type
    simple = types.is_integer(kind) or types.is_decimal(kind) or types.is_temporal(kind)
    if types.is_string(kind) or types.is_large_string(kind) or simple:
        try:
            return cast("list[str]", column.cast(pa.large_string()).fill_null("").to_pylist())
        except (pa.ArrowException, UnicodeDecodeError, ValueError):
            column = column.cast(pa.large_binary()) if not simple else column
    return [as_cell(value) for value in column.to_pylist()]


__all__ = ["read"]
