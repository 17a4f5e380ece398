"""Organisation codes after a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

CODE = identifiers.organisation_code(Dice(39))
BARE = CODE.replace("-", "")
WRONG = CODE[:-1] + ("1" if CODE[-1] != "1" else "2")

FOUND = [
    ("organisation_code", f"组织机构代码：{CODE}", CODE, Tier.CHECKED, {"label"}),
    ("organisation_code", f"组织机构代码 {BARE}", BARE, Tier.CHECKED, {"label"}),
    ("organisation_code", f"组织机构代码：{WRONG}", WRONG, Tier.FORMAT, {"label"}),
]

OTHER = [
    ("organisation_code", CODE),
    ("organisation_code", "组织机构代码：ABCDEFGH-1"),
    ("organisation_code", f"组织机构代码：{CODE}0"),
    ("organisation_code", f"组织机构代码：{CODE[:6]}"),
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
