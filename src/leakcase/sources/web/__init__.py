"""A web site as a source of text: crawled politely, within bounds, away from private addresses."""

from leakcase.sources.web.exchange import Exchange
from leakcase.sources.web.options import CrawlOptions, Patience, Scope
from leakcase.sources.web.received import Received, pieces
from leakcase.sources.web.source import WebSource

__all__ = [
    "CrawlOptions",
    "Exchange",
    "Patience",
    "Received",
    "Scope",
    "WebSource",
    "pieces",
]
