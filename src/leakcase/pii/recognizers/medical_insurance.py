"""Medical insurance numbers after a label.

8 to 20 digits, a letter before them in some cities.
"""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (code("medical_insurance", rb"[A-Z]{0,2}[0-9]{8,20}[0-9X]?", digits=8),)
