"""Settings files: what they may say, and what a mistake in one is answered with."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leakcase.errors import SettingsError
from leakcase.messages import Language
from leakcase.pii.finding import Tier
from leakcase.settings import (
    CustomPattern,
    NamesMode,
    ScanOptions,
    Settings,
    WebOptions,
    WebScope,
    load_settings,
    parse_settings,
)

FILE = Path("conf/leakcase.toml")


def mistake(text: str) -> str:
    """What a wrong file is answered with."""
    with pytest.raises(SettingsError) as caught:
        parse_settings(text.encode(), FILE)
    return str(caught.value)


def test_an_empty_file_changes_nothing() -> None:
    assert parse_settings(b"", FILE) == Settings(ScanOptions(), None)


def test_every_option_can_be_set() -> None:
    text = """
        language = "en"
        [scan]
        categories = ["mobile", "member_number"]
        min_tier = "checked"
        min_count = 3
        names = "everywhere"
        allow_list = "known.toml"
        baseline = "/var/base.json"
        key_file = "key"
        include = ["*.csv"]
        exclude = ["node_modules/"]
        processes = 2
        sample = 1000
        ocr = true
        [web]
        depth = 3
        max_pages = 50
        max_bytes = "5 MB"
        max_time = "10m"
        rate = 0.5
        scope = "host"
        allow_private = true
        state = "crawl.state"
        [keywords]
        mobile = ["联络号"]
        [[pattern]]
        name = "会员号"
        category = "member_number"
        regex = 'VIP\\d{8}'
        keywords = ["会员"]
        tier = "format"
        needs_keyword = true
    """
    assert parse_settings(text.encode(), FILE) == Settings(
        ScanOptions(
            categories=frozenset({"mobile", "member_number"}),
            min_tier=Tier.CHECKED,
            min_count=3,
            names=NamesMode.EVERYWHERE,
            custom=(
                CustomPattern(
                    "会员号",
                    "member_number",
                    r"VIP\d{8}",
                    ("会员",),
                    Tier.FORMAT,
                    needs_keyword=True,
                ),
            ),
            keywords={"mobile": ("联络号",)},
            allow_list=Path("conf/known.toml"),
            baseline=Path("/var/base.json"),
            key_file=Path("conf/key"),
            include=("*.csv",),
            exclude=("node_modules/",),
            processes=2,
            sample=1000,
            ocr=True,
            web=WebOptions(
                depth=3,
                max_pages=50,
                max_bytes=5 << 20,
                max_time=600.0,
                rate=0.5,
                scope=WebScope.HOST,
                allow_private=True,
                state=Path("conf/crawl.state"),
            ),
        ),
        Language.EN,
    )


def test_a_family_stands_for_its_categories() -> None:
    settings = parse_settings(b'[scan]\ncategories = ["vehicle"]', FILE)
    assert settings.scan.categories == frozenset({"plate", "vin", "engine_number"})


def test_words_become_a_pattern_that_prefers_the_longest() -> None:
    text = '[[pattern]]\nname = "项目"\ncategory = "codename"\nwords = ["凤凰", "凤凰计划", "a.b"]'
    (pattern,) = parse_settings(text.encode(), FILE).scan.custom
    assert pattern.tier is Tier.CONFIRMED
    assert list(pattern.spans("凤凰计划 axb a.b".encode())) == [(0, 12), (17, 20)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("x =", "不是有效的 TOML"),
        ("[scam]", "没有 scam 这个键；您要的是不是：scan"),
        ("[scan]\nmin_teir = 1", "没有 scan.min_teir 这个键；您要的是不是：min_tier"),
        ('[scan]\nnames = "no"', "scan.names 不能是 'no'；可以是：off, near, everywhere"),
        ("[scan]\nmin_count = 0", "scan.min_count 不能是 0；可以是：1 到"),
        ("[scan]\nmin_count = true", "scan.min_count 不能是 True"),
        ("scan = 3", "scan 不能是 3；可以是：一个表，写作 [scan]"),
        ('[scan]\ncategories = ["mobil"]', "相近的有：mobile"),
        ('[web]\nmax_bytes = "5 XB"', "web.max_bytes 不能是 '5 XB'；可以是：字节数"),
        ('[web]\nmax_time = "-1"', "web.max_time 不能是 '-1'；可以是：时长"),
        ("[web]\nrate = 0", "web.rate 不能是 0"),
        ('[keywords]\nmobil = ["x"]', "keywords.mobil 不能是 'mobil'"),
        ('language = "fr"', "language 不能是 'fr'；可以是：zh, en"),
        ('[[pattern]]\nname = "a"', "pattern[1].category 不能是 ''"),
        (
            '[[pattern]]\nname = "a"\ncategory = "b"',
            "pattern[1].regex 不能是 ''；可以是：regex 与 words",
        ),
        (
            '[[pattern]]\nname = "a"\ncategory = "B-1"\nregex = "x"',
            "pattern[1].category 不能是 'B-1'",
        ),
    ],
)
def test_a_mistake_names_file_key_value_and_what_is_allowed(text: str, says: str) -> None:
    message = mistake(text)
    assert "conf/leakcase.toml" in message
    assert says in message


@pytest.mark.parametrize(
    "regex",
    [
        "(a",
        "a*",
        r"(a)\1",
        "(?=a)b",
        "((a{1,100}){1,100}){1,100}",
        "x" * 1001,
    ],
)
def test_a_pattern_that_could_run_long_or_says_nothing_is_refused(regex: str) -> None:
    text = f"[[pattern]]\nname = 'a'\ncategory = 'b'\nregex = '{regex}'"
    assert "RE2" in mistake(text)


def test_a_pattern_made_to_backtrack_runs_in_linear_time() -> None:
    pattern = CustomPattern("a", "b", "(x+x+)+y")
    assert list(pattern.spans(b"x" * 100_000)) == []


def test_matches_longer_than_an_identifier_do_not_count() -> None:
    pattern = CustomPattern("a", "b", "x+")
    assert list(pattern.spans(b"x" * 300 + b" " + b"x" * 20)) == [(301, 321)]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.toml 读不了"):
        load_settings(tmp_path / "none.toml")


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.toml"
    path.write_bytes(b"#" * ((1 << 20) + 1))
    with pytest.raises(SettingsError, match="太大"):
        load_settings(path)


@given(st.binary(max_size=300))
def test_any_bytes_are_settings_or_a_settings_error(data: bytes) -> None:
    with suppress(SettingsError):
        assert isinstance(parse_settings(data, FILE), Settings)


_VALUES = st.recursive(
    st.integers() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)


@given(
    st.sampled_from(["scan.names", "scan.include", "web.rate", "web.max_bytes", "pattern"]),
    _VALUES,
)
def test_any_value_of_a_key_is_taken_or_a_settings_error(key: str, value: object) -> None:
    table, _, name = key.partition(".")
    text = f"[{table}]\n{name} = {_toml(value)}" if name else f"{table} = {_toml(value)}"
    with suppress(SettingsError):
        assert isinstance(parse_settings(text.encode("utf-8", "replace"), FILE), Settings)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(char):08x}" for char in value) + '"'
    return repr(value)
