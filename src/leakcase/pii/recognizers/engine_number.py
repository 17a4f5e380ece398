"""Engine numbers.

Six to seventeen letters and digits, as the maker likes, after a label (GA 802).
"""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (code("engine_number", rb"[0-9A-Za-z][0-9A-Za-z*-]{5,16}", digits=3),)
