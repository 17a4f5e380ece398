"""Order, booking and contract numbers after a label: each shop has its own form."""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (
    code(
        "order_number",
        rb"[0-9A-Za-z]{0,6}[-_]?[0-9][0-9A-Za-z_-]{6,30}",
        digits=8,
        priority=30,
        connector=False,
    ),
)
