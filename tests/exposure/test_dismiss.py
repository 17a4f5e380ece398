"""Allow-list, baseline and selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from leakcase.errors import SettingsError
from leakcase.exposure.allow_list import AllowList, glob_pattern, load_allow_list
from leakcase.exposure.baseline import Baseline
from leakcase.exposure.dismiss import Dismissal
from leakcase.pii.digests import Digester, normalise
from leakcase.pii.finding import Finding, Location, Tier

if TYPE_CHECKING:
    from pathlib import Path

KEY = b"k" * 32
DIGESTER = Digester(KEY)


def finding(category: str, value: str, path: str = "docs/a.txt", tier: int = 2) -> Finding:
    digest = DIGESTER.digest(category, normalise(category, value))
    return Finding(category, Location(path), 0, "***", digest, Tier(tier))


HOTLINE = finding("landline", "400-800-1234")
MAIL = finding("email", "a@example.com", "site/docs/deep/CONTRIBUTORS.md")
MOBILE = finding("mobile", "19912345678", "data/b.csv", tier=3)


def allow_list(tmp_path: Path, text: str) -> AllowList:
    path = tmp_path / "allow.toml"
    path.write_text(text, "utf-8")
    return load_allow_list(path, DIGESTER)


@pytest.mark.parametrize(
    ("entry", "left"),
    [
        ('value = "400 800 1234"', [MAIL, MOBILE]),
        ('value = "400-800-1234"\ncategory = "landline"', [MAIL, MOBILE]),
        ('value = "400-800-1234"\ncategory = "mobile"', [HOTLINE, MAIL, MOBILE]),
        (f'digest = "{MOBILE.digest[:16]}"\nreason = "ours"', [HOTLINE, MAIL]),
        ('category = "email"', [HOTLINE, MOBILE]),
        ('path = "CONTRIBUTORS*"', [HOTLINE, MOBILE]),
        ('path = "docs/**"', [MOBILE]),
        ('path = "docs/*"', [MAIL, MOBILE]),
        ('category = "mobile"\npath = "docs/**"', [HOTLINE, MAIL, MOBILE]),
    ],
)
def test_a_finding_passes_where_all_of_an_entry_holds(
    tmp_path: Path, entry: str, left: list[Finding]
) -> None:
    dismissal = Dismissal(allow_list(tmp_path, f"[[allow]]\n{entry}\n"))
    assert list(dismissal.keep([HOTLINE, MAIL, MOBILE])) == left
    assert dismissal.dismissed == 3 - len(left)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[allow]]\n", "entry 1: says nothing"),
        ('[[allow]]\ncategory="email"\n[[allow]]\ncolour="19912345678"\n', "entry 2: an unknown"),
        ('[[allow]]\ncategory="emial"\n', "entry 1: category 'emial' is unknown"),
        ('[[allow]]\ndigest="19912345678"\n', "entry 1: digest is not 16 to 32 hex digits"),
        ("[[allow]]\nvalue=19912345678\n", "entry 1: value is not a text"),
        ('[[allow]]\nvalue="19912345678\n', "line 2: the allow-list is not valid TOML"),
        ('[allow]\nvalue="19912345678"\n', "holds [[allow]] entries"),
        ('[[allow]]\nvalue="19912345678"\ndigest="0123456789abcdef"\n', "make it two entries"),
    ],
)
def test_a_wrong_allow_list_says_where_and_shows_no_value(
    tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(SettingsError) as error:
        allow_list(tmp_path, text)
    assert message in str(error.value)
    assert "19912345678" not in str(error.value)


def test_a_missing_allow_list_is_a_settings_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        load_allow_list(tmp_path / "none.toml", DIGESTER)


@pytest.mark.parametrize(
    ("glob", "path", "matches"),
    [
        ("*.md", "a/b/c.md", True),
        ("a/*.md", "a/b/c.md", False),
        ("a/**/c.md", "a/c.md", True),
        ("/srv/**", "/srv/a/b", True),
        ("/srv/*", "/srv/a/b", False),
        ("inner.csv", "x.zip!inner.csv", True),
        ("https://example.com/*", "https://example.com/a", True),
        ("a?c", "abc", True),
        ("a.c", "abc", False),
    ],
)
def test_globs(glob: str, path: str, matches: bool) -> None:  # noqa: FBT001
    assert (glob_pattern(glob).fullmatch(path) is not None) == matches


def test_a_glob_of_many_stars_takes_no_time() -> None:
    assert glob_pattern("**/" * 12 + "*a*b*c").fullmatch("x/" * 400 + "y") is None


def test_a_baseline_hides_what_was_known_and_shows_what_is_new(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    first = Baseline(KEY)
    first.add([HOTLINE, MOBILE])
    first.write(path)
    moved = finding("mobile", "19912345678", "data/new.csv")
    dismissal = Dismissal(baseline=Baseline.load(path, KEY))
    assert list(dismissal.keep([HOTLINE, MAIL, MOBILE, moved])) == [MAIL, moved]
    assert dismissal.dismissed == 2


def test_a_baseline_tells_neither_digests_nor_paths(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    baseline = Baseline(KEY)
    baseline.add([MOBILE])
    baseline.write(path)
    text = path.read_text("utf-8")
    assert MOBILE.digest[:16] not in text
    assert "b.csv" not in text
    assert KEY.hex() not in text


def test_a_baseline_of_another_key_says_so(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    Baseline(KEY).write(path)
    with pytest.raises(SettingsError, match="another key"):
        Baseline.load(path, b"o" * 32)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "leakcase-baseline/1"}', "[" * 50_000]
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match=r"baseline\.json"):
        Baseline.load(path, KEY)


def test_selection_by_category_and_tier_is_not_dismissal() -> None:
    dismissal = Dismissal(categories=frozenset({"mobile", "email"}), min_tier=Tier.CONFIRMED)
    assert list(dismissal.keep([HOTLINE, MAIL, MOBILE])) == [MOBILE]
    assert dismissal.dismissed == 0
