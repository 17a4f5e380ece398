"""What is installed with Leakcase has a permissive licence, and docs/licences.md lists it."""

import re
from importlib.metadata import PackageNotFoundError, metadata

import pytest
from tools.documented import ROOT

LOCKED = re.findall(
    r"^([a-z0-9][a-z0-9._-]*)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE
)
COPYLEFT = re.compile(r"\b[AL]?GPL|General Public|\bSSPL\b|\bBUSL\b|\bEUPL\b", re.IGNORECASE)


def listed() -> set[str]:
    rows = re.findall(
        r"^\| (?!package)([a-z][^|]*) \|",
        (ROOT / "docs/licences.md").read_text("utf-8"),
        re.MULTILINE,
    )
    return {re.sub(r" \(.*\)", "", name).strip() for row in rows for name in row.split(",")}


def test_every_package_that_is_installed_along_is_listed() -> None:
    assert listed() == set(LOCKED)


@pytest.mark.parametrize("package", sorted(set(LOCKED)))
def test_no_package_declares_a_copyleft_licence(package: str) -> None:
    try:
        told = metadata(package)
    except PackageNotFoundError:
        pytest.skip("not installed on this platform")
    fields = [
        *told.get_all("License-Expression", []),
        *(text[:200] for text in told.get_all("License", [])),  # some put its whole text there
        *(each for each in told.get_all("Classifier", []) if each.startswith("License")),
    ]
    assert [field for field in fields if COPYLEFT.search(field)] == []
