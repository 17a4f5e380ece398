"""The key that digests are made with: a given file's, the user's own, or one for this scan only."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from leakcase.errors import SettingsError
from leakcase.pii.digests import KEY_BYTES

if TYPE_CHECKING:
    from leakcase.settings import ScanOptions

_SIZE = 32
_LARGEST = 4096


def scan_key(options: ScanOptions) -> bytes:
    """The key of a scan.

    A baseline or an allow-list compares digests of different runs, so it wants a key that lasts:
    the key file, or else the user's own key, which is made when first wanted. Any other scan gets
    a key of its own, and its digests mean nothing elsewhere.

    Raises:
        SettingsError: the key file cannot be read or made, or is too short.
    """
    if options.key_file is not None:
        return _read(options.key_file)
    if options.baseline or options.write_baseline or options.allow_list:
        return _own_key()
    return secrets.token_bytes(_SIZE)


def _own_key() -> bytes:
    path = _home() / "key"
    if not path.exists():
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another scan was first
            return _read(path)
        except OSError as error:
            raise SettingsError(
                f"{path}: the key cannot be made: {error.strerror}; give one with --key-file"
            ) from None
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(_SIZE))
    return _read(path)


def _home() -> Path:
    base = os.environ.get("XDG_CONFIG_HOME") or os.environ.get("APPDATA")
    return Path(base or Path.home() / ".config") / "leakcase"


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            key = file.read(_LARGEST)
    except OSError as error:
        raise SettingsError(f"{path}: the key file cannot be read: {error.strerror}") from None
    if len(key) < KEY_BYTES:
        raise SettingsError(
            f"{path}: the key file holds {len(key)} bytes; put at least {KEY_BYTES} random ones in"
        )
    return key
