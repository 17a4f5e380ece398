"""Findings as JSON Lines and CSV."""

import csv
import io
import json
from pathlib import Path

import pytest

from leakcase.errors import UsageError
from leakcase.exposure.model import Exposure
from leakcase.pii.finding import Finding, Location, Seen, Tier
from leakcase.report.findings_csv import COLUMNS, FindingsCsv, inert
from leakcase.report.findings_json import FindingsJsonl
from leakcase.report.outputs import Outputs
from leakcase.report.wording import Wording

FOUND = Finding(
    "mobile",
    Location("a.zip", ("b.csv",), row=2, column="手机", line=3, col=5, offset=40),
    11,
    "138****5678",
    "0a" * 16,
    Tier.CONFIRMED,
    ("segment_known", "column_header"),
    Seen.DATA,
    4,
)


def test_a_line_of_jsonl_is_one_finding() -> None:
    out = io.StringIO()
    FindingsJsonl(out).write([FOUND, FOUND])
    lines = out.getvalue().splitlines()
    assert len(lines) == 2
    assert json.loads(lines[0]) == {
        "category": "mobile",
        "tier": "confirmed",
        "masked": "138****5678",
        "digest": "0a" * 16,
        "seen": "data",
        "reasons": ["segment_known", "column_header"],
        "record": 4,
        "length": 11,
        "location": {
            "path": "a.zip",
            "members": ["b.csv"],
            "row": 2,
            "column": "手机",
            "line": 3,
            "col": 5,
            "offset": 40,
        },
    }


def test_a_row_of_csv_is_one_finding(words: Wording) -> None:
    out = io.StringIO(newline="")
    FindingsCsv(out, words).write([FOUND])
    text = out.getvalue()
    assert text.startswith("\ufeff")
    header, row = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert tuple(header) == COLUMNS
    assert dict(zip(header, row, strict=True)) == {
        "category": "mobile",
        "category_name": words.category("mobile"),
        "sensitive": "",
        "tier": "confirmed",
        "masked": "138****5678",
        "seen": "data",
        "path": "a.zip",
        "members": "b.csv",
        "sheet": "",
        "page": "",
        "row": "2",
        "column": "手机",
        "line": "3",
        "col": "5",
        "offset": "40",
        "length": "11",
        "record": "4",
        "digest": "0a" * 16,
        "reasons": "segment_known column_header",
    }


def test_no_cell_is_a_formula(findings: tuple[Finding, ...], words: Wording) -> None:
    out = io.StringIO(newline="")
    FindingsCsv(out, words).write(findings)
    rows = list(csv.reader(io.StringIO(out.getvalue().removeprefix("\ufeff"), newline="")))
    cells = [cell for row in rows for cell in row]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r＝＋－＠")] == []
    assert "'+86 138****5678" in cells
    assert "'-" in cells


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"])
def test_what_a_spreadsheet_would_run_begins_with_an_apostrophe(begin: str) -> None:
    assert inert(f"{begin}1") == f"'{begin}1"


def test_other_cells_stay_as_they_are() -> None:
    assert [inert(value) for value in ("138", 0, None, "a=b", "")] == ["138", "0", "", "a=b", ""]


def test_the_suffix_chooses_the_form(tmp_path: Path, exposure: Exposure, words: Wording) -> None:
    lines, table, log = tmp_path / "a.jsonl", tmp_path / "a.CSV", tmp_path / "a.sarif"
    for path in (lines, table):
        with Outputs(words, path, log) as outputs:
            outputs.write([FOUND])
            outputs.finish(exposure)
    assert json.loads(lines.read_text("utf-8"))["masked"] == "138****5678"
    assert table.read_bytes().startswith(b"\xef\xbb\xbfcategory,")
    assert json.loads(log.read_text("utf-8"))["version"] == "2.1.0"


def test_another_suffix_is_refused(tmp_path: Path, words: Wording) -> None:
    with pytest.raises(UsageError, match=r"\.jsonl 或 \.csv"):
        Outputs(words, tmp_path / "a.txt", None)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path, words: Wording) -> None:
    with pytest.raises(UsageError, match="写不了"):
        Outputs(words, None, tmp_path / "none" / "a.sarif")
