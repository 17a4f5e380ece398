"""Whether bytes are UTF-8, compiled: Python's decoder makes a string of it, which takes longer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled

if TYPE_CHECKING:
    from numpy.typing import NDArray


def valid_up_to(data: bytes) -> int:
    """Bytes from the start that are whole, valid characters; the last three are not looked at."""
    values = np.frombuffer(data, dtype=np.uint8)
    words = values[: len(values) // 8 * 8].view(np.uint64)
    return int(_valid(values, words))


@compiled
def _valid(  # noqa: C901, PLR0911, PLR0912  (one loop: a call for each character would cost more)
    values: NDArray[np.uint8], words: NDArray[np.uint64]
) -> int:
    """Walk characters after the table of RFC 3629 section 4, eight bytes at a time where ASCII."""
    high = np.uint64(0x8080808080808080)
    at, end = 0, len(values) - 3
    while at < end:
        first = values[at]
        if first < 0x80:
            word = at >> 3
            if at & 7 == 0 and word < len(words) and words[word] & high == 0:
                while word < len(words) and words[word] & high == 0:
                    word += 1
                at = word << 3
            else:
                at += 1
            continue
        second, third = values[at + 1], values[at + 2]
        if second & 0xC0 != 0x80:
            return at
        if 0xE1 <= first <= 0xEF:
            if third & 0xC0 != 0x80 or (first == 0xED and second > 0x9F):
                return at
            at += 3
        elif 0xC2 <= first <= 0xDF:
            at += 2
        elif first == 0xE0:
            if second < 0xA0 or third & 0xC0 != 0x80:
                return at
            at += 3
        else:
            if not 0xF0 <= first <= 0xF4 or third & 0xC0 != 0x80:
                return at
            if values[at + 3] & 0xC0 != 0x80:
                return at
            if (first == 0xF0 and second < 0x90) or (first == 0xF4 and second > 0x8F):
                return at
            at += 4
    return at
