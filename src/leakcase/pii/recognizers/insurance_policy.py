"""Insurance policy numbers after a label: 8 to 30 letters and digits."""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (code("insurance_policy", rb"[0-9A-Z]{0,8}[0-9][0-9A-Z-]{7,29}", digits=8),)
