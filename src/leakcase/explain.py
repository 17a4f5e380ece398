"""Why something in a text is reported, or is not: everything that was considered, and its fate."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.finding import Tier
from leakcase.pii.lexer import Lexer
from leakcase.pii.lexer.lexer import PADDING
from leakcase.pii.masking import mask
from leakcase.pii.recognizer import Reason, TokenRecognizer
from leakcase.pii.recognizers import all_recognizers
from leakcase.pii.showing import reason_names
from leakcase.pii.taxonomy import INDEX
from leakcase.pii.tokens import Kind
from leakcase.pii.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from numpy.typing import NDArray

    from leakcase.pii.candidates import Candidates
    from leakcase.pii.engine import Engine
    from leakcase.pii.lexer import Labels, Lexed
    from leakcase.pii.tokens import Tokens

MAX_TEXT = 1 << 20
"""Longest text explained, in bytes."""
_SHORTEST_TOKEN = 6
"""Shorter tokens that nobody takes are not worth a word."""


class Fate(StrEnum):
    """What became of something that was considered."""

    REPORTED = "reported"
    LOST = "lost_to"
    OTHER_LABEL = "other_label"
    NEEDS_LABEL = "needs_label"
    BELOW_TIER = "below_tier"
    UNWANTED = "unwanted"
    UNCLAIMED = "unclaimed"


@dataclass(frozen=True, slots=True)
class Considered:
    """One span that could have been personal information.

    Attributes:
        start: first byte in the text.
        end: one past its last byte.
        fate: what became of it.
        category: what it was taken for; ``""`` where nothing took it.
        masked: the value, masked; for an unclaimed token what it is made of.
        tier: how sure, 0 where unclaimed.
        reasons: why.
        winner: category that holds the place where it lost.
    """

    start: int
    end: int
    fate: Fate
    category: str = ""
    masked: str = ""
    tier: int = 0
    reasons: tuple[str, ...] = ()
    winner: str = ""


def explain_text(
    text: bytes,
    engine: Engine,
    *,
    categories: Collection[str] | None = None,
    min_tier: Tier = Tier.FORMAT,
) -> list[Considered]:
    """Everything considered in a UTF-8 text, in order.

    Args:
        text: at most :data:`MAX_TEXT` bytes; the rest is not looked at.
        engine: made without a selection of categories, so that it can say what was left out.
        categories: ids that are reported; None for all.
        min_tier: what is less sure is not reported.
    """
    text = text[:MAX_TEXT].replace(b"\0", b" ")
    hits = engine.find([text])
    held = [
        (int(start), int(end), engine.categories[int(row)].id)
        for start, end, row in zip(hits.start, hits.end, hits.category, strict=True)
    ]
    found: dict[tuple[int, int, str], Considered] = {}
    for index, (start, end, category) in enumerate(held):
        tier, reasons = int(hits.tier[index]), int(hits.reasons[index])
        fate = _fate(category, tier, categories, min_tier)
        found[start, end, category] = _considered(
            text, engine, (start, end), category, (tier, reasons), fate
        )
    array = np.frombuffer(text + b"\0" + bytes(PADDING), np.uint8)
    for one in _losers(text, engine, engine.every_candidate(text), held):
        found.setdefault((one.start, one.end, one.category), one)
    lexed = Lexer(vocabulary().words).lex(array, len(text) + 1)
    tokens = lexed.tokens
    for one in _unsupported(text, engine, lexed):
        found.setdefault((one.start, one.end, one.category), one)
    for one in _unclaimed(tokens):
        if not any(each.start < one.end and one.start < each.end for each in found.values()):
            found[one.start, one.end, ""] = one
    return sorted(found.values(), key=lambda one: (one.start, one.fate is not Fate.REPORTED))


def _fate(category: str, tier: int, categories: Collection[str] | None, least: Tier) -> Fate:
    if categories is not None and category not in categories:
        return Fate.UNWANTED
    return Fate.REPORTED if tier >= least else Fate.BELOW_TIER


def _losers(
    text: bytes, engine: Engine, candidates: Candidates, held: list[tuple[int, int, str]]
) -> Iterator[Considered]:
    """Candidates that a surer one overlaps."""
    for row in range(len(candidates)):
        start, end = int(candidates.start[row]), int(candidates.end[row])
        winner = next((name for low, high, name in held if low < end and start < high), "")
        category = engine.categories[int(candidates.category[row])].id
        if winner:
            yield _considered(
                text,
                engine,
                (start, end),
                category,
                (int(candidates.tier[row]), int(candidates.reasons[row])),
                Fate.LOST,
                winner,
            )


def _unsupported(text: bytes, engine: Engine, lexed: Lexed) -> Iterator[Considered]:
    """Tokens whose shape a recognizer took, which went nowhere without a label or for another."""
    tokens = lexed.tokens
    for recognizer in all_recognizers():
        if not isinstance(recognizer, TokenRecognizer):
            continue
        rows = _looked_at(tokens, recognizer)
        if not len(rows):
            continue
        some = tokens.take(rows)
        verdict = recognizer.judge(some)
        for row in np.flatnonzero(verdict.tier):
            yield _considered(
                text,
                engine,
                (int(some.start[row]), int(some.end[row])),
                recognizer.category,
                (int(verdict.tier[row]), int(verdict.reasons[row])),
                _refused(lexed.labels, int(some.start[row]), recognizer.category),
            )


def _refused(labels: Labels, start: int, category: str) -> Fate:
    """Why a token went nowhere: the label before it names something else, or there is none."""
    words = vocabulary()
    for row in np.flatnonzero(np.abs(labels.value - start) <= 1):
        word = int(labels.word[row])
        if words.numbered[word] and not words.labels[word, INDEX[category]]:
            return Fate.OTHER_LABEL
    return Fate.NEEDS_LABEL


def _looked_at(tokens: Tokens, recognizer: TokenRecognizer) -> NDArray[np.intp]:
    of_kind = (tokens.kind & np.uint16(recognizer.kinds)) != 0
    if recognizer.lengths:
        of_kind &= np.isin(tokens.length, np.array(recognizer.lengths))
    return np.flatnonzero(of_kind)


def _unclaimed(tokens: Tokens) -> Iterator[Considered]:
    """Tokens long enough to ask about that no recognizer took; said by their make only."""
    for row in np.flatnonzero(tokens.length >= _SHORTEST_TOKEN):
        kind = Kind(int(tokens.kind[row]))
        make = "digits" if kind is Kind.DIGITS else "code" if kind is Kind.CODE else "other"
        length = int(tokens.length[row])
        start, end = int(tokens.start[row]), int(tokens.end[row])
        yield Considered(start, end, Fate.UNCLAIMED, masked=f"{make}:{length}")


def _considered(
    text: bytes,
    engine: Engine,
    span: tuple[int, int],
    category: str,
    judged: tuple[int, int],
    fate: Fate,
    winner: str = "",
) -> Considered:
    start, end = span
    tier, reasons = judged
    kind = next(each for each in engine.categories if each.id == category)
    value = text[start:end].decode("utf-8", "replace")
    # what stands there is an encoding of the value; a part of it shown could be decoded
    masked = "***" if reasons & Reason.DECODED else mask(kind.mask, value)
    return Considered(start, end, fate, category, masked, tier, reason_names(reasons), winner)
