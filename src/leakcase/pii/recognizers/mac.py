"""MAC addresses of network cards (IEEE 802): six pairs of hex digits, bare ones after a label."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leakcase.pii.finding import Tier
from leakcase.pii.judging import among, count, counted, verdict
from leakcase.pii.recognizer import LabelledRecognizer, Reason, TokenRecognizer
from leakcase.pii.tokens import Kind

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Verdict
    from leakcase.pii.tokens import Tokens

_BETWEEN_FOURS = among(b".-")
"""Colons between groups of four are those of an IPv6 address."""
_BETWEEN_PAIRS = counted(b":-")
_EVEN = among(b"02468ACEace")


def judge(tokens: Tokens) -> Verdict:
    """CHECKED for unicast addresses that are not all zero or all one."""
    text = tokens.text
    dotted = (tokens.length == 14) & _BETWEEN_FOURS[text[:, 4]]
    dotted &= _BETWEEN_FOURS[text[:, 9]]
    pairs = dotted | ((tokens.length == 17) & (count(text[:, 2:17:3], _BETWEEN_PAIRS) == 5))
    unicast = _EVEN[text[:, 1]]
    same = (text[:, [0, 1, 3, 6, 7, 10, 12, 13]] == text[:, :1]).all(axis=1)
    return verdict(
        pairs & ~same,
        checked=unicast,
        reasons=[(unicast, Reason.STRUCTURE_OK)],
    )


_BARE = re.compile(rb"[0-9A-Fa-f]{12}(?![0-9A-Za-z_])")


def check_bare(value: bytes) -> Tier | None:
    """FORMAT for twelve hex digits, some of them letters."""
    return None if value.isdigit() or len(set(value)) < 4 else Tier.FORMAT


RECOGNIZERS = (
    TokenRecognizer("mac", Kind.HEXED, (14, 17), judge, priority=65, strong=True),
    LabelledRecognizer("mac", _BARE, check_bare, connector=False, priority=65),
)
