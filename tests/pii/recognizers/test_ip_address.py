"""IP addresses that single somebody out: global ones, not versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

V4 = "101.66.45.221"
V6 = "2409:8a55:fa4e:bd90:a2c0:45b0:b844:f53c"

WRITTEN = [
    (V4, V4),
    (f"{V4}:8080", V4),
    (f"http://{V4}/", V4),
    (f"{V4}/24", V4),
    (f"[{V4}]", V4),
    (f"来自{V4}的", V4),
    (f"{V4}。", V4),
    (f"firefox/{V4}", V4),
    ("172.32.3.104", "172.32.3.104"),
    ("ip: 8.8.8.8", "8.8.8.8"),
    ("１０１.６６.４５.２２１", "１０１.６６.４５.２２１"),
]

OTHER = [
    "10.0.0.1",
    "ip: 192.168.1.1",
    "127.0.0.1",
    "172.16.3.104",
    "100.64.0.111",
    "169.254.10.110",
    "192.0.2.101",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.251",
    "255.255.255.255",
    "256.101.1.1",
    "101.66.45.256",
    "101.066.45.1",
    "101.66.45",
    "1.2.3.4",
    "6.1.0.5",
    f"{V4}.5",
    f"5.{V4}",
    f"v{V4}",
    f"version {V4}",
    f"版本 {V4}",
    f"升级到 {V4}",
    f"curl-{V4}",
    f"{V4}abc",
]

TIERS = [
    (V4, Tier.CHECKED, {"structure_ok"}),
    (f"登录IP：{V4}", Tier.CONFIRMED, {"structure_ok", "label"}),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_it_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("ipv4", text) == [value]


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_one_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("ipv4", text) == []


@pytest.mark.parametrize(("text", "tier", "reasons"), TIERS)
def test_what_holds_decides_how_sure_it_is(
    text: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert [found[1:] for found in judged("ipv4", text)] == [(tier, reasons)]


SIX = [
    (V6, V6),
    (V6.upper(), V6.upper()),
    ("2409:8a55::1", "2409:8a55::1"),
    ("[2409:8a55::1]:80", "2409:8a55::1"),
    ("2409:8a55::1/64", "2409:8a55::1"),
    ("地址2409:8a55::1的", "2409:8a55::1"),
    ("240e:3b7:1::2", "240e:3b7:1::2"),
]

NOT_SIX = [
    "fe80::1",
    "::1",
    "fd00::1",
    "2001:db8::1",
    "12:34:56",
    "2024:01:02:03:04:05",
    "2409::8a55::1",
    V6.rpartition(":")[0],
    f"{V6}:1",
    "std::vector<int>",
    "21:30:00",
]


@pytest.mark.parametrize(("text", "value"), SIX)
def test_version_6_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("ipv6", text) == [value]


@pytest.mark.parametrize("text", NOT_SIX)
def test_what_only_looks_like_version_6_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("ipv6", text) == []


def test_a_label_of_either_version_confirms_version_6(
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert judged("ipv6", f"ip={V6}") == [(V6, Tier.CONFIRMED, {"structure_ok", "label"})]
