"""Household register numbers after a label: 6 to 12 digits."""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (code("household_register", rb"[0-9]{6,12}", digits=6),)
