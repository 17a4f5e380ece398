"""Check digits of identifiers, computed for many at once.

Every function takes ``text``, ``uint8[n, width]`` of ASCII characters, and returns ``bool[n]``.
Characters an identifier may not hold give False.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.compiled import compiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ID_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1])
"""GB 11643-1999: ISO 7064 MOD 11-2 weights; the check character itself weighs 1."""

_USCC_ALPHABET = b"0123456789ABCDEFGHJKLMNPQRTUWXY"
"""GB 32100-2015: digits and capitals without I, O, S, V, Z."""
_USCC_WEIGHTS = np.array([pow(3, k, 31) for k in range(17)])

_VIN_VALUES = b"0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ"
"""ISO 3779 / GB 16735: the value of a letter is its place in this string modulo 10."""
_VIN_WEIGHTS = np.array([8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2])

_ORGANISATION_WEIGHTS = np.array([3, 7, 9, 10, 5, 8, 4, 2])
"""GB 11714-1997."""

_TAIWAN_LETTERS = b"ABCDEFGHJKLMNPQRSTUVXYWZIO"
"""Letters of Taiwan identity cards in the order of their values, from 10."""
_TAIWAN_WEIGHTS = np.array([8, 7, 6, 5, 4, 3, 2, 1, 1])
_ICAO_WEIGHTS = np.array([7, 3, 1] * 10)


def _values(alphabet: bytes) -> NDArray[np.int64]:
    table = np.full(256, -1)
    table[np.frombuffer(alphabet, np.uint8)] = np.arange(len(alphabet))
    return table


_DIGIT_VALUE = _values(b"0123456789")
_DOUBLED_VALUE = _values(b"0516273849")
"""The cross sum of twice a digit is its place here."""
_DIGIT_OR_X = _values(b"0123456789X")
_USCC_VALUE = _values(_USCC_ALPHABET)
_ALNUM_VALUE = _values(b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_TAIWAN_VALUE = _values(_TAIWAN_LETTERS)
_VIN_VALUE = np.full(256, -1)
for _place, _letter in enumerate(_VIN_VALUES):
    if _letter != ord("."):
        _VIN_VALUE[_letter] = _place % 10
_TENS = 10 ** np.arange(17, -1, -1)
_ONES, _NOUGHTS = np.ones(64, np.int64), np.zeros(64, np.int64)

_DAYS = np.zeros(10_000, np.bool_)
"""By month * 100 + day: the days of a leap year."""
for _month, _length in enumerate([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], 1):
    _DAYS[_month * 100 + 1 : _month * 100 + _length + 1] = True


@compiled
def _weigh(
    text: NDArray[np.uint8],
    value: NDArray[np.int64],
    weights: NDArray[np.int64],
    out: NDArray[np.int64],
) -> None:
    """The weighted sum of the values of each row's characters, -1 where one has no value."""
    for row in range(len(text)):
        total = 0
        for column in range(text.shape[1]):
            one = value[text[row, column]]
            if one < 0:
                total = -1
                break
            total += one * weights[column]
        out[row] = total


def weighted(
    text: NDArray[np.uint8], value: NDArray[np.int64], weights: NDArray[np.int64]
) -> NDArray[np.int64]:
    """The weighted sum of the values of each row's characters, -1 where one has no value."""
    out = np.empty(len(text), np.int64)
    _weigh(text, value, weights, out)
    return out


def all_digits(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether every character is a digit."""
    return weighted(text, _DIGIT_VALUE, _NOUGHTS) >= 0


def number(text: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Rows of up to 18 digits as whole numbers, -1 where a character is no digit."""
    return weighted(text, _DIGIT_VALUE, _TENS[len(_TENS) - text.shape[1] :])


def luhn(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """ISO/IEC 7812-1 annex B, over the whole width."""
    doubled = weighted(text[:, -2::-2], _DOUBLED_VALUE, _ONES)
    single = weighted(text[:, -1::-2], _DIGIT_VALUE, _ONES)
    return ((doubled + single) % 10 == 0) & (doubled >= 0) & (single >= 0)


def resident_id(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """GB 11643-1999, 18 characters, the last a digit or X."""
    total = weighted(text[:, :17], _DIGIT_VALUE, _ID_WEIGHTS)
    last = _DIGIT_OR_X[text[:, 17]]
    return ((total + last) % 11 == 1) & (total >= 0) & (last >= 0)


def uscc(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """GB 32100-2015, 18 characters."""
    total = weighted(text[:, :17], _USCC_VALUE, _USCC_WEIGHTS)
    return (total >= 0) & ((31 - total % 31) % 31 == _USCC_VALUE[text[:, 17]])


def organisation_code(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """GB 11714-1997, 9 characters, the last a digit or X."""
    total = weighted(text[:, :8], _ALNUM_VALUE, _ORGANISATION_WEIGHTS)
    return (total >= 0) & ((11 - total % 11) % 11 == _DIGIT_OR_X[text[:, 8]])


def vin(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """GB 16735-2019, 17 characters; the ninth is the check character."""
    total = weighted(text[:, :17], _VIN_VALUE, _VIN_WEIGHTS)
    return (total >= 0) & (total % 11 == _DIGIT_OR_X[text[:, 8]])


def vin_alphabet(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether 17 characters are those a VIN may hold."""
    return weighted(text[:, :17], _VIN_VALUE, _NOUGHTS) >= 0


def hong_kong_id(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Hong Kong identity card without its brackets: 8 or 9 characters, zero-padded to 9.

    The check digit makes the sum of the characters weighed 9 to 1 a multiple of 11; a single
    letter is preceded by a blank that counts 36.
    """
    two = weighted(text[:, :9], _ALNUM_VALUE, np.arange(9, 0, -1))
    one = weighted(text[:, :8], _ALNUM_VALUE, np.arange(8, 0, -1))
    total = np.where(text[:, 8] != 0, two, np.where(one >= 0, one + 9 * 36, -1))
    return (total >= 0) & (total % 11 == 0)


def taiwan_id(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Taiwan identity card: a letter and nine digits."""
    letter = _TAIWAN_VALUE[text[:, 0]] + 10
    rest = weighted(text[:, 1:10], _DIGIT_VALUE, _TAIWAN_WEIGHTS)
    total = letter // 10 + letter % 10 * 9 + rest
    return (letter >= 10) & (rest >= 0) & (total % 10 == 0)


def machine_readable(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """ICAO 9303 part 3: the last character checks those before it; letters count from 10."""
    body = text[:, :-1]
    total = weighted(body, _ALNUM_VALUE, _ICAO_WEIGHTS)
    return (total >= 0) & (total % 10 == _DIGIT_VALUE[text[:, -1]])


def business_licence(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """ISO 7064 MOD 11,10 over 15 digits: business licence numbers (GS 15-2006)."""
    out = np.zeros(len(text), np.bool_)
    _hybrid(text, out)
    return out


@compiled
def _hybrid(text: NDArray[np.uint8], out: NDArray[np.bool_]) -> None:
    """ISO 7064 MOD 11,10 over the first 15 characters of each row."""
    for row in range(len(text)):
        product, valid = 10, True
        for column in range(15):
            digit = text[row, column] - 48
            valid &= 0 <= digit <= 9
            total = (digit + product) % 10
            product = (total or 10) * 2 % 11
        # the last digit makes its sum one modulo ten, and so its product two
        out[row] = valid and product == 2


def dates(text: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Whether eight digits are a day of the calendar between 1900 and 2035."""
    return calendar(number(text[:, :8]))


def calendar(value: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The same of numbers such as 19491231."""
    year, day = value // 10000, value % 10000
    leap = (year % 4 == 0) & (year != 1900)
    return (year >= 1900) & (year <= 2035) & _DAYS[day] & (leap | (day != 229))
