"""Text stands out from its ground in light and in dark (WCAG 2.2, 1.4.3: at least 4.5 to 1)."""

import re
from importlib.resources import files

import pytest

STYLE = files("leakcase.report.html").joinpath("style.css").read_text("utf-8")
ROOTS = re.findall(r":root\{(.*?)\}", STYLE, re.DOTALL)
LIGHT, DARK, PRINT = (dict(re.findall(r"(--[\w-]+):([^;]+);", root)) for root in ROOTS)
TEXT = ("--ink", "--soft", "--quiet", "--hot", "--warn")
GROUNDS = ("--bg", "--surface")


def luminance(colour: str) -> float:
    """Relative luminance of ``#rgb`` or ``#rrggbb``."""
    digits = colour.strip().removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK, PRINT], ids=["light", "dark", "print"])
def test_text_stands_out(theme: dict[str, str]) -> None:
    pairs = [(text, ground) for text in TEXT for ground in GROUNDS]
    pairs += [("--soft", "--faint"), ("--hot", "--hot-bg"), ("--ink", "--map-hot")]
    pairs += [("--ink", "--map-warn"), ("--ink", "--map-calm")]
    weak = {
        pair: round(contrast(theme[pair[0]], theme[pair[1]]), 2)
        for pair in pairs
        if contrast(theme[pair[0]], theme[pair[1]]) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_focus_and_bars_stand_out(theme: dict[str, str]) -> None:
    for mark in ("--focus", "--accent", "--hot"):
        assert contrast(theme[mark], theme["--surface"]) >= 3
