"""Counts distinct people: identifying values that stand in one record belong to one person.

How people are told apart
- The same identifying value (by digest) is the same person wherever it stands, so someone whose
  ID number is in two tables, once with a mobile and once with an e-mail address, counts once.
- Two people are never made one by a value they share: values are not joined across two different
  ID numbers, nor beyond :data:`MOST` values a person (a hotline or a common mailbox in every row
  would otherwise turn all rows into one). Such a shared value adds a few people at most.
- A record without an identifying value but with a name counts by the name together with an
  address, birth date, landline or employer, where it has one; records with nothing but the name
  count once a name, and not at all where the name also stands in a record with more.
- Records without a name or an identifying value (an IP address, a gender) count no one.

Memory is bounded: up to :data:`LIMIT` values the count is exact under these rules. Beyond it,
known values still recognise their people, and new people are estimated by their surest value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.exposure.distinct import DistinctCounter
from leakcase.exposure.linking import count_roots, link, rehash
from leakcase.exposure.model import Count

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from leakcase.exposure.records import People

LIMIT = 1 << 20
"""Identifying values held: 33 MiB."""
MOST = 16
"""Identifying values one person has at most."""
_NAMES = 1 << 18
_FIRST = 1 << 12
_BATCH = 1 << 13


class PeopleCounter:
    """Counts the people of records given to it."""

    def __init__(self, limit: int = LIMIT) -> None:
        """Hold up to ``limit`` identifying values."""
        self._limit = limit
        self._table = _Table(_FIRST)
        self._beyond = DistinctCounter()
        self._named = DistinctCounter(_NAMES)
        self._linked_names = DistinctCounter(_NAMES)
        self._full = False

    def add_records(self, people: People) -> None:
        """Take in the records of a batch."""
        if len(people.bounds) > 1:
            self._link(people.digests, people.ranks, people.bounds)
        self._linked_names.add_array(people.linked)
        self._named.add_array(people.alone)

    def merge(self, other: PeopleCounter) -> None:
        """Take in all the people the other one has counted."""
        table = other._table
        rows = np.flatnonzero(table.keys)
        roots = table.roots(rows)
        digests = np.stack((table.keys[roots], table.keys[rows]), axis=1)
        ranks = np.stack((table.ranks[roots], table.ranks[rows]), axis=1)
        for first in range(0, len(rows), _BATCH):
            part = slice(first, first + _BATCH)
            bounds = np.arange(0, 2 * len(digests[part]) + 1, 2, dtype=np.int64)
            self._link(digests[part].ravel(), ranks[part].ravel(), bounds)
        self._beyond.merge(other._beyond)
        self._named.merge(other._named)
        self._linked_names.merge(other._linked_names)
        self._full = self._full or other._full

    def count(self) -> Count:
        """How many people so far."""
        linked = count_roots(self._table.keys, self._table.parents)
        beyond = self._beyond.count()
        names = self._only_names()
        exact = names.exact and beyond.exact and not self._full
        return Count(linked + beyond.value + names.value, exact)

    def _only_names(self) -> Count:
        both = self._linked_names.copy()
        both.merge(self._named)
        every, linked = both.count(), self._linked_names.count()
        return Count(max(0, every.value - linked.value), every.exact and linked.exact)

    def _link(
        self, digests: NDArray[np.uint64], ranks: NDArray[np.uint8], bounds: NDArray[np.int64]
    ) -> None:
        self._table = self._table.with_room_for(len(digests), self._limit)
        unknown = np.zeros(len(bounds) - 1, np.uint64)
        table = self._table
        table.used = link(
            table.keys,
            table.parents,
            table.ranks,
            table.sizes,
            digests,
            ranks,
            bounds,
            np.array([table.used, self._limit, MOST], np.int64),
            unknown,
        )
        left = unknown[unknown != 0]
        if len(left):
            self._full = True
            self._beyond.add_all(left.tolist())


class _Table:
    """An open-addressing table of digests, each pointing to another of the same person."""

    def __init__(self, slots: int) -> None:
        self.keys = np.zeros(slots, np.uint64)
        self.parents = np.zeros(slots, np.int32)
        self.ranks = np.zeros(slots, np.uint8)
        self.sizes = np.zeros(slots, np.uint8)
        self.used = 0

    def with_room_for(self, more: int, limit: int) -> _Table:
        """This table, or a larger one with the same content."""
        needed = 2 * min(self.used + more, limit) + 2
        if needed <= len(self.keys):
            return self
        slots = len(self.keys)
        while slots < needed:
            slots *= 2
        larger = _Table(slots)
        rehash(
            self.keys,
            self.parents,
            self.ranks,
            self.sizes,
            larger.keys,
            larger.parents,
            larger.ranks,
            larger.sizes,
        )
        larger.used = self.used
        return larger

    def roots(self, rows: NDArray[np.intp]) -> NDArray[np.intp]:
        """The slot that stands for the person of each slot."""
        roots = self.parents[rows].astype(np.intp)
        while True:
            above = self.parents[roots].astype(np.intp)
            if np.array_equal(above, roots):
                return roots
            roots = above
