"""The two forms a recognizer takes. Each lives in a file of its own in ``recognizers/``.

* A :class:`TokenRecognizer` judges tokens the lexer found (runs of digits, codes, addresses with
  an ``@`` ...): many at once, as columns, because millions pass.
* A :class:`LabelledRecognizer` reads the value that follows a label (``密码：``, ``blood_type=``):
  for values that have no shape of their own.

A file in ``recognizers/`` ends with ``RECOGNIZERS = (...)``; the package collects them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from leakcase.pii.finding import Tier
    from leakcase.pii.tokens import Tokens


class Reason(IntFlag):
    """Why a hit has its tier; a bit set, so that a column of them is one integer array."""

    CHECK_DIGIT_OK = 1 << 0
    CHECK_DIGIT_WRONG = 1 << 1
    REGION_KNOWN = 1 << 2
    REGION_UNKNOWN = 1 << 3
    DATE_VALID = 1 << 4
    DATE_INVALID = 1 << 5
    ISSUER_KNOWN = 1 << 6
    SEGMENT_KNOWN = 1 << 7
    """A number segment or area code that is allotted."""
    STRUCTURE_OK = 1 << 8
    LABEL = 1 << 9
    """A label right before the value names the category."""
    CONTEXT = 1 << 10
    """A word of the category stands near."""
    OTHER_LABEL = 1 << 11
    """A label right before the value names something else; lowers."""
    COLUMN_HEADER = 1 << 12
    COLUMN_CONTENT = 1 << 13
    """Most cells of the column are of this category."""
    GROUPED = 1 << 14
    """Written with separators or in full width."""
    DECODED = 1 << 15
    """Written in an escape or an encoding (entity, ``%XX``, ``\\u``, base64)."""
    JOINED = 1 << 16
    """Glued to more digits or letters; lowers."""
    DICTIONARY = 1 << 17
    TAGGER = 1 << 18
    """The tagger of names and addresses reads it so."""
    NEIGHBOURS = 1 << 19
    """Other findings of the same record stand beside it."""
    CUSTOM = 1 << 20
    """A pattern or keyword of the user's own."""
    PLACEHOLDER = 1 << 21
    """Looks like an example (all digits equal, 123456...); lowers."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a token recognizer says of ``n`` tokens.

    Attributes:
        tier: ``uint8[n]``, 0 where the token is not of the category, else FORMAT or CHECKED;
            the engine raises CHECKED to CONFIRMED where a label or context agrees.
        reasons: ``uint32[n]`` of :class:`Reason` bits.
        weak: ``bool[n]``, tokens that count only with a label or a context word of the category.
    """

    tier: NDArray[np.uint8]
    reasons: NDArray[np.uint32]
    weak: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class TokenRecognizer:
    """Judges tokens by their form.

    Attributes:
        category: id of the category it finds.
        kinds: token kinds it looks at, a bit set of ``tokens.Kind``.
        lengths: lengths of the normalised text it looks at; empty for every length.
        judge: the verdict on a column of tokens; pure.
        needs_label: reported only where a label or a context word of the category stands by
            (shapes too common alone: six digits are a postcode only when called one).
        priority: breaks ties between categories that claim one span with equal confidence;
            higher wins.
        strong: the form alone is convincing: a label that names something else lowers such a hit
            and does not take it away.
        first: characters the normalised text may begin with; empty for any. It spares judging
            tokens that are nobody's, as most are.
    """

    category: str
    kinds: int
    lengths: tuple[int, ...]
    judge: Callable[[Tokens], Verdict]
    needs_label: bool = False
    priority: int = 50
    strong: bool = False
    first: bytes = b""


@dataclass(frozen=True, slots=True)
class LabelledRecognizer:
    """Reads the value after a label of its category (the words are in ``labels.toml``).

    Attributes:
        category: id of the category it finds.
        value: bytes pattern matched at the first byte after the label and its connector
            (``：``, ``:``, ``=``, ``是``, ``为``, quotes, spaces); group 0 is the value.
        check: the tier of a matched value (UTF-8 bytes), or None if it is not one; pure.
        connector: whether a connector must stand between label and value.
        priority: as in :class:`TokenRecognizer`.
        from_label: the pattern is matched at the label itself, which is part of the value.
    """

    category: str
    value: re.Pattern[bytes]
    check: Callable[[bytes], Tier | None]
    connector: bool = True
    priority: int = 50
    from_label: bool = False


Recognizer = TokenRecognizer | LabelledRecognizer
