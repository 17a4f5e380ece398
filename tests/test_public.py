"""The public surface: what ``leakcase`` gives, and what it costs to import."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files

import pytest

import leakcase


@pytest.mark.parametrize("name", leakcase.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(leakcase, name) is not None
    assert name in dir(leakcase)


def test_what_is_no_public_name_is_told_so() -> None:
    with pytest.raises(AttributeError, match="no attribute 'scam'"):
        _ = leakcase.scam


def test_importing_it_loads_nothing_large() -> None:
    code = "import sys, leakcase; print(*sys.modules)"
    ran = subprocess.run(  # noqa: S603  (this interpreter, our own words)
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in ran.stdout.split()}
    assert loaded.isdisjoint({"numpy", "numba", "pyarrow", "lxml", "sqlalchemy", "aiohttp"})


def test_its_types_are_told() -> None:
    assert files("leakcase").joinpath("py.typed").is_file()


def test_one_text_is_scanned_with_two_lines() -> None:
    found = leakcase.scan_text("手机：13742760780", names="off")
    assert [(one.category, one.masked, one.tier) for one in found] == [
        ("mobile", "137****0780", leakcase.Tier.CONFIRMED)
    ]
    assert leakcase.redact("手机：13742760780") == "手机：137****0780"
