"""``leakcase scan``: what it prints, what it writes, and how it ends."""

import csv
import io
import json
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from leakcase.cli.exits import Exit
from leakcase.cli.stopping import Stoppable
from leakcase.pii.finding import Location
from leakcase.sources.segment import Piece, Problem, TextSegment

People = tuple[tuple[str, str], ...]
Command = Callable[..., Any]


def raw_values(people: People) -> list[str]:
    return [value for person in people for value in person]


def test_the_summary_begins_with_a_plain_sentence(leakcase: Command, leak: Path) -> None:
    ran = leakcase("scan", leak)
    assert ran.code == Exit.FOUND
    assert ran.err == ""
    assert "中发现 3 人的个人信息，共 6 处。" in ran.out.replace("\n", "").replace(" " * 3, "")


def test_nothing_found_is_zero(leakcase: Command, tmp_path: Path) -> None:
    path = tmp_path / "clean.txt"
    path.write_text("今天天气很好。\n", "utf-8")
    ran = leakcase("scan", path)
    assert ran.code == Exit.NOTHING_FOUND
    assert "没有发现个人信息" in ran.out


def test_what_was_not_read_makes_the_result_partial(
    leakcase: Command, tmp_path: Path, leak: Path
) -> None:
    broken = tmp_path / "broken.zip"
    broken.write_bytes(b"PK\x03\x04" + b"\0" * 40)
    ran = leakcase("scan", leak, broken)
    assert ran.code == Exit.PARTIAL
    assert "broken.zip" in ran.out


def test_a_target_that_does_not_exist_is_one_line(leakcase: Command, tmp_path: Path) -> None:
    ran = leakcase("scan", tmp_path / "none")
    assert ran.code == Exit.PARTIAL
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert ran.err.startswith("错误：")


def test_json_goes_to_standard_output_alone(leakcase: Command, leak: Path) -> None:
    ran = leakcase("scan", "--json", leak)
    found = json.loads(ran.out)
    assert found["people"] == {"value": 3, "exact": True}
    assert {each["id"]: each["findings"] for each in found["categories"]} == {
        "resident_id": 3,
        "mobile": 3,
    }


def test_quiet_says_nothing_but_writes_what_is_wanted(
    leakcase: Command, leak: Path, tmp_path: Path, people: People
) -> None:
    files = [tmp_path / name for name in ("r.html", "r.csv", "r.sarif")]
    ran = leakcase(
        "scan", "-q", leak, "--html", files[0], "--findings", files[1], "--sarif", files[2]
    )
    assert (ran.code, ran.out, ran.err) == (Exit.FOUND, "", "")
    texts = [path.read_text("utf-8") for path in files]
    assert texts[0].startswith("<!doctype html>")
    assert len(list(csv.reader(io.StringIO(texts[1])))) == 7
    assert len(json.loads(texts[2])["runs"][0]["results"]) == 6
    assert [value for value in raw_values(people) for text in texts if value in text] == []


def test_no_raw_value_is_printed(leakcase: Command, leak: Path, people: People) -> None:
    ran = leakcase("scan", leak)
    assert [value for value in raw_values(people) if value in ran.out + ran.err] == []


def test_a_category_or_family_can_be_chosen(leakcase: Command, leak: Path) -> None:
    for name in ("mobile", "contact"):
        found = json.loads(leakcase("scan", "--json", leak, "-c", name).out)
        assert [each["id"] for each in found["categories"]] == ["mobile"]


def test_min_count_leaves_out_rare_categories(leakcase: Command, leak: Path) -> None:
    found = json.loads(leakcase("scan", "--json", leak, "--min-count", 4).out)
    assert found["categories"] == []


def test_a_baseline_dismisses_what_is_known(
    leakcase: Command, leak: Path, tmp_path: Path, people: People
) -> None:
    baseline = tmp_path / "base.json"
    assert leakcase("scan", "-q", leak, "--write-baseline", baseline).code == Exit.FOUND
    assert not [value for value in raw_values(people) if value in baseline.read_text("utf-8")]
    ran = leakcase("scan", "--json", leak, "--baseline", baseline)
    assert ran.code == Exit.NOTHING_FOUND
    assert json.loads(ran.out)["dismissed"] == 6


def test_custom_patterns_come_from_the_settings_file(
    leakcase: Command, tmp_path: Path, leak: Path
) -> None:
    settings = tmp_path / "leakcase.toml"
    settings.write_text(
        "[[pattern]]\nname = '会员号'\ncategory = 'member_number'\nregex = 'VIP\\d{8}'\n", "utf-8"
    )
    leak.write_text("会员 VIP00000001 您好\n", "utf-8")
    found = json.loads(leakcase("scan", "--json", leak, "--config", settings).out)
    assert [(each["id"], each["name"]["zh"]) for each in found["categories"]] == [
        ("member_number", "会员号")
    ]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["scan"], "少了 要检查的目标"),
        (["scan", "x", "--min-tier", "sure"], "--min-tier 不能是这个值；可以是：format, checked"),
        (["scan", "x", "--min-count", "0"], "--min-count 不能是这个值；可以是：1 到"),
        (["scan", "x", "--names", "all"], "可以是：off, near, everywhere"),
        (["scan", "x", "-c", "mobil"], "相近的有：mobile"),
        (["scan", "x", "--rate", "fast"], "--rate 不能是这个值"),
        (["scan", "x", "--max-bytes", "5XB"], "--max-bytes 不能是这个值；可以是：字节数"),
        (["scan", "x", "--scope", "all"], "可以是：domain, host, path"),
        (["scan", "x", "--nope"], "没有 --nope 这个选项"),
        (["scan", "x", "--html"], "--html 后面要给一个值"),
        (["scan", "x", "--html", "no/such/folder/r.html"], "所在的文件夹不存在"),
        (["scan", "x", "--html", "a", "--sarif", "a"], "不能写到同一个文件"),
        (["scan", "x", "--config", "none.toml"], "设置文件 none.toml 读不了"),
        (["nope"], "没有这个命令；可用的有：scan, explain"),
    ],
)
def test_a_usage_error_is_one_clear_line(
    leakcase: Command, arguments: list[str], says: str
) -> None:
    ran = leakcase(*arguments)
    assert ran.code == Exit.USAGE
    assert ran.out == ""
    assert ran.err.count("\n") == 1
    assert says in ran.err


def test_a_findings_file_of_another_kind_is_refused(
    leakcase: Command, leak: Path, tmp_path: Path
) -> None:
    ran = leakcase("scan", leak, "--findings", tmp_path / "f.xml")
    assert (ran.code, ran.out) == (Exit.USAGE, "")
    assert ".jsonl 或 .csv" in ran.err


def test_a_password_in_a_url_is_warned_of_and_never_printed(
    leakcase: Command, tmp_path: Path
) -> None:
    ran = leakcase("scan", f"sqlite://user:tops3cret@/{tmp_path}/none.db")
    assert "LEAKCASE_DB_PASSWORD" in ran.err
    assert "tops3cret" not in ran.out + ran.err


def test_a_fault_of_ours_says_where_but_not_what(
    leakcase: Command, leak: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("13800000000")

    monkeypatch.setattr("leakcase.cli.scan_command.scan", broken)
    ran = leakcase("scan", leak)
    assert ran.code == Exit.PARTIAL
    assert "RuntimeError, test_scan.py:" in ran.err
    assert "13800000000" not in ran.err


class Endless:
    """A source that presses Ctrl-C after its third piece and would go on for ever."""

    name = "endless"

    def read(self) -> Iterator[Piece]:
        count = 0
        while True:
            count += 1
            if count == 3:
                signal.raise_signal(signal.SIGINT)
            yield TextSegment(Location("endless", line=count), b"x")


def test_an_interrupt_ends_the_source_and_keeps_what_came(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with Stoppable(Endless()) as source:
        pieces = list(source.read())
    assert source.stopped
    assert [type(piece) for piece in pieces] == [TextSegment, TextSegment, Problem]
    assert "正在停下" in capfd.readouterr().err


def test_a_second_interrupt_ends_the_program(capfd: pytest.CaptureFixture[str]) -> None:
    with Stoppable(Endless()), pytest.raises(KeyboardInterrupt):  # noqa: PT012  (twice)
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
    assert "正在停下" in capfd.readouterr().err
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupted_scan_prints_what_it_has(
    leakcase: Command, leak: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Pressed(Endless):
        def read(self) -> Iterator[Piece]:
            yield TextSegment(Location("a.txt", line=1), leak.read_bytes())
            signal.raise_signal(signal.SIGINT)
            yield TextSegment(Location("b.txt", line=1), leak.read_bytes())

    monkeypatch.setattr("leakcase.cli.scan_command.open_targets", lambda *_: Pressed())
    ran = leakcase("scan", "--json", "x", "--processes", 1)
    assert ran.code == Exit.INTERRUPTED
    found = json.loads(ran.out)
    assert (found["findings"], found["partial"]) == (6, True)
