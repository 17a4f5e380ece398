"""Letters that begin the numbers of passports and travel permits of China.

Facts: National Immigration Administration (国家移民管理局) notices on the electronic passport and
permits; ICAO Doc 9303 for the shape.
"""

from __future__ import annotations

PASSPORTS = {
    "E": "普通电子护照",
    "G": "普通护照（1997 版）",
    "D": "外交护照",
    "S": "公务护照",
    "P": "公务普通护照",
    "H": "香港特别行政区护照",
    "K": "香港特别行政区电子护照",
    "M": "澳门特别行政区护照",
}
"""First letter of a Chinese passport; ``E`` may be followed by a second letter, not I or O."""

DOUBLE_LETTER_PASSPORTS = {
    "DE": "外交护照",
    "SE": "公务护照",
    "PE": "公务普通护照",
    "MA": "澳门护照",
}
"""First two letters where a passport's number begins with two."""

EXIT_PERMITS = {
    "C": "往来港澳通行证",
    "W": "往来港澳通行证（旧）",
    "L": "往来台湾通行证",
    "T": "往来台湾通行证（旧）",
}
"""First letter of an exit permit to Hong Kong and Macao or to Taiwan."""

HOME_RETURN_PERMITS = {"H": "香港居民", "M": "澳门居民"}
"""First letter of a mainland travel permit for Hong Kong and Macao residents."""
