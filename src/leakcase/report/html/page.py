"""Puts the report together: one HTML file with its style and script inside.

A content security policy allows exactly that style and that script, by their digests, and nothing
from outside; text from what was scanned is escaped by the template engine.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from leakcase.messages import Language
from leakcase.release import __version__
from leakcase.report.html.view import FILTERS, report_view

if TYPE_CHECKING:
    from leakcase.exposure.model import Exposure
    from leakcase.report.html.rows import ReportView
    from leakcase.report.wording import Wording


def html_report(exposure: Exposure, words: Wording) -> str:
    """The report as the text of one HTML file."""
    view = report_view(exposure, words)
    style = _part("style.css") + _filter_rules(view)
    script = _part("script.js")
    environment = Environment(
        loader=FunctionLoader(_part), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("page.html.jinja").render(
        view=view,
        say=words.say,
        lang="zh-CN" if words.language is Language.ZH else "en",
        version=__version__,
        style=Markup(style),  # noqa: S704  (our own files)
        script=Markup(script),  # noqa: S704
        policy=_policy(style, script),
    )


def _part(name: str) -> str:
    return files("leakcase.report.html").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _filter_rules(view: ReportView) -> str:
    """Style rules that let the filters work where scripts do not run."""
    return "".join(
        f'body:has(#filter-{name} option[value="{option.value}"]:checked) '
        f'#samples-table tbody tr:not([data-{name}="{option.value}"]){{display:none}}\n'
        for name in FILTERS
        for option in view.filters[name]
    )
