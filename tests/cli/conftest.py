"""Runs commands in this process, in Chinese, and cleans up what they set."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from leakcase.cli.main import run
from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.messages import Language, use_language


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def leakcase(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Callable[..., Ran]]:
    """Run ``leakcase`` with these arguments."""
    monkeypatch.delenv("LEAKCASE_LANG", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("COLUMNS", "120")

    def command(*arguments: object) -> Ran:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Ran(code, captured.out, captured.err)

    yield command
    use_language(Language.ZH)


@pytest.fixture
def people() -> tuple[tuple[str, str], ...]:
    """Resident ID and mobile numbers of three invented people."""
    dice = Dice(9)
    return tuple((identifiers.resident_id(dice), identifiers.mobile(dice)) for _ in range(3))


@pytest.fixture
def leak(tmp_path: Path, people: tuple[tuple[str, str], ...]) -> Path:
    """A file with these people."""
    path = tmp_path / "leak.txt"
    lines = [f"身份证号：{resident}，手机：{mobile}" for resident, mobile in people]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path
