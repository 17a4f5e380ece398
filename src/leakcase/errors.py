"""The errors Leakcase raises.

LeakcaseError
├── UsageError        what was asked for makes no sense; exit code 2
├── SettingsError     a settings, allow-list or baseline file is wrong; exit code 2
├── SourceError       the thing to scan cannot be opened at all; exit code 3
└── MissingExtra      an optional part is not installed; exit code 2

Each message says what was wrong, where, and what to do; none contains a value found in a scan.
"""

from __future__ import annotations


class LeakcaseError(Exception):
    """Any error Leakcase raises on purpose."""


class UsageError(LeakcaseError):
    """What was asked for makes no sense."""


class SettingsError(LeakcaseError):
    """A settings, allow-list or baseline file is wrong."""


class SourceError(LeakcaseError):
    """The thing to scan cannot be opened at all."""


class MissingExtra(LeakcaseError):  # noqa: N818  (named for what it is about)
    """An optional part is not installed."""
