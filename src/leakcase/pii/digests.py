"""Keyed digests: equal values have equal digests within one case, and nothing else is told.

One key per case; without it a digest of an 11-digit number would be undone by trying them all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from leakcase.errors import UsageError
from leakcase.pii.category import Family
from leakcase.pii.taxonomy import BY_ID

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

KEY_BYTES = 16
"""The shortest key accepted."""
DIGEST_BYTES = 16
"""Bytes kept of the HMAC: 128 bits, collisions not to be met."""
_BLOCK = 64
"""Bytes of a block of SHA-256."""


class Digester:
    """Digests values under one key."""

    __slots__ = ("_inner", "_outer")

    def __init__(self, key: bytes) -> None:
        """Take the key of a case.

        Raises:
            UsageError: the key is shorter than :data:`KEY_BYTES`.
        """
        if len(key) < KEY_BYTES:
            raise UsageError(f"a digest key has {len(key)} bytes; give at least {KEY_BYTES}")
        # HMAC (RFC 2104) from two hash states that hold the key already: twice as fast as keying
        # it anew for each of millions of values
        block = (sha256(key).digest() if len(key) > _BLOCK else key).ljust(_BLOCK, b"\0")
        self._inner = sha256(bytes(byte ^ 0x36 for byte in block))
        self._outer = sha256(bytes(byte ^ 0x5C for byte in block))

    def __repr__(self) -> str:
        return "Digester(key=...)"

    def digest(self, category_id: str, normalised: str) -> str:
        """HMAC-SHA256 of category and value, its first 128 bits as 32 hex digits."""
        message = f"{category_id}\0{normalised}".encode("utf-8", "surrogatepass")
        return self._hmac(message)[:DIGEST_BYTES].hex()

    def fronts(self, category_id: str, raw: Sequence[str]) -> NDArray[np.uint64]:
        """The first 64 bits of the digest of each value, as it was found; equal ones once."""
        rule = _rule(category_id)
        front = f"{category_id}\0".encode()
        known: dict[str, bytes] = {}
        for value in raw:
            if value not in known:
                message = front + rule(value).encode("utf-8", "surrogatepass")
                known[value] = self._hmac(message)[:8]
        return np.frombuffer(b"".join(map(known.__getitem__, raw)), ">u8").astype(np.uint64)

    def _hmac(self, message: bytes) -> bytes:
        inner = self._inner.copy()
        inner.update(message)
        outer = self._outer.copy()
        outer.update(inner.digest())
        return outer.digest()


def normalise(category_id: str, raw: str) -> str:
    """The value in the one spelling its digest is made of.

    ``１３８-1234 5678``, ``+86 13812345678`` and ``13812345678`` become the same; a password stays
    as it is.
    """
    return _rule(category_id)(raw)


@cache
def _rule(category_id: str) -> Callable[[str], str]:
    if category_id in _RULES:
        return _RULES[category_id]
    category = BY_ID.get(category_id)
    if category is not None and (category.mask in _CODES or category.family is Family.ORGANISATION):
        return _code
    return _words


_CODES = frozenset({"id", "code", "card", "plate", "postcode", "trip", "mac"})


def _narrow(raw: str) -> str:
    return raw if raw.isascii() else unicodedata.normalize("NFKC", raw)


def _code(raw: str) -> str:
    """Letters and digits only, in upper case."""
    if raw.isascii() and raw.isalnum():
        return raw.upper()
    return re.sub(r"[\W_]+", "", _narrow(raw)).upper()


_MOBILE_DIGITS = 11


def _mobile(raw: str) -> str:
    """Its digits without the country code."""
    if len(raw) == _MOBILE_DIGITS and raw.isascii() and raw.isdigit():
        return raw
    digits = re.sub(r"\D", "", _narrow(raw))
    return re.sub(r"^(?:00)?86(?=1\d{10}$)", "", digits)


def _landline(raw: str) -> str:
    """Area and number without country code, trunk 0 and extension."""
    main = re.split(r"转|轉|ext|分机|#|x", _narrow(raw), maxsplit=1, flags=re.IGNORECASE)[0]
    digits = re.sub(r"^(?:\+|00)86", "", re.sub(r"[^\d+]", "", main))
    return digits.lstrip("0+")


def _date(raw: str) -> str:
    """Eight digits where year, month and day are there."""
    parts = re.findall(r"\d+", _narrow(raw))
    if len(parts) >= 3:
        return f"{parts[0]:0>4}{parts[1]:0>2}{parts[2]:0>2}"
    return "".join(parts)


def _name(raw: str) -> str:
    """Without spaces between Hanzi, one kind of middle dot, letters folded."""
    narrow = re.sub(r"[·•・‧∙.]", "·", _narrow(raw).strip())
    joined = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", narrow)
    return re.sub(r"\s+", " ", joined).casefold()


def _address(raw: str) -> str:
    """Without spaces and punctuation."""
    return re.sub(r"[\W_]+", "", _narrow(raw)).casefold()


def _words(raw: str) -> str:
    """Spaces collapsed, letters folded."""
    return " ".join(_narrow(raw).split()).casefold()


def _numbers(raw: str) -> str:
    """The decimal numbers in it, trailing zeros dropped."""
    found = re.findall(r"-?\d+(?:\.\d+)?", _narrow(raw))
    return ",".join(part.rstrip("0").rstrip(".") if "." in part else part for part in found)


def _account(raw: str) -> str:
    """An account named by a mobile number is that number, by an e-mail address that address."""
    narrow = _narrow(raw).strip()
    return _mobile(narrow) if re.fullmatch(r"\+?[\d\s-]{11,17}", narrow) else narrow.casefold()


_RULES: dict[str, Callable[[str], str]] = {
    "mobile": _mobile,
    "landline": _landline,
    "birth_date": _date,
    "person_name": _name,
    "address": _address,
    "coordinates": _numbers,
    "income": _numbers,
    "balance": _numbers,
    "payment_account": _account,
    "username": _account,
    # case matters in a secret, and so does every character of it
    "password": str.strip,
    "password_hash": str.strip,
    "secret_key": str.strip,
    "session_token": str.strip,
    "jwt": str.strip,
    "otp": _code,
}
