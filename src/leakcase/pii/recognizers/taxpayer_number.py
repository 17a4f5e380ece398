"""Taxpayer numbers after a label.

15 to 20 digits and capital letters without I, O, S, V, Z (GB 32100 since 2015).
"""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (code("taxpayer_number", rb"[0-9A-HJ-NP-RTUWXY]{15,20}", digits=8, priority=30),)
