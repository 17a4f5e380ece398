"""Numbers of medical records, admissions and visits after a label."""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (code("medical_record", rb"[A-Za-z]{0,4}-?[0-9][0-9-]{4,19}", digits=5),)
