"""One recognizer a file; this package collects them.

A file here ends with ``RECOGNIZERS = (...)`` and needs no mention anywhere else.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leakcase.pii.recognizer import Recognizer


@cache
def all_recognizers() -> tuple[Recognizer, ...]:
    """Every recognizer of the package, by file name, then in the order of the file."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(
        recognizer
        for name in names
        for recognizer in import_module(f"{__name__}.{name}").RECOGNIZERS
    )
