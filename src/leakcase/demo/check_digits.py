"""Check digits of the identifiers we invent, each by its own standard.

Written apart from ``leakcase.pii``, which is what they are used to test.
"""

from __future__ import annotations

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VIN_VALUES = dict(
    zip(
        "0123456789ABCDEFGHJKLMNPRSTUVWXYZ",
        map(int, "012345678912345678123457923456789"),
        strict=True,
    )
)
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"


def resident(first17: str) -> str:
    """GB 11643-1999, ISO 7064 MOD 11-2 over 17 digits."""
    total = sum(int(digit) * (2 ** (17 - at) % 11) for at, digit in enumerate(first17))
    return "10X98765432"[total % 11]


def luhn(payload: str) -> str:
    """ISO/IEC 7812-1 annex B: the digit that follows ``payload``."""
    doubled = payload[::-1][0::2]
    single = payload[::-1][1::2]
    total = sum(sum(divmod(2 * int(digit), 10)) for digit in doubled)
    total += sum(map(int, single))
    return str(-total % 10)


def uscc(first17: str) -> str:
    """GB 32100-2015: mod 31 over 17 characters."""
    total = sum(_USCC_ALPHABET.index(char) * pow(3, at, 31) for at, char in enumerate(first17))
    return _USCC_ALPHABET[-total % 31]


def organisation(first8: str) -> str:
    """GB 11714-1997: mod 11 over 8 characters."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(char, 36) * weight for char, weight in zip(first8, weights, strict=True))
    return "0123456789X"[-total % 11]


def vin(without_check: str) -> str:
    """ISO 3779 with the North American check digit; position 9 of the 17 is ignored."""
    total = sum(
        _VIN_VALUES[char] * weight for char, weight in zip(without_check, _VIN_WEIGHTS, strict=True)
    )
    return "0123456789X"[total % 11]


def hong_kong(letters_and_digits: str) -> str:
    """Hong Kong identity card: mod 11 over two letters (a space for none) and six digits."""
    padded = letters_and_digits.rjust(8)
    values = [36 if char == " " else int(char, 36) for char in padded]
    total = sum(value * weight for value, weight in zip(values, range(9, 1, -1), strict=True))
    return "0123456789A"[-total % 11]


def taiwan(letter_and_8: str) -> str:
    """Taiwan national identification number: mod 10, the letter counts as 10 to 35."""
    tens, ones = divmod(_TAIWAN_LETTERS.index(letter_and_8[0]) + 10, 10)
    total = tens + 9 * ones
    total += sum(
        int(digit) * weight for digit, weight in zip(letter_and_8[1:], range(8, 0, -1), strict=True)
    )
    return str(-total % 10)


def machine_readable(text: str) -> str:
    """ICAO 9303 part 3: weights 7, 3, 1, mod 10; letters count from 10."""
    weights = (7, 3, 1)
    return str(sum(int(char, 36) * weights[at % 3] for at, char in enumerate(text)) % 10)


def ean13(first12: str) -> str:
    """GS1: mod 10 with weights 1 and 3."""
    total = sum(int(digit) * (1, 3)[at % 2] for at, digit in enumerate(first12))
    return str(-total % 10)
