"""``explain``, ``categories``, ``version``, ``demo`` and the help."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from leakcase.cli.exits import Exit
from leakcase.cli.help_text import display_width, wrapped
from leakcase.pii.taxonomy import CATEGORIES

People = tuple[tuple[str, str], ...]
Command = Callable[..., Any]


def in_a_new_process(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  (our own interpreter, our own arguments)
        [sys.executable, *arguments], capture_output=True, text=True, check=False, timeout=60
    )


@pytest.mark.parametrize("command", [[], ["scan"], ["explain"], ["categories"], ["demo"]])
def test_help_is_in_the_language_asked_for(command: list[str]) -> None:
    script = "import sys; from leakcase.cli import main; sys.argv[0] = 'leakcase'; main()"
    zh = in_a_new_process("-c", script, *command, "--help")
    en = in_a_new_process("-c", script, "--lang", "en", *command, "--help")
    assert (zh.returncode, en.returncode) == (0, 0)
    assert zh.stdout.startswith("用法：")
    assert en.stdout.startswith("Usage:")
    assert "130" in zh.stdout
    assert "130" in en.stdout
    assert not any("\u4e00" <= char <= "\u9fff" for char in en.stdout)


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; from leakcase.cli.main import run; run(['scan', '--help'])\n"
        "heavy = {'numpy', 'numba', 'rich', 'jinja2', 'aiohttp', 'pyarrow', 're2', 'lxml'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    assert in_a_new_process("-c", script).stderr == "[]\n"


def test_lines_are_wrapped_by_width_and_hanzi_count_two() -> None:
    text = "不同值少于这个数的类别不报告（可重复；leakcase categories 列出全部）。"
    lines = wrapped(text, 20)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    # a closing mark may stand in the margin rather than begin a line
    assert max(map(display_width, lines)) <= 22


def test_version_is_that_of_the_package(leakcase: Command) -> None:
    assert (
        leakcase("version").out == leakcase("--version").out == f"leakcase {version('leakcase')}\n"
    )


def test_categories_lists_every_category(leakcase: Command) -> None:
    table = leakcase("categories").out
    assert [each.id for each in CATEGORIES if each.id not in table] == []
    listed = json.loads(leakcase("categories", "--json").out)
    assert [each["id"] for each in listed] == [each.id for each in CATEGORIES]


def explained(
    leakcase: Command, monkeypatch: pytest.MonkeyPatch, text: str, *arguments: str
) -> Any:
    class Stdin:
        buffer = io.BytesIO(text.encode())

        def isatty(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", Stdin())
    return leakcase("explain", *arguments)


def test_explain_says_why_something_is_reported(
    leakcase: Command, monkeypatch: pytest.MonkeyPatch, people: People
) -> None:
    resident, _ = people[0]
    ran = explained(leakcase, monkeypatch, f"身份证号：{resident}")
    assert ran.code == Exit.FOUND
    assert "第 1 行第 6 列  报告  居民身份证号" in ran.out
    assert "校验位正确" in ran.out
    assert "前面的标签写明是它" in ran.out
    assert resident not in ran.out


def test_explain_says_why_something_is_not_reported(
    leakcase: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = explained(leakcase, monkeypatch, "流水 98765432101234567 完")
    assert ran.code == Exit.NOTHING_FOUND
    assert "不报告" in ran.out
    assert "17 位数字，但没有哪个类别符合" in ran.out
    assert "98765432101234567" not in ran.out


def test_explain_knows_what_was_not_asked_for(
    leakcase: Command, monkeypatch: pytest.MonkeyPatch, people: People
) -> None:
    _, mobile = people[0]
    unwanted = explained(leakcase, monkeypatch, f"手机 {mobile}", "-c", "email")
    assert "不在所选类别之内" in unwanted.out
    assert unwanted.code == Exit.NOTHING_FOUND


def test_explain_reads_a_line_of_a_file(leakcase: Command, tmp_path: Path, people: People) -> None:
    path = tmp_path / "gbk.txt"
    lines = [f"会员手机：{mobile}" for _, mobile in people]
    path.write_bytes("\n".join(lines).encode("gbk"))
    ran = leakcase("explain", f"{path}:2")
    assert ran.code == Exit.FOUND
    assert "第 2 行第 6 列  报告  手机号码" in ran.out
    assert leakcase("explain", f"{path}:2:1").out == "没有看到像个人信息的内容。\n"


@pytest.mark.parametrize(
    ("place", "code", "says"),
    [
        ("{folder}/none.txt:1", Exit.PARTIAL, "读不了"),
        ("{folder}/a.txt:9", Exit.PARTIAL, "没有第 9 行"),
        ("{folder}/a.bin:1", Exit.PARTIAL, "不是文本文件"),
        ("a.txt", Exit.USAGE, "应写成"),
    ],
)
def test_explain_says_what_is_wrong_with_a_place(
    leakcase: Command, tmp_path: Path, place: str, code: Exit, says: str
) -> None:
    (tmp_path / "a.txt").write_text("x\n")
    (tmp_path / "a.bin").write_bytes(bytes(range(256)) * 8)
    ran = leakcase("explain", place.format(folder=tmp_path))
    assert ran.code == code
    assert says in ran.err


def test_the_demo_finds_people_and_writes_the_report(leakcase: Command, tmp_path: Path) -> None:
    report = tmp_path / "demo.html"
    ran = leakcase("demo", "--html", report)
    assert ran.code == Exit.NOTHING_FOUND
    assert "示例网站（人物均为虚构）：http://127.0.0.1:" in ran.err
    assert "任何访客都看得见" in ran.out
    assert report.read_text("utf-8").startswith("<!doctype html>")
