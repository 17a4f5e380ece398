"""The wheel holds all that the package reads at run time, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "leakcase"
MADE = {".nbi", ".nbc", ".pyc"}


@pytest.fixture(scope="module")
def members(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    folder = tmp_path_factory.mktemp("wheel")
    command = ("pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir")
    subprocess.run(  # noqa: S603  (our own interpreter)
        [sys.executable, "-m", *command, str(folder), str(ROOT)], check=True, capture_output=True
    )
    (wheel,) = folder.glob("leakcase-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if ".dist-info/" not in name}


def test_the_wheel_holds_every_file_of_the_package(members: set[str]) -> None:
    files = [path for path in PACKAGE.rglob("*") if path.is_file()]
    kept = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in files
        if path.suffix not in MADE and "__pycache__" not in path.parts
    }
    assert members == kept


@pytest.mark.parametrize(
    "kind", [".toml", ".txt", ".npz", ".json", ".jinja", ".css", ".html", ".pdf", ".xlsx", ".typed"]
)
def test_files_that_are_no_code_are_in_the_wheel(members: set[str], kind: str) -> None:
    assert [name for name in members if name.endswith(kind)] != []
