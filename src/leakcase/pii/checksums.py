"""Check digits of identifiers, computed for many at once.

Every function takes ``text``, ``uint8[n, width]`` of ASCII characters, and returns ``bool[n]``.
Characters an identifier may not hold give False.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ID_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1], np.int32)
"""GB 11643-1999: ISO 7064 MOD 11-2 weights; the check character itself weighs 1."""

_USCC_ALPHABET = b"0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: digits and capitals without I, O, S, V, Z."""
_USCC_WEIGHTS = np.array([pow(3, k, 31) for k in range(17)], np.int32)

_VIN_VALUES = b"0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ"
"""ISO 3779 / GB 16735: the value of a letter is its place in this string modulo 10."""
_VIN_WEIGHTS = np.array([8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2], np.int32)

_ORGANISATION_WEIGHTS = np.array([3, 7, 9, 10, 5, 8, 4, 2], np.int32)
"""GB 11714-1997."""

_TAIWAN_LETTERS = b"ABCDEFGHJKLMNPQRSTUVXYWZIO"
"""Letters of Taiwan identity cards in the order of their values, from 10."""


def _values(alphabet: bytes) -> NDArray[np.int32]:
    table = np.full(256, -1, np.int32)
    table[np.frombuffer(alphabet, np.uint8)] = np.arange(len(alphabet))
    return table


_USCC_VALUE = _values(_USCC_ALPHABET)
_ALNUM_VALUE = _values(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_TAIWAN_VALUE = _values(_TAIWAN_LETTERS)
_VIN_VALUE = np.full(256, -1, np.int32)
for _place, _letter in enumerate(_VIN_VALUES):
    if _letter != ord("."):
        _VIN_VALUE[_letter] = _place % 10


def digits(text: NDArray[np.uint8]) -> NDArray[np.int32]:
    """The characters as numbers; negative or above 9 where they are no digits."""
    return text.astype(np.int32) - 48


def all_digits(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether every character is a digit."""
    return np.asarray(((text - np.uint8(48)) < 10).all(axis=1))


def number(text: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Rows of digits as whole numbers; meaningless where a character is no digit."""
    value = np.zeros(len(text), np.int64)
    for column in range(text.shape[1]):
        value *= 10
        value += text[:, column]
        value -= 48
    return value


def luhn(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """ISO/IEC 7812-1 annex B, over the whole width."""
    values = digits(text)
    doubled = values[:, -2::-2] * 2
    total = values[:, -1::-2].sum(axis=1) + (doubled - 9 * (doubled > 9)).sum(axis=1)
    return np.asarray((total % 10 == 0) & all_digits(text))


def resident_id(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """GB 11643-1999, 18 characters, the last a digit or X."""
    values = digits(text[:, :18])
    values[:, 17] = np.where(text[:, 17] == ord("X"), 10, values[:, 17])
    return np.asarray((values * _ID_WEIGHTS).sum(axis=1) % 11 == 1) & all_digits(text[:, :17])


def uscc(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """GB 32100-2015, 18 characters."""
    values = _USCC_VALUE[text[:, :18]]
    check = (31 - (values[:, :17] * _USCC_WEIGHTS).sum(axis=1) % 31) % 31
    return np.asarray((values >= 0).all(axis=1) & (check == values[:, 17]))


def organisation_code(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """GB 11714-1997, 9 characters, the last a digit or X."""
    values = _ALNUM_VALUE[text[:, :8]]
    check = 11 - (values * _ORGANISATION_WEIGHTS).sum(axis=1) % 11
    last = np.where(text[:, 8] == ord("X"), 10, digits(text[:, 8]))
    return np.asarray((values >= 0).all(axis=1) & (check % 11 == last))


def vin(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """GB 16735-2019, 17 characters; the ninth is the check character."""
    values = _VIN_VALUE[text[:, :17]]
    check = (values * _VIN_WEIGHTS).sum(axis=1) % 11
    ninth = np.where(text[:, 8] == ord("X"), 10, digits(text[:, 8]))
    return np.asarray((values >= 0).all(axis=1) & (check == ninth))


def vin_alphabet(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether 17 characters are those a VIN may hold."""
    return np.asarray((_VIN_VALUE[text[:, :17]] >= 0).all(axis=1))


def hong_kong_id(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Hong Kong identity card without its brackets: 8 or 9 characters, zero-padded to 9.

    The check digit makes the sum of the characters weighed 9 to 1 a multiple of 11; a single
    letter is preceded by a blank that counts 36.
    """
    two = text[:, 8] != 0
    shifted = np.zeros((len(text), 9), np.int32)
    values = np.where(
        (text >= 65) & (text <= 90),
        text.astype(np.int32) - 55,
        digits(text),
    )
    shifted[two] = values[two, :9]
    shifted[~two, 0] = 36
    shifted[~two, 1:] = values[~two, :8]
    total = (shifted * np.arange(9, 0, -1)).sum(axis=1)
    return np.asarray(total % 11 == 0)


def taiwan_id(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Taiwan identity card: a letter and nine digits."""
    letter = _TAIWAN_VALUE[text[:, 0]] + 10
    values = digits(text[:, 1:10])
    weights = np.array([8, 7, 6, 5, 4, 3, 2, 1, 1], np.int32)
    total = letter // 10 + letter % 10 * 9 + (values * weights).sum(axis=1)
    return np.asarray((letter >= 10) & (total % 10 == 0) & all_digits(text[:, 1:10]))


def business_licence(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """ISO 7064 MOD 11,10 over 15 digits: business licence numbers (GS 15-2006)."""
    values = digits(text[:, :15])
    product = np.full(len(text), 10, np.int32)
    for column in range(14):
        total = (values[:, column] + product) % 10
        total = np.where(total == 0, 10, total)
        product = total * 2 % 11
    return np.asarray(((product + values[:, 14]) % 10 == 1) & all_digits(text[:, :15]))


def dates(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether eight digits are a day of the calendar between 1900 and 2035."""
    value = number(text[:, :8])
    year, month, day = value // 10000, value // 100 % 100, value % 100
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    lengths = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], np.int64)
    valid_month = (month >= 1) & (month <= 12)
    longest = lengths[np.where(valid_month, month, 0)] + (leap & (month == 2))
    return np.asarray(
        (year >= 1900)
        & (year <= 2035)
        & valid_month
        & (day >= 1)
        & (day <= longest)
        & all_digits(text[:, :8])
    )
