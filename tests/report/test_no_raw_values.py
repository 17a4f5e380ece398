"""No report lets a raw value out, wherever in the scanned names it stood."""

import io
import re
from collections.abc import Callable, Sequence

import pytest

from leakcase.exposure.model import Exposure
from leakcase.messages import Language
from leakcase.pii.finding import Finding
from leakcase.report.exposure_json import exposure_text
from leakcase.report.findings_csv import FindingsCsv
from leakcase.report.findings_json import FindingsJsonl
from leakcase.report.html import html_report
from leakcase.report.sarif import Sarif
from leakcase.report.summary import print_summary
from leakcase.report.wording import Wording

Report = Callable[[Exposure, Sequence[Finding], Wording], str]


def as_summary(exposure: Exposure, _findings: Sequence[Finding], words: Wording) -> str:
    out = io.StringIO()
    print_summary(exposure, words, out)
    return out.getvalue()


def as_json(exposure: Exposure, _findings: Sequence[Finding], _words: Wording) -> str:
    return exposure_text(exposure)


def as_html(exposure: Exposure, _findings: Sequence[Finding], words: Wording) -> str:
    return html_report(exposure, words)


def as_jsonl(_exposure: Exposure, findings: Sequence[Finding], _words: Wording) -> str:
    out = io.StringIO()
    FindingsJsonl(out).write(findings)
    return out.getvalue()


def as_csv(_exposure: Exposure, findings: Sequence[Finding], words: Wording) -> str:
    out = io.StringIO()
    FindingsCsv(out, words).write(findings)
    return out.getvalue()


def as_sarif(exposure: Exposure, findings: Sequence[Finding], words: Wording) -> str:
    out = io.StringIO()
    log = Sarif(out, words)
    log.write(findings)
    log.finish(exposure)
    return out.getvalue()


REPORTS = [as_summary, as_json, as_html, as_jsonl, as_csv, as_sarif]


@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("language", Language)
def test_no_raw_value_comes_out(
    exposure: Exposure,
    findings: tuple[Finding, ...],
    raw: tuple[str, ...],
    report: Report,
    language: Language,
) -> None:
    # a table may break a long value over lines
    text = re.sub(r"\s", "", report(exposure, findings, Wording(language)))
    assert [value for value in raw if value in text] == []


@pytest.mark.parametrize("report", REPORTS)
def test_no_control_or_direction_character_comes_out(
    exposure: Exposure, findings: tuple[Finding, ...], report: Report, words: Wording
) -> None:
    text = report(exposure, findings, words).replace("\r\n", "\n")
    assert re.findall("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e]", text) == []
