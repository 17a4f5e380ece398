"""Student, school register and examination numbers after a label.

A 学籍号 is G or L and the ID number.
"""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (code("student_number", rb"[A-Za-z]{0,3}[0-9]{6,20}[0-9X]?", digits=6),)
