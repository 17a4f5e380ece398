"""Housing provident fund accounts after a label.

6 to 20 digits, each city numbers its own way.
"""

from __future__ import annotations

from leakcase.pii.labelled import code

RECOGNIZERS = (code("provident_fund", rb"[0-9]{6,20}", digits=6),)
