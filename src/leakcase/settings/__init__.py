"""What a user can set, by TOML file and by flag; checked where it comes in."""

from leakcase.custom import CustomPattern
from leakcase.settings.load import Settings, load_settings, parse_settings
from leakcase.settings.options import NamesMode, ScanOptions, WebOptions, WebScope

__all__ = [
    "CustomPattern",
    "NamesMode",
    "ScanOptions",
    "Settings",
    "WebOptions",
    "WebScope",
    "load_settings",
    "parse_settings",
]
