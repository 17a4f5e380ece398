"""Employee numbers after a label."""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (code("employee_number", rb"[A-Za-z]{0,4}-?[0-9]{4,12}", digits=4),)
