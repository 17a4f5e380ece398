"""One typed door to Numba: functions that walk bytes are compiled once and kept on disk.

The compiled code is cached beside the module (or in the user's cache folder where that is
read-only), so only the first scan after an installation pays for compiling.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable

# Without the runtime's reference counting an array costs nothing to pass on; in exchange compiled
# functions allocate nothing: whatever room they need is handed to them.
_OPTIONS = {"cache": True, "nogil": True, "_nrt": False, "error_model": "numpy"}

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function of numbers and arrays; it releases the GIL while it runs."""
    return cast("Callable[P, R]", njit(**_OPTIONS)(function))


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a small function that other compiled functions call."""
    return cast("Callable[P, R]", njit(**_OPTIONS)(function))


def is_kept(function: Callable[..., object]) -> bool:
    """Whether the function's compiled code is on disk already, so that its first call is quick."""
    file = getattr(getattr(function, "_cache", None), "_cache_file", None)
    index: str | None = getattr(file, "_index_path", None)
    return index is None or Path(index).exists()
