"""Tables: what a column holds is decided by its header, its content and its neighbours together."""

from leakcase.pii.columns.cells import HEADER_ROW, CellHits
from leakcase.pii.columns.scan import TableScan

__all__ = ["HEADER_ROW", "CellHits", "TableScan"]
