"""The key of digests: made once, for its owner only, and never twice."""

import stat
from pathlib import Path

import pytest

from leakcase.errors import SettingsError
from leakcase.keys import KEY_BYTES, own_key_file, with_lasting_key
from leakcase.settings import ScanOptions


def test_a_scan_that_compares_nothing_needs_no_key(tmp_path: Path) -> None:
    assert with_lasting_key(ScanOptions()) == ScanOptions()
    assert list(tmp_path.iterdir()) == []


def test_a_named_key_is_made_once_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "new" / "key"
    assert with_lasting_key(ScanOptions(key_file=path)).key_file == path
    first = path.read_bytes()
    assert len(first) == KEY_BYTES
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with_lasting_key(ScanOptions(key_file=path))
    assert path.read_bytes() == first


@pytest.mark.parametrize("field", ["baseline", "write_baseline", "allow_list"])
def test_what_compares_digests_gets_the_users_own_key(
    field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    options = ScanOptions(**{field: tmp_path / "file"})  # type: ignore[arg-type]
    assert with_lasting_key(options).key_file == own_key_file() == tmp_path / "leakcase" / "key"


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_bytes(b"short")
    with pytest.raises(SettingsError, match="16 到 4096 字节"):
        with_lasting_key(ScanOptions(key_file=path))
    with pytest.raises(SettingsError, match="不能用"):
        with_lasting_key(ScanOptions(key_file=path / "below"))
