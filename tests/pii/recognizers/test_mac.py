"""MAC addresses: six pairs; bare ones only after a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "a8:61:07:6b:fa:4a"

WRITTEN = [
    (ADDRESS, ADDRESS),
    (ADDRESS.upper().replace(":", "-"), ADDRESS.upper().replace(":", "-")),
    ("a861.076b.fa4a", "a861.076b.fa4a"),
    (f"地址{ADDRESS}。", ADDRESS),
    (f"[{ADDRESS}]", ADDRESS),
    ("MAC:a861076bfa4a", "a861076bfa4a"),
    ('"mac_address":"A861076BFA4A"', "A861076BFA4A"),
]

OTHER = [
    "a861076bfa4a",
    "MAC：123456789012",
    "00:00:00:00:00:00",
    "ff:ff:ff:ff:ff:ff",
    ADDRESS[:14],
    f"{ADDRESS}:01",
    "a8:61-07:6b:fa:4a",
    f"x{ADDRESS}",
    "550e8400-e29b-41d4-a716-446655440000",
    "12:34:56",
]

TIERS = [
    (ADDRESS, Tier.CHECKED, {"structure_ok"}),
    (f"MAC地址：{ADDRESS}", Tier.CONFIRMED, {"structure_ok", "label"}),
    ("01:00:5e:00:00:fb", Tier.FORMAT, set()),
    ("MAC:a861076bfa4a", Tier.FORMAT, {"label"}),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_it_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("mac", text) == [value]


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_one_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("mac", text) == []


@pytest.mark.parametrize(("text", "tier", "reasons"), TIERS)
def test_what_holds_decides_how_sure_it_is(
    text: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert [found[1:] for found in judged("mac", text)] == [(tier, reasons)]
