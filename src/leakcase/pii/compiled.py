"""One typed door to Numba: functions that walk bytes are compiled once and kept on disk.

The compiled code is cached beside the module (or in the user's cache folder where that is
read-only), so only the first scan after an installation pays for compiling.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar, cast

from numba import njit

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function of numbers and arrays; it releases the GIL while it runs.

    Without the runtime's reference counting an array costs nothing to pass on; in exchange
    compiled functions allocate nothing: whatever room they need is handed to them.
    """
    options: dict[str, Any] = {
        "cache": True,
        "nogil": True,
        "_nrt": False,
        "error_model": "numpy",
    }
    return cast("Callable[P, R]", njit(**options)(function))


inlined = compiled
"""For small functions that only other compiled functions call."""


def is_kept(function: Callable[..., object]) -> bool:
    """Whether the function's compiled code is on disk already, so that its first call is quick."""
    file = getattr(getattr(function, "_cache", None), "_cache_file", None)
    index: str | None = getattr(file, "_index_path", None)
    return index is None or Path(index).exists()
