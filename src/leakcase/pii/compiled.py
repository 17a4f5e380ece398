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

# Without the runtime's reference counting an array costs nothing to pass on; in exchange compiled
# functions allocate nothing: whatever room they need is handed to them.
_OPTIONS: dict[str, Any] = {"nogil": True, "_nrt": False, "error_model": "numpy"}
# what only compiled code calls needs no entry from Python, and is kept within its callers
_INNER: dict[str, Any] = {**_OPTIONS, "no_cpython_wrapper": True, "no_cfunc_wrapper": True}


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function of numbers and arrays; it releases the GIL while it runs."""
    dispatcher: Any = njit(**_OPTIONS, cache=True)(function)
    # Numba compiles anew when the function's own file changes; what it calls stands in others
    dispatcher._cache._cache_file._source_stamp = _stamp(function.__code__.co_filename)  # noqa: SLF001
    return cast("Callable[P, R]", dispatcher)


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a small function that only other compiled functions call."""
    return cast("Callable[P, R]", njit(**_INNER)(function))


def merged(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function into those that call it: what is called often and from few places."""
    return cast("Callable[P, R]", njit(**_INNER, forceinline=True)(function))


def is_kept(function: Callable[..., object]) -> bool:
    """Whether the function's compiled code is on disk already, so that its first call is quick."""
    file = getattr(getattr(function, "_cache", None), "_cache_file", None)
    index: str | None = getattr(file, "_index_path", None)
    return index is None or Path(index).exists()


def _stamp(file: str) -> tuple[float, int]:
    """Latest change and size of the Python files beside ``file``, itself included."""
    states = [path.stat() for path in Path(file).parent.glob("*.py")]
    return max(state.st_mtime for state in states), sum(state.st_size for state in states)
