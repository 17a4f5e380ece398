"""The engine: texts in, hits out. Pure; no I/O, no state but its tables.

One pass of the lexer cuts a batch of texts into tokens and labels; token recognizers judge columns
of tokens, labelled recognizers read the values after labels, escaped regions are decoded and go
the same way; of what overlaps the surest stays; names and addresses are then looked for around it.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from leakcase.pii import escapes
from leakcase.pii.candidates import Candidates
from leakcase.pii.category import Category, Changeable, CriminalClass, Family
from leakcase.pii.finding import Tier
from leakcase.pii.hits import Hits
from leakcase.pii.lexer import Lexer
from leakcase.pii.lexer.connector import AT_ONCE, EXPLICIT
from leakcase.pii.lexer.lexer import PADDING
from leakcase.pii.naming import everywhere, named, near
from leakcase.pii.recognizer import LabelledRecognizer, Reason, TokenRecognizer
from leakcase.pii.recognizers import all_recognizers
from leakcase.pii.taking import taken
from leakcase.pii.taxonomy import CATEGORIES, INDEX
from leakcase.pii.vocabulary import vocabulary

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from leakcase.custom import CustomPattern
    from leakcase.pii.escapes import Views
    from leakcase.pii.lexer import Lexed

_DEPTH = 2
"""How often text is decoded that came out of decoding."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Texts laid end to end, a zero byte after each.

    Attributes:
        raw: the bytes, and the padding the lexer wants.
        array: the same as an array.
        borders: ``int64[items]``, where each text's closing zero byte stands.
    """

    raw: bytes
    array: NDArray[np.uint8]
    borders: NDArray[np.int64]

    @property
    def size(self) -> int:
        """Bytes without the padding."""
        return len(self.raw) - PADDING


class Engine:
    """Finds personal information in batches of texts.

    Attributes:
        categories: what ``Hits.category`` indexes: the taxonomy, then the user's own categories.
    """

    def __init__(
        self,
        *,
        categories: Collection[str] | None = None,
        custom: Sequence[CustomPattern] = (),
        names: str = "near",
        keywords: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        """Prepare the tables.

        Args:
            categories: ids to look for; None for all.
            custom: patterns of the user's own.
            keywords: more words that announce a category, by its id.
            names: ``off``, ``near`` other findings and labels, or ``everywhere``.
        """
        new = dict.fromkeys(rule.category for rule in custom if rule.category not in INDEX)
        titles = {rule.category: rule.name for rule in custom}
        self.categories: tuple[Category, ...] = (
            *CATEGORIES,
            *(_own_category(name, titles[name]) for name in new),
        )
        self._index = {category.id: row for row, category in enumerate(self.categories)}
        self._wanted = None if categories is None else frozenset(categories)
        self._custom = tuple(custom)
        self._names = names
        self._vocabulary = vocabulary(_frozen(keywords or {}))
        self._tokens = [r for r in all_recognizers() if isinstance(r, TokenRecognizer)]
        self._labelled: dict[int, list[_Reader]] = {}
        for recognizer in all_recognizers():
            if isinstance(recognizer, LabelledRecognizer):
                row = INDEX[recognizer.category]
                for word in np.flatnonzero(self._vocabulary.labels[:, row]).tolist():
                    self._labelled.setdefault(word, []).append(_Reader.of(recognizer))
        # how closely a label must be tied to its value for any recognizer to read on
        self._ties = np.full(len(self._vocabulary.words), EXPLICIT + 1, np.int64)
        for word, readers in self._labelled.items():
            free = any(not reader.strict for reader in readers)
            self._ties[word] = AT_ONCE if free else EXPLICIT
        self._local = threading.local()

    def find(self, items: Sequence[bytes]) -> Hits:
        """Hits in a batch of UTF-8 texts; batch many small ones, the work per call is not free."""
        if not items:
            return _hits(Candidates.from_rows([]), np.zeros(1, np.int64), {})
        batch = _batch(items)
        lexed = self._lexer().lex(batch.array, batch.size)
        decoded: dict[tuple[int, int], bytes] = {}
        found = self.candidates(batch.raw, lexed, batch.borders, decoded).resolved()
        if self._names == "everywhere":
            found = named(batch.raw, everywhere(batch.raw, batch.borders), found)
        elif self._names == "near":
            windows = near(batch.raw, found, lexed.labels, self._vocabulary, batch.borders)
            found = named(batch.raw, windows, found)
        if self._wanted is not None:
            keep = [row for row, c in enumerate(self.categories) if c.id in self._wanted]
            found = found.take(np.isin(found.category, np.array(keep, np.int16)))
        return _hits(found, batch.borders, decoded)

    def every_candidate(self, item: bytes) -> Candidates:
        """Every candidate in one text, those that lose to another included."""
        batch = _batch([item])
        return self.candidates(
            batch.raw, self._lexer().lex(batch.array, batch.size), batch.borders, {}
        )

    def candidates(
        self,
        raw: bytes,
        lexed: Lexed,
        borders: NDArray[np.int64],
        decoded: dict[tuple[int, int], bytes],
        depth: int = _DEPTH,
    ) -> Candidates:
        """Every candidate in one lexed buffer, overlaps included.

        ``decoded`` is given the values of those written in an escape, by their span.
        """
        parts = [self._judge(lexed, borders)]
        if len(lexed.labels.word):
            parts.append(self._read_labelled(raw, lexed, borders))
        if self._custom:
            parts.append(self._match_custom(raw, borders))
        if depth and len(lexed.escapes.start):
            views = escapes.decode(raw, lexed.escapes)
            if views is not None:
                parts.append(self._in_views(views, decoded, depth - 1))
        return Candidates.joined(parts)

    def _in_views(
        self, views: Views, decoded: dict[tuple[int, int], bytes], depth: int
    ) -> Candidates:
        """Candidates in decoded text, at their places in the original."""
        array = _padded(views.text)
        ends = np.flatnonzero(array[: len(views.text)] == 0).astype(np.int64)
        lexed = self._lexer().lex(array, len(views.text))
        deeper: dict[tuple[int, int], bytes] = {}
        inner = self.candidates(views.text, lexed, ends, deeper, depth)
        moved = inner.moved(views.offsets)
        spans = zip(inner.start.tolist(), inner.end.tolist(), strict=True)
        places = zip(moved.start.tolist(), moved.end.tolist(), strict=True)
        for span, place in zip(spans, places, strict=True):
            decoded[place] = deeper.get(span) or views.text[span[0] : span[1]]
        return moved

    def _lexer(self) -> Lexer:
        """This thread's lexer: each writes into room of its own."""
        if not hasattr(self._local, "lexer"):
            self._local.lexer = Lexer(self._vocabulary.words)
        lexer: Lexer = self._local.lexer
        return lexer

    def _judge(self, lexed: Lexed, borders: NDArray[np.int64]) -> Candidates:
        """What the token recognizers take, raised and lowered by context."""
        return taken(lexed.tokens, lexed.labels, self._tokens, self._vocabulary, borders)

    def _read_labelled(self, raw: bytes, lexed: Lexed, borders: NDArray[np.int64]) -> Candidates:
        """What the labelled recognizers read after their labels."""
        labels = lexed.labels
        rows = np.flatnonzero(labels.connector >= self._ties[labels.word])
        stops = borders[np.minimum(np.searchsorted(borders, labels.value[rows]), len(borders) - 1)]
        found: list[tuple[int, int, int, int, int, int]] = []
        reasons = int(Reason.LABEL)
        for word, begin, value, connector, stop in zip(
            labels.word[rows].tolist(),
            labels.start[rows].tolist(),
            labels.value[rows].tolist(),
            labels.connector[rows].tolist(),
            stops.tolist(),
            strict=True,
        ):
            for match_at, check, strict, from_label, category, priority in self._labelled[word]:
                if strict and connector < EXPLICIT:
                    continue
                match = match_at(raw, begin if from_label else value, stop)
                if match is None:
                    continue
                tier = check(match.group())
                if tier is not None:
                    found.append((*match.span(), category, tier, reasons, priority))
        return Candidates.from_rows(found)

    def _match_custom(self, raw: bytes, borders: NDArray[np.int64]) -> Candidates:
        """What the user's own patterns match, each text on its own."""
        found = []
        first = 0
        for border in borders.tolist():
            text = raw[first:border]
            for rule in self._custom:
                category = self._index[rule.category]
                for start, end, tier in _custom_matches(rule, text):
                    place = (first + start, first + end)
                    found.append((*place, category, int(tier), int(Reason.CUSTOM), 99))
            first = border + 1
        return Candidates.from_rows(found)


def _custom_matches(rule: CustomPattern, text: bytes) -> Iterator[tuple[int, int, Tier]]:
    """Start, end and tier of what one of the user's patterns matches in one text."""
    words = [word.encode() for word in rule.keywords]
    for start, end in rule.spans(text):
        around = text[max(0, start - 60) : end + 30]
        near = any(word in around for word in words)
        if near or not rule.needs_keyword:
            yield start, end, Tier.CONFIRMED if near else rule.tier


class _Reader(NamedTuple):
    """A labelled recognizer, laid out for the loop over labels."""

    match: Callable[[bytes, int, int], re.Match[bytes] | None]
    check: Callable[[bytes], Tier | None]
    strict: bool
    from_label: bool
    category: int
    priority: int

    @classmethod
    def of(cls, recognizer: LabelledRecognizer) -> _Reader:
        return cls(
            recognizer.value.match,
            recognizer.check,
            recognizer.connector,
            recognizer.from_label,
            INDEX[recognizer.category],
            recognizer.priority,
        )


def _batch(items: Sequence[bytes]) -> _Batch:
    # one copy: the padding the lexer wants is part of it
    raw = b"\0".join([*items, bytes(PADDING)])
    sizes = np.fromiter((len(item) for item in items), np.int64, len(items))
    borders = np.cumsum(sizes + 1) - 1
    return _Batch(raw, np.frombuffer(raw, np.uint8), borders)


def _padded(raw: bytes) -> NDArray[np.uint8]:
    return np.frombuffer(raw + bytes(PADDING), np.uint8)


def _hits(
    found: Candidates, borders: NDArray[np.int64], decoded: Mapping[tuple[int, int], bytes]
) -> Hits:
    """Candidates of a batch as hits in its items."""
    item = np.searchsorted(borders, found.start, side="left")
    base = np.where(item > 0, borders[np.maximum(item - 1, 0)] + 1, 0)
    rows = np.flatnonzero(found.reasons & np.uint32(Reason.DECODED)) if decoded else ()
    return Hits(
        item.astype(np.int32),
        found.start - base,
        found.end - base,
        found.category,
        found.tier,
        found.reasons,
        {int(row): decoded[int(found.start[row]), int(found.end[row])] for row in rows},
    )


def _frozen(keywords: Mapping[str, Sequence[str]]) -> tuple[tuple[str, str], ...]:
    """(word, category) pairs, which can be a cache's key."""
    return tuple(
        (word.lower(), category)
        for category, words in keywords.items()
        if category in INDEX
        for word in words
    )


def _own_category(name: str, title: str) -> Category:
    """A category the user's settings bring along; nothing legal is known of it."""
    return Category(
        id=name,
        zh=title,
        en=title,
        family=Family.PERSONAL,
        sensitive="",
        gbt45574="",
        criminal=CriminalClass.FIVE_THOUSAND,
        changeable=Changeable.WITH_EFFORT,
        mask="default",
        identifies=False,
        weight=30,
    )
