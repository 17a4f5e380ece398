"""Takes the cells of a judged column: as they are, after a check, or as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from leakcase.pii.columns.cells import CellHits
from leakcase.pii.columns.judge import CHECK_DIGITS, Verdict
from leakcase.pii.columns.profiles import is_empty, profile_of
from leakcase.pii.finding import Tier
from leakcase.pii.recognizer import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from leakcase.pii.columns.reading import Read, Reader
    from leakcase.pii.columns.slots import Slot

T = TypeVar("T", bound=np.generic)

_SHORTEST = 4
"""Characters below which a cell of an undecided column holds nothing that proves itself."""
_FEW = 4
"""A column with this many times more cells than different ones is read once for each of those."""
_DOUBTS = int(Reason.CHECK_DIGIT_WRONG | Reason.DATE_INVALID | Reason.PLACEHOLDER)
"""A column cannot make up for these."""
_NUMBERS = frozenset(
    ("mobile", "landline", "qq", "bank_card", "imei", "imsi", "iccid", "postcode", "resident_id_15")
)
"""Categories that are digits and nothing else: what consecutive numbers are mistaken for."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Cells of one slot that the engine reads.

    Attributes:
        slot: where they stand.
        verdict: what the slot holds.
        cells: the texts, each once where the column repeats few.
        rows: ``int32[m]``, the row of each cell of the slot that is read.
        which: ``int64[m]``, index into ``cells`` for each of ``rows``.
    """

    slot: Slot
    verdict: Verdict
    cells: Sequence[str]
    rows: NDArray[np.int32]
    which: NDArray[np.int64]


def take_plain(
    slot: Slot, verdict: Verdict, column: Sequence[str], reader: Reader, skipped: int
) -> tuple[CellHits | None, Pick | None]:
    """The cells that need no engine, and those that do."""
    cells, rows = _cells(slot, column, skipped)
    distinct = set(cells)
    if verdict.category == "" or verdict.structured:
        shortest = 1 if verdict.structured else _SHORTEST
        return None, _pick(slot, verdict, cells, rows, distinct, shortest)
    fits = _fitting(verdict.category, distinct - {slot.name})
    good = np.fromiter(map(fits.__contains__, cells), np.bool_, len(cells))
    hits = _whole_cells(slot, verdict, cells, rows, good, fits, reader) if fits else None
    if good.all():
        return hits, None
    rest = [cell for cell, taken in zip(cells, good.tolist(), strict=True) if not taken]
    return hits, _pick(slot, verdict, rest, rows[~good], set(rest), _SHORTEST)


def merge_reads(picks: Sequence[Pick], found: Read, reader: Reader) -> list[CellHits]:
    """What the engine found in picked cells, together with what their columns say."""
    ends = np.cumsum([len(pick.cells) for pick in picks])
    edges = np.searchsorted(found.item, np.concatenate(([0], ends)))
    parts = []
    for number, pick in enumerate(picks):
        part = found.take(np.arange(edges[number], edges[number + 1]))
        first = ends[number] - len(pick.cells)
        parts.append(_spread(pick, part, int(first), reader))
    return parts


def _cells(
    slot: Slot, column: Sequence[str], skipped: int
) -> tuple[Sequence[str], NDArray[np.int32]]:
    if slot.rows is None:
        return column[skipped:] if skipped else column, np.arange(
            skipped, len(column), dtype=np.int32
        )
    rows = slot.rows[slot.rows >= skipped]
    return [column[row] for row in rows.tolist()], rows


def _fitting(category: str, distinct: set[str]) -> dict[str, tuple[int, int]]:
    """The cells that are a value of the category, with where the value stands in them."""
    fits: Callable[[str], object] = profile_of(category).fits
    found: dict[str, tuple[int, int]] = {}
    for cell in distinct:
        text = cell.strip()
        if not is_empty(text) and fits(text):
            start = cell.index(text)
            found[cell] = (start, start + len(text))
    return found


def _whole_cells(
    slot: Slot,
    verdict: Verdict,
    cells: Sequence[str],
    rows: NDArray[np.int32],
    good: NDArray[np.bool_],
    fits: dict[str, tuple[int, int]],
    reader: Reader,
) -> CellHits:
    taken = rows[good]
    spans = np.array([fits[cell] for cell in cells if cell in fits], np.int32).reshape(-1, 2)
    n = len(taken)
    return CellHits(
        taken,
        np.full(n, slot.column, np.int32),
        np.ascontiguousarray(spans[:, 0]),
        np.ascontiguousarray(spans[:, 1]),
        np.full(n, reader.index[verdict.category], np.int16),
        np.full(n, verdict.tier, np.uint8),
        np.full(n, int(verdict.reasons), np.uint32),
    )


def _pick(
    slot: Slot,
    verdict: Verdict,
    cells: Sequence[str],
    rows: NDArray[np.int32],
    distinct: set[str],
    shortest: int,
) -> Pick | None:
    if _FEW * len(distinct) <= len(cells) or len(distinct) == 1:
        few = sorted(cell for cell in distinct if len(cell) >= shortest)
        place = {cell: number for number, cell in enumerate(few)}
        which = np.fromiter((place.get(cell, -1) for cell in cells), np.int64, len(cells))
        kept = which >= 0
        return Pick(slot, verdict, few, rows[kept], which[kept]) if few else None
    lengths = np.fromiter(map(len, cells), np.int64, len(cells))
    if lengths.min() >= shortest:
        return Pick(slot, verdict, cells, rows, np.arange(len(cells)))
    long = lengths >= shortest
    texts = [cell for cell, taken in zip(cells, long.tolist(), strict=True) if taken]
    return Pick(slot, verdict, texts, rows[long], np.arange(len(texts))) if texts else None


def _spread(pick: Pick, found: Read, first: int, reader: Reader) -> CellHits:
    """The hits of a pick's texts on every row that holds them."""
    found = _judged(pick, found, first, reader)
    item = found.item - first
    order = np.argsort(pick.which, kind="stable")
    begins = np.searchsorted(pick.which[order], item, side="left")
    counts = np.searchsorted(pick.which[order], item, side="right") - begins
    hit = np.repeat(np.arange(len(item)), counts)
    nth = np.arange(len(hit)) - np.repeat(np.cumsum(counts) - counts, counts)
    rows = pick.rows[order[np.repeat(begins, counts) + nth]]
    return CellHits(
        rows,
        np.full(len(rows), pick.slot.column, np.int32),
        found.start[hit],
        found.end[hit],
        found.category[hit],
        found.tier[hit],
        found.reasons[hit],
    )


def _judged(pick: Pick, found: Read, first: int, reader: Reader) -> Read:
    """The engine's hits as the column sees them."""
    verdict = pick.verdict
    if verdict.muted:
        numbers = np.array([reader.index[name] for name in _NUMBERS], np.int16)
        return found.take(~(found.whole & np.isin(found.category, numbers)))
    if verdict.accidental:
        found.tier[found.whole] = Tier.FORMAT
        found.reasons[found.whole] |= np.uint32(Reason.OTHER_LABEL)
        return found
    if not verdict.category:
        return found
    own = found.whole & (found.category == reader.index[verdict.category])
    _raise(found, own, verdict)
    if not verdict.structured:
        return found
    return _lend(pick, found, own, first, reader)


def _raise(found: Read, own: NDArray[np.bool_], verdict: Verdict) -> None:
    """The column's word for cells of its category, in place."""
    found.reasons[own] |= np.uint32(verdict.reasons)
    sound = own & ((found.reasons & np.uint32(_DOUBTS)) == 0)
    floor = Tier.CHECKED if verdict.reasons & Reason.COLUMN_HEADER else Tier.FORMAT
    raised = np.where(found.tier >= Tier.CHECKED, verdict.tier, floor)
    found.tier[sound] = np.maximum(found.tier, raised)[sound]


def _lend(pick: Pick, found: Read, own: NDArray[np.bool_], first: int, reader: Reader) -> Read:
    """Give the column's category to cells in which the engine saw nothing as good."""
    verdict = pick.verdict
    settled = np.zeros(len(pick.cells), np.bool_)
    settled[found.item[own | (found.whole & (found.tier >= Tier.CHECKED))] - first] = True
    open_ = np.flatnonzero(~settled).tolist()
    if not open_:
        return found
    fits = _fitting(verdict.category, {pick.cells[item] for item in open_} - {pick.slot.name})
    lent = [item for item in open_ if pick.cells[item] in fits]
    if not lent:
        return found
    items = np.array(lent, np.int64)
    spans = np.array([fits[pick.cells[item]] for item in lent], np.int32).reshape(-1, 2)
    tier, reasons = _lent(verdict)
    kept = found.take(~np.isin(found.item - first, items))
    order = np.argsort(np.concatenate((kept.item, items + first)), kind="stable")
    return type(found)(
        np.concatenate((kept.item, items + first))[order],
        np.concatenate((kept.start, spans[:, 0]))[order],
        np.concatenate((kept.end, spans[:, 1]))[order],
        _extended(kept.category, reader.index[verdict.category], len(lent))[order],
        _extended(kept.tier, tier, len(lent))[order],
        _extended(kept.reasons, reasons, len(lent))[order],
        _extended(kept.whole, value=1, times=len(lent))[order],
    )


def _lent(verdict: Verdict) -> tuple[int, int]:
    """Tier and reasons of a cell that has only its column to speak for it."""
    if verdict.category in CHECK_DIGITS:
        return int(Tier.FORMAT), int(verdict.reasons | Reason.CHECK_DIGIT_WRONG)
    if verdict.reasons & Reason.COLUMN_HEADER:
        return int(Tier.CHECKED), int(verdict.reasons)
    return int(Tier.FORMAT), int(verdict.reasons)


def _extended(values: NDArray[T], value: int, times: int) -> NDArray[T]:
    return np.concatenate((values, np.full(times, value, values.dtype)))
