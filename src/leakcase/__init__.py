"""Leakcase turns a leak of personal information into a case.

The public surface: :func:`scan_text` for one text, :func:`scan` for a source, and the types they
speak in. Everything is loaded when first asked for, so that ``leakcase --help`` costs little.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from leakcase.release import version

if TYPE_CHECKING:
    from leakcase.errors import LeakcaseError
    from leakcase.exposure.model import Exposure
    from leakcase.logs import MaskPersonalInformation
    from leakcase.pii.category import Category
    from leakcase.pii.finding import Finding, Location, Seen, Tier
    from leakcase.pii.scanner import redact, scan_text
    from leakcase.scan import Progress, scan
    from leakcase.settings import ScanOptions
    from leakcase.targets import open_targets

_HOMES = {
    "LeakcaseError": "errors",
    "Exposure": "exposure.model",
    "MaskPersonalInformation": "logs",
    "Category": "pii.category",
    "Finding": "pii.finding",
    "Location": "pii.finding",
    "Seen": "pii.finding",
    "Tier": "pii.finding",
    "redact": "pii.scanner",
    "scan_text": "pii.scanner",
    "Progress": "scan",
    "scan": "scan",
    "ScanOptions": "settings",
    "open_targets": "targets",
}

__all__ = [
    "Category",
    "Exposure",
    "Finding",
    "LeakcaseError",
    "Location",
    "MaskPersonalInformation",
    "Progress",
    "ScanOptions",
    "Seen",
    "Tier",
    "open_targets",
    "redact",
    "scan",
    "scan_text",
    "version",
]


def __getattr__(name: str) -> object:
    """Load what is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
