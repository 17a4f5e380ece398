"""JSON Web Tokens: three parts of base64url."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

TOKEN = identifiers.jwt(Dice(40))

FOUND = [
    ("jwt", TOKEN, TOKEN, Tier.CHECKED, {"structure_ok"}),
    ("jwt", f"“{TOKEN}”", TOKEN, Tier.CHECKED, {"structure_ok"}),
    ("jwt", f"t={TOKEN};", TOKEN, Tier.CHECKED, {"structure_ok"}),
    ("jwt", f"Authorization: Bearer {TOKEN}", TOKEN, Tier.CONFIRMED, {"structure_ok", "label"}),
    ("jwt", f"token={TOKEN}&x=1", TOKEN, Tier.CONFIRMED, {"structure_ok", "label"}),
]

OTHER = [
    ("jwt", TOKEN.partition(".")[0]),
    ("jwt", TOKEN.rpartition(".")[0]),
    ("jwt", "com.example.package.name"),
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
