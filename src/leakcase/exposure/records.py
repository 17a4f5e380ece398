"""What the records of one batch of findings hold: who they are about, which categories together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from leakcase.exposure.linking import ID_RANK
from leakcase.pii.finding import Tier
from leakcase.pii.taxonomy import BY_ID

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from leakcase.pii.found import Found

_ONE_EACH = (
    "resident_id",
    "hmt_residence_permit",
    "foreigner_pr_card",
    "hk_id",
    "macao_id",
    "taiwan_id",
    "resident_id_15",
)
"""Documents of which a person has one number for life, the surest first."""
_BESIDE_A_NAME = frozenset(("address", "birth_date", "landline", "employer"))
"""What tells bearers of one name apart."""
_RANKS: Mapping[str, int] = {
    **{entry.id: min(entry.weight, ID_RANK - 1) for entry in BY_ID.values() if entry.identifies},
    **{name: ID_RANK + len(_ONE_EACH) - place for place, name in enumerate(_ONE_EACH)},
}
"""How surely a value of a category tells who a person is."""
_NONE = np.uint64(2**64 - 1)


@dataclass(frozen=True, slots=True)
class People:
    """Who the records of a batch are about.

    Attributes:
        digests: ``uint64``, identifying values, record after record.
        ranks: ``uint8``, how sure each is.
        bounds: ``int64``, where each record with such values begins, and the end of the last.
        linked: ``uint64``, names that stand beside them.
        alone: ``uint64``, names with nothing beside that tells whose they are.
        person: ``uint64[records]``, the surest value of each record, or its name.
        known: ``bool[records]``, whether it has one.
    """

    digests: NDArray[np.uint64]
    ranks: NDArray[np.uint8]
    bounds: NDArray[np.int64]
    linked: NDArray[np.uint64]
    alone: NDArray[np.uint64]
    person: NDArray[np.uint64]
    known: NDArray[np.bool_]


def record_starts(found: Found) -> NDArray[np.int64]:
    """The first finding of each record; there is at least one finding."""
    new = np.ones(len(found), np.bool_)
    same = (found.record[1:] == found.record[:-1]) & (found.place[1:] == found.place[:-1])
    new[1:] = ~same | (found.record[1:] < 0)
    return np.flatnonzero(new)


def people_of(found: Found, starts: NDArray[np.int64]) -> People:
    """Who the records of a batch are about."""
    sure = found.tier >= Tier.CHECKED
    ranks = _by_category(found, _RANKS)
    ranks[~sure] = 0
    rank = np.maximum.reduceat(ranks, starts)
    digest = np.maximum(found.digest, np.uint64(1))
    best = np.repeat(rank, _sizes(found, starts)) == ranks
    surest = np.minimum.reduceat(np.where(best & (ranks > 0), digest, _NONE), starts)

    name, named = _first(found, starts, sure & _is(found, ("person_name",)))
    besides = sure & _is(found, _BESIDE_A_NAME)
    beside = np.minimum.reduceat(np.where(besides, found.digest, _NONE), starts)
    paired = named & (rank == 0) & np.logical_or.reduceat(besides, starts)
    pair = np.maximum(_together(name, beside), np.uint64(1))

    record = np.repeat(np.arange(len(starts)), _sizes(found, starts))
    values = ranks > 0
    order = np.argsort(np.concatenate((record[values], np.flatnonzero(paired))), kind="stable")
    sizes = np.add.reduceat(values.astype(np.int64), starts) + paired
    linked = (rank > 0) | paired
    return People(
        np.concatenate((digest[values], pair[paired]))[order],
        np.concatenate((ranks[values], np.ones(int(paired.sum()), np.uint8)))[order],
        np.concatenate(([0], np.cumsum(sizes[linked]))).astype(np.int64),
        name[named & linked],
        name[named & ~linked],
        np.where(rank > 0, surest, np.where(paired, pair, name)),
        linked | named,
    )


def combinations(found: Found, starts: NDArray[np.int64]) -> Iterator[tuple[tuple[str, ...], int]]:
    """Which categories stand together in how many records."""
    record = np.repeat(np.arange(len(starts)), _sizes(found, starts))
    count = len(found.categories)
    pairs = np.unique(record * count + found.category)
    owner, category = pairs // count, pairs % count
    first = np.flatnonzero(np.concatenate(([True], owner[1:] != owner[:-1])))
    marks = _marks(count)[category]
    _, example, times = np.unique(
        np.add.reduceat(marks, first), return_index=True, return_counts=True
    )
    ends = np.append(first[1:], len(pairs))
    for row, number in zip(example.tolist(), times.tolist(), strict=True):
        here = category[first[row] : ends[row]].tolist()
        yield tuple(sorted(found.categories[kind] for kind in here)), number


def _sizes(found: Found, starts: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.diff(np.append(starts, len(found)))


def _is(found: Found, names: Collection[str]) -> NDArray[np.bool_]:
    return np.array([name in names for name in found.categories], np.bool_)[found.category]


def _by_category(found: Found, numbers: Mapping[str, int]) -> NDArray[np.uint8]:
    return np.array([numbers.get(name, 0) for name in found.categories], np.uint8)[found.category]


def _first(
    found: Found, starts: NDArray[np.int64], wanted: NDArray[np.bool_]
) -> tuple[NDArray[np.uint64], NDArray[np.bool_]]:
    """The digest of the first wanted finding of each record, and whether there is one."""
    rows = np.where(wanted, np.arange(len(found)), len(found))
    first = np.minimum.reduceat(rows, starts)
    there = first < len(found)
    return found.digest[np.where(there, first, 0)], there


def _together(one: NDArray[np.uint64], two: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One digest for two put together; their order counts."""
    mixed: NDArray[np.uint64] = one ^ (
        two * np.uint64(0x9E3779B97F4A7C15) + np.uint64(0x94D049BB133111EB)
    )
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    return mixed ^ (mixed >> np.uint64(31))


def _marks(count: int) -> NDArray[np.uint64]:
    """A number for each category; the sums of different sets of them differ."""
    numbers = np.arange(1, count + 1, dtype=np.uint64)
    return _together(numbers, numbers)


def weights(categories: Sequence[str], default: int) -> list[int]:
    """The weight of each category."""
    return [BY_ID[name].weight if name in BY_ID else default for name in categories]
