"""JSON inside other text: state that pages keep in scripts (``window.__STATE__ = {...};``)."""

from __future__ import annotations

import re
from json import JSONDecodeError
from typing import TYPE_CHECKING

from leakcase.sources.tables.json_stream import DECODER

if TYPE_CHECKING:
    from collections.abc import Iterator

EFFORT = 8
"""Characters of vain attempts allowed for each character of the text."""
ATTEMPT = 256
"""What every vain attempt costs at least, in characters."""
DEEP = 8_000
"""What an attempt costs that ends because the nesting is too deep."""
WINDOW = 4_096
"""Characters an attempt looks at first, for the decoder's complaints cost what it was given."""

_OPENING = re.compile(r'[\[{](?=\s{0,64}[\[{"\d-])')


def embedded_objects(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each outermost JSON object or array in a text that holds a string.

    Takes time in proportion to the text, whatever it holds: after too many vain attempts it ends.
    """
    effort = EFFORT * len(text) + (1 << 16)
    at = 0
    while effort > 0 and (opening := _OPENING.search(text, at)) is not None:
        start = opening.start()
        end, cost = _attempt(text, start)
        if end is None:
            effort -= cost
            at = start + 1
            continue
        if '"' in text[start:end]:
            yield start, end
        at = end


def _attempt(text: str, start: int) -> tuple[int | None, int]:
    """The end of the value that begins here, None where there is none; and what it cost."""
    window = WINDOW
    cost = ATTEMPT
    while True:
        part = text[start : start + window]
        try:
            _, length = DECODER.raw_decode(part)
        except RecursionError:
            return None, cost + DEEP
        except JSONDecodeError as error:
            ran_out = error.msg.startswith("Unterminated") or error.pos >= len(part) - 16
            cost += len(part) if ran_out else error.pos
            if not ran_out or start + window >= len(text):
                return None, cost
            window *= 16
        else:
            return start + length, cost


__all__ = ["embedded_objects"]
