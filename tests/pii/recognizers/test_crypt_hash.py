"""Password hashes in the notation of crypt(3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

_DICE = Dice(41)
_ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _letters(count: int) -> str:
    return _DICE.letters(_ALPHABET, count)


BCRYPT = f"$2b$12${_letters(53)}"
HASHES = [
    BCRYPT,
    f"$1$saltsalt${_letters(22)}",
    f"$5$saltsalt${_letters(43)}",
    f"$6$rounds=5000$saltsalt${_letters(86)}",
    f"$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ${_letters(43).replace('.', '+')}",
]

FOUND = [
    *(("password_hash", text, text, Tier.CHECKED, {"structure_ok"}) for text in HASHES),
    ("password_hash", f"root:{HASHES[2]}:18000:0", HASHES[2], Tier.CHECKED, {"structure_ok"}),
    ("password_hash", f'"{BCRYPT}"', BCRYPT, Tier.CHECKED, {"structure_ok"}),
]

OTHER = [
    ("password_hash", "$100"),
    ("password_hash", "${variable}"),
    ("password_hash", "$2b$"),
    ("password_hash", "$name$other$"),
]


@pytest.mark.parametrize(("category", "text", "value", "tier", "reasons"), FOUND)
def test_what_holds_decides_how_sure_it_is(
    category: str,
    text: str,
    value: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert judged(category, text) == [(value, tier, reasons)]


@pytest.mark.parametrize(("category", "text"), OTHER)
def test_what_only_looks_like_one_is_left(
    category: str, text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values(category, text) == []
