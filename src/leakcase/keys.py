"""The key digests are made with: where it is kept, and how it comes to be.

With the key the digest of a phone number is undone in minutes, so the file is readable by its
owner only and never stands beside what was made with it.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from leakcase.errors import SettingsError
from leakcase.messages import say

if TYPE_CHECKING:
    from leakcase.settings import ScanOptions

KEY_BYTES = 32
"""Bytes of a key we make."""
SHORTEST = 16
LARGEST = 4096
"""Bytes of a key file somebody else made."""


def with_lasting_key(options: ScanOptions) -> ScanOptions:
    """The options with a key file that exists, where their scan compares digests with another's.

    A key file that is named is made where there is none. Where none is named but a baseline or an
    allow-list is, the user's own key is taken.

    Raises:
        SettingsError: the key cannot be read or made, or the file holds no key.
    """
    path = options.key_file
    compares = options.baseline or options.write_baseline or options.allow_list
    if path is None and compares:
        path = own_key_file()
    if path is None:
        return options
    _make(path)
    _check(path)
    return replace(options, key_file=path)


def own_key_file() -> Path:
    """Where the user's own key is kept."""
    if os.name == "nt":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / "leakcase" / "key"


def _make(path: Path) -> None:
    """Write a new key where there is no file, for its owner's eyes only."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    except OSError as error:
        raise _unusable(path, error.strerror or type(error).__name__) from None
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))


def _check(path: Path) -> None:
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _unusable(path, error.strerror or type(error).__name__) from None
    if not SHORTEST <= size <= LARGEST:
        raise _unusable(path, say("error.key_size", low=SHORTEST, high=LARGEST))


def _unusable(path: Path, reason: str) -> SettingsError:
    return SettingsError(say("error.key_unusable", file=path, reason=reason))
