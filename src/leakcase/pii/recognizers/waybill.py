"""Waybill numbers after a label.

Eight digits or more, often behind a letter or two of the carrier.
"""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (
    code(
        "waybill",
        rb"[A-Za-z]{0,4}[0-9][0-9-]{7,22}[A-Za-z]{0,2}",
        digits=8,
        priority=30,
        connector=False,
    ),
)
