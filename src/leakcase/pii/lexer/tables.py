"""Lookup tables the lexer walks with: byte classes, first characters, the word table.

Words are kept by a 64-bit hash in an open-addressing table. A Latin word is hashed without its
separators and case (``id_card``, ``idCard`` and ``ID card`` are one word), a Han word by its code
points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.lexer.words import HASH_MIX, HASH_PRIME, HASH_SEED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使"
"""First characters of vehicle plates (GA 36-2018)."""

_STEPS = "号码是为為"
"""Hanzi a connector may hold, see ``connector.wide``."""

_MASK = (1 << 64) - 1
_PREFIX = -2
"""Marks the first parts of a phrase of several parts: worth reading on."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word the lexer reports.

    Attributes:
        text: as in ``labels.toml``.
        explicit: reported only where a connector (``:``, ``=``) follows: keys such as ``xm``.
    """

    text: str
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """The words, hashed.

    Attributes:
        keys: ``uint64[size]``, hash or 0.
        values: ``int32[size]``, index of the word, or a mark.
        explicit: ``uint8[words]``.
        provinces: 65536 bits by code point: the first characters of plates.
        bigrams: 65536 bits by ``code * 31 + next code``: whether a Han word begins so.
        starts: 65536 bits by first three letters and length (``words.part_hash``): whether the
            first part of a Latin word is so.
        endings: 65536 bits by code point: the Hanzi that words end in.
    """

    keys: NDArray[np.uint64]
    values: NDArray[np.int32]
    explicit: NDArray[np.uint8]
    provinces: NDArray[np.uint32]
    bigrams: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    endings: NDArray[np.uint32]


@lru_cache(maxsize=8)
def word_table(words: tuple[Word, ...]) -> WordTable:
    """The table of these words; of two spellings that hash alike the first counts."""
    entries: dict[int, int] = {}
    bigrams, starts, endings, provinces = (np.zeros(2048, np.uint32) for _ in range(4))
    for province in PROVINCES:
        _set(provinces, ord(province))
    for character in _STEPS:
        _set(endings, ord(character))
    for index, word in enumerate(words):
        if is_latin(word.text):
            parts = latin_parts(word.text)
            steps: list[Iterable[int]] = [part.encode() for part in parts]
            _set(starts, (_three(parts[0]) * 37 + len(parts[0]) * 1021) & 0xFFFF)
        else:
            # a Han word is hashed by its code points, beyond the bytes of letters
            steps = [(ord(character) + 256,) for character in word.text]
            _set(endings, ord(word.text[-1]) & 0xFFFF)
            _set(bigrams, (ord(word.text[0]) * 31 + ord(word.text[1:2] or "\0")) & 0xFFFF)
        state = HASH_SEED
        for step in steps[:-1]:
            state = _extend(state, step)
            entries.setdefault(state, _PREFIX)
        state = _extend(state, steps[-1])
        if entries.get(state, _PREFIX) == _PREFIX:
            entries[state] = index
    return WordTable(
        *_open_addressing(entries),
        np.array([_strictness(word) for word in words], np.uint8),
        provinces,
        bigrams,
        starts,
        endings,
    )


def _strictness(word: Word) -> int:
    """As ``words.fits_word`` wants it."""
    if not word.explicit:
        return 0
    return 2 if len(word.text) <= 4 and is_latin(word.text) else 1


def is_latin(text: str) -> bool:
    """Whether the lexer reads the word as ASCII letters."""
    return re.fullmatch(r"[A-Za-z0-9 ._\-/'&]+", text) is not None


def latin_parts(text: str) -> list[str]:
    """The letter parts of a Latin word: ``idCardNo`` is ``id``, ``card``, ``no``."""
    return [part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", text)]


def _set(bits: NDArray[np.uint32], place: int) -> None:
    bits[place >> 5] |= np.uint32(1 << (place & 31))


def _three(letters: str) -> int:
    """The low five bits of the first three letters, 0 for those that lack."""
    value = 0
    for letter in letters[:3].ljust(3, "\0"):
        value = value << 5 | ord(letter) & 31
    return value


def _extend(state: int, units: Iterable[int]) -> int:
    for letter in units:
        state = ((state ^ letter) * HASH_PRIME) & _MASK
    return state


def _open_addressing(
    entries: dict[int, int],
) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    size = 1 << max(10, (len(entries) * 2).bit_length())
    keys = np.zeros(size, np.uint64)
    values = np.full(size, -1, np.int32)
    for key, value in entries.items():
        slot = (key * HASH_MIX & _MASK) >> 40 & (size - 1)
        while keys[slot]:
            slot = (slot + 1) & (size - 1)
        keys[slot] = key
        values[slot] = value
    return keys, values


def byte_classes(classes: Iterable[tuple[bytes, int]]) -> NDArray[np.uint8]:
    """``uint8[256]``: the class of each byte, 0 where none is given."""
    table = np.zeros(256, np.uint8)
    for members, number in classes:
        table[np.frombuffer(members, np.uint8)] = number
    return table
