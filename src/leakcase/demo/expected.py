"""The truth about the demo site: what a perfect scan of it reports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from leakcase.demo.pages import pages

if TYPE_CHECKING:
    from leakcase.demo.leaks import Leak

PICTURES = ("/files/application.png",)
"""Pages whose leaks only OCR finds."""
BROKEN = ("/files/photos.zip",)
"""Pages that cannot be read to their end."""


def truth(*, ocr: bool = False) -> tuple[Leak, ...]:
    """Every leak of the site, by page and person."""
    found = (leak for page in pages("http://127.0.0.1/").values() for leak in page.leaks)
    return tuple(leak for leak in found if ocr or leak.path not in PICTURES)


def people(*, ocr: bool = False) -> int:
    """Distinct people of whom anything leaks."""
    return len({leak.person for leak in truth(ocr=ocr)})


def by_category(*, ocr: bool = False) -> Counter[str]:
    """Distinct values of each category."""
    values = {(leak.category, leak.value) for leak in truth(ocr=ocr)}
    return Counter(category for category, _ in values)


def clean_paths() -> tuple[str, ...]:
    """Pages on which nothing personal stands, look-alikes and all."""
    silent = {"/robots.txt", "/sitemap.xml", "/admin/", *BROKEN}
    found = pages("http://127.0.0.1/").values()
    return tuple(page.path for page in found if not page.leaks and page.path not in silent)
