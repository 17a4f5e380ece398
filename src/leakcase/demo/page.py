"""One page of the demo site, and how it is written from a template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from leakcase.demo.leaks import Leak

_TEMPLATES = jinja2.Environment(
    loader=jinja2.PackageLoader("leakcase.demo"),
    autoescape=jinja2.select_autoescape(("html",)),
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Page:
    """What the server answers for one path.

    Attributes:
        path: with its query, as linked.
        body: the bytes sent.
        content_type: of the header.
        headers: further headers.
        leaks: what of whom stands in it.
    """

    path: str
    body: bytes
    content_type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()
    leaks: tuple[Leak, ...] = ()


def render(template: str, **values: object) -> str:
    """A template of ``templates/`` filled in; values are escaped in HTML."""
    return _TEMPLATES.get_template(template).render(values)
