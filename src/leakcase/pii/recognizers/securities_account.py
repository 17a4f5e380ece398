"""Securities, fund and futures accounts after a label.

A market letter and nine digits, or 8 to 16 digits.
"""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (code("securities_account", rb"[A-Z][0-9]{9}|[0-9]{8,16}", digits=8),)
