"""Runs the commands and the Python that documents show, and holds the output shown against theirs.

    python -m tools.documented              # what differs
    python -m tools.documented --refresh    # write what came out into the documents

The first word after the fence is the language, the second says what is done with a block:

* ``console run``: each line after ``$`` is run by a shell, in one folder for the whole document;
  the lines below it are what it prints. A last line of ``...`` stands for more.
* ``console checked``: not run here (another machine's site, minutes of work); every target of
  ``make``, every module and every option of ``leakcase`` must exist.
* ``python``: run in the same folder; a ``text`` block right below it is what it prints.
* ``python quoted``: not run; it stands word for word in the file linked last before it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from leakcase.messages import Language, say

ROOT = Path(__file__).parents[1]
MORE = "..."

_FENCE = re.compile(r"^```(\w+)(?: (\w+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# What differs from run to run gets the value of one run, of the same width.
_VARYING = (
    (re.compile(r"http://127\.0\.0\.1:\d{5}\b"), "http://127.0.0.1:41234"),
    (re.compile(r"(?<=用时 )[0-9.]+(?= 秒)"), "0.6"),
    (re.compile(r"(?<=in )[0-9.]+(?= s\.)"), "0.6"),
    (re.compile(r'(?<="digest": ")[0-9a-f]{32}'), "9f2c1b7e40d85a6311c07f5ad2be8840"),
)


@dataclass(frozen=True, slots=True)
class Block:
    """One fenced block.

    Attributes:
        language: first word of the fence.
        marker: second word of the fence, or ``""``.
        text: what stands between the fences.
        start: where ``text`` begins in the document.
        end: where it ends.
    """

    language: str
    marker: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of a document that should read otherwise."""

    start: int
    end: int
    shown: str
    came: str


def documents() -> list[Path]:
    """The documents whose blocks are run."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


def blocks(text: str) -> list[Block]:
    """The fenced blocks of a document that name a language."""
    return [
        Block(match[1], match[2] or "", match[3], match.start(3), match.end(3))
        for match in _FENCE.finditer(text)
    ]


def changes(text: str) -> list[Change]:
    """Run a document in a fresh folder; where the output shown is not what came out."""
    found = blocks(text)
    with tempfile.TemporaryDirectory(prefix="leakcase-docs-") as folder:
        result = []
        for number, block in enumerate(found):
            below = found[number + 1] if number + 1 < len(found) else None
            if (block.language, block.marker) == ("console", "run"):
                result += _run_console(block, Path(folder))
            elif (block.language, block.marker) == ("python", ""):
                result += _run_python(block, below, text, Path(folder))
    return result


def _run_console(block: Block, folder: Path) -> list[Change]:
    came = ""
    for command, shown in commands(block.text):
        came += f"$ {command}\n" + _cut(_output(["bash", "-c", command], folder), shown)
    return [] if came == block.text else [Change(block.start, block.end, block.text, came)]


def _run_python(block: Block, below: Block | None, text: str, folder: Path) -> list[Change]:
    came = _output([sys.executable, "-c", block.text], folder, must_succeed=True)
    if below is None or below.language != "text" or text[block.end : below.start].count("\n") > 3:
        return []
    came = _cut(came, below.text)
    return [] if came == below.text else [Change(below.start, below.end, below.text, came)]


def commands(text: str) -> list[tuple[str, str]]:
    """Each command of a console block with the output shown below it."""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)
    found = []
    for part in parts[1:]:
        end = re.search(r"(?<!\\)\n", part)
        at = end.start() if end else len(part)
        found.append((part[:at], part[at + 1 :]))
    return found


def _output(command: list[str], folder: Path, *, must_succeed: bool = False) -> str:
    environment = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONUNBUFFERED": "1",  # both streams in the order they were written
        "PYTHONIOENCODING": "utf-8",
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }
    environment.pop("LEAKCASE_LANG", None)
    done = subprocess.run(  # noqa: S603  (commands of our own documents)
        command,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
        check=False,
    )
    output = done.stdout.decode()
    if must_succeed and done.returncode:
        output += f"ended with {done.returncode}\n"
        raise AssertionError(output)
    for varying, fixed in _VARYING:
        output = varying.sub(fixed, output)
    output = output.replace(f"{folder.resolve()}{os.sep}", "")
    # what only the very first scan says is no part of what a command prints
    once = {say("progress.first_time", language) for language in Language}
    kept = (line.rstrip() for line in output.splitlines() if line not in once)
    return "".join(f"{line}\n" for line in kept)


def _cut(output: str, shown: str) -> str:
    """As many lines of the output as are shown, where the document stops early."""
    lines = shown.splitlines()
    if not lines or lines[-1] != MORE:
        return output
    kept = output.splitlines()[: len(lines) - 1]
    return "".join(f"{line}\n" for line in [*kept, MORE])


def main() -> int:
    """Tell or mend every difference; 1 where there was one."""
    refresh = "--refresh" in sys.argv[1:]
    differences = 0
    for path in documents():
        text = path.read_text("utf-8")
        wrong = changes(text)
        differences += len(wrong)
        for change in reversed(wrong):
            print(f"{path.relative_to(ROOT)}:\n{change.came}")  # noqa: T201  (a tool)
            text = text[: change.start] + change.came + text[change.end :]
        if wrong and refresh:
            path.write_text(text, "utf-8")
    return 1 if differences and not refresh else 0


if __name__ == "__main__":
    sys.exit(main())
