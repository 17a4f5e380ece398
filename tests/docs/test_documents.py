"""Every command that a document shows runs, and prints what the document says it prints."""

import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from tools.documented import ROOT, blocks, changes, commands, documents

from leakcase.cli.exits import Exit

DOCUMENTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in documents()}
SHELL = {"console", "sh", "bash", "shell"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_shows_what_its_commands_print(name: str) -> None:
    assert [(change.shown, change.came) for change in changes(DOCUMENTS[name])] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_command_block_is_run_or_checked(name: str) -> None:
    shown = [block for block in blocks(DOCUMENTS[name]) if block.language in SHELL]
    assert [block.text for block in shown if block.marker not in {"run", "checked"}] == []
    assert [block.text for block in shown if not commands(block.text)] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_quoted_code_stands_in_the_file_linked_before_it(name: str) -> None:
    text = DOCUMENTS[name]
    quoted = [block for block in blocks(text) if block.marker == "quoted"]
    for block in quoted:
        *_, link = re.finditer(r"\]\(([^)]+\.py)\)", text[: block.start])
        assert block.text in ((ROOT / name).parent / link[1]).read_text("utf-8")


def checked(*starts: str) -> list[str]:
    """The commands not run by these tests that begin with one of these words."""
    return sorted(
        {
            command
            for text in DOCUMENTS.values()
            for block in blocks(text)
            if (block.language, block.marker) == ("console", "checked")
            for command, _ in commands(block.text)
            if command.split()[0].rpartition("/")[2] in starts
        }
    )


@pytest.mark.parametrize("command", checked("make"))
def test_a_target_of_make_exists(command: str) -> None:
    targets = [word for word in command.split()[1:] if "=" not in word]
    makefile = (ROOT / "Makefile").read_text("utf-8")
    assert [name for name in targets if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


@pytest.mark.parametrize("command", checked("leakcase"))
def test_options_of_the_program_exist(command: str) -> None:
    words = command.split()[1:]
    asked = [sys.executable, "-m", "leakcase", words[0], "--help", "--lang", "en"]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: S603
    known = set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", done.stdout))
    assert [word for word in words if word.startswith("-") and word not in known] == []


@pytest.mark.parametrize("command", checked("python"))
def test_a_module_that_is_run_exists(command: str) -> None:
    module = re.search(r"-m ([\w.]+)", command)
    assert module is not None
    assert find_spec(module[1]) is not None


def test_no_other_command_is_left_unchecked() -> None:
    known = {"make", "leakcase", "python", "pip", "apt-get", "git", "uv"}
    shown = {
        command.split()[0].rpartition("/")[2]
        for text in DOCUMENTS.values()
        for block in blocks(text)
        if (block.language, block.marker) == ("console", "checked")
        for command, _ in commands(block.text)
    }
    assert shown <= known


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_inside_the_repository_lead_somewhere(name: str) -> None:
    base = (ROOT / name).parent
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", DOCUMENTS[name])
    assert [link for link in links if not (base / link).exists()] == []


def test_both_readmes_show_the_same() -> None:
    shapes = [
        [(block.language, block.marker) for block in blocks(DOCUMENTS[name])]
        for name in ("README.md", "README.zh-CN.md")
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_exit_codes_of_the_readme_are_those_of_the_program(name: str) -> None:
    shown = re.findall(r"^\| (\d+) \|", DOCUMENTS[name], re.MULTILINE)
    assert [int(found) for found in shown] == sorted(Exit)


def test_the_version_is_told_alike_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"## [{project['version']}]" in DOCUMENTS["CHANGELOG.md"]


def test_no_lock_file_names_a_registry() -> None:
    locks = [path.read_text("utf-8") for path in sorted(Path(ROOT).glob("requirements*.lock"))]
    assert len(locks) == 3
    assert [lock for lock in locks if re.search(r"https?://|--index-url|--find-links", lock)] == []
    pinned = [line for lock in locks for line in lock.splitlines() if "==" in line]
    assert [line for line in pinned if not line.endswith("\\")] == []  # hashes follow
