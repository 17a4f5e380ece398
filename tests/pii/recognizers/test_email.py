"""E-mail addresses: next to Hanzi, in links and lists; file names and packages are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.pii.finding import Tier

if TYPE_CHECKING:
    from collections.abc import Callable

ADDRESS = "zhang.san@mail.cn"

WRITTEN = [
    *(
        (text, text)
        for text in (
            ADDRESS,
            "a.b+c_d-e@sub.mail.co.uk",
            "Zhang@MAIL.CN",
            "12345679@qq.com",
            "zhang@mail.museum",
            "zhang＠mail.cn",
        )
    ),
    (f"邮箱{ADDRESS}的", ADDRESS),
    (f'"{ADDRESS}"', ADDRESS),
    (f"<{ADDRESS}>", ADDRESS),
    (f"mailto:{ADDRESS}?subject=x", ADDRESS),
    (f"{ADDRESS}.", ADDRESS),
    (f"{ADDRESS}，", ADDRESS),
    (f"\U0001f4e7{ADDRESS}\U0001f4e7", ADDRESS),
]

OTHER = [
    "logo@2x.png",
    "icon@3x.webp",
    "react@18.2.0",
    "npm i pkg@1.2.3",
    "a@b",
    "foo@localhost",
    "zhang@",
    "@zhang.cn",
    "@media.screen",
    "zhang@@mail.cn",
    "zhang@.cn",
    "zhang@-mail.cn",
    "zhang@mail..cn",
    "zhang @ mail.cn",
    "a@sha256:abcdef",
]

TIERS = [
    (ADDRESS, Tier.CHECKED, {"structure_ok"}),
    (f"邮箱：{ADDRESS}", Tier.CONFIRMED, {"structure_ok", "label"}),
    (f"订单号：{ADDRESS}", Tier.FORMAT, {"structure_ok", "other_label"}),
    ("user@example.com", Tier.FORMAT, {"structure_ok", "placeholder"}),
    ("noreply@mail.cn", Tier.FORMAT, {"structure_ok", "placeholder"}),
    ("git@github.com:a/b.git", Tier.FORMAT, {"structure_ok", "placeholder"}),
]


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_it_is_found_however_it_is_written(
    text: str, value: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("email", text) == [value]


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_one_is_left(
    text: str, values: Callable[[str, str], list[str]]
) -> None:
    assert values("email", text) == []


@pytest.mark.parametrize(("text", "tier", "reasons"), TIERS)
def test_what_holds_decides_how_sure_it_is(
    text: str,
    tier: Tier,
    reasons: set[str],
    judged: Callable[[str, str], list[tuple[str, Tier, set[str]]]],
) -> None:
    assert [found[1:] for found in judged("email", text)] == [(tier, reasons)]


def test_several_behind_one_another_are_all_found(
    values: Callable[[str, str], list[str]],
) -> None:
    for between in (",", ";", ", ", "、", " ", "\n"):
        text = f"{ADDRESS}{between}li@mail.cn"
        assert values("email", text) == [ADDRESS, "li@mail.cn"]
