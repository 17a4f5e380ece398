"""Numbers of payments, transfers and refunds after a label."""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (
    code("transaction", rb"[0-9A-Za-z]{0,8}[-_]?[0-9][0-9A-Za-z_-]{8,62}", digits=8, priority=30),
)
