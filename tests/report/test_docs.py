"""The documents say what the program does."""

import json
import re
from pathlib import Path

import pytest

from leakcase.cli.exits import Exit
from leakcase.pii.finding import Location, Seen, Tier
from leakcase.report.exposure_json import schema_text
from leakcase.settings import WebOptions, parse_settings

DOCS = Path(__file__).parents[2] / "docs"
OUTPUT = (DOCS / "scan-output.md").read_text("utf-8")
SETTINGS = (DOCS / "settings.md").read_text("utf-8")
SCHEMA = json.loads(schema_text())


@pytest.mark.parametrize(
    "name",
    [
        *SCHEMA["properties"],
        *SCHEMA["$defs"]["category"]["properties"],
        *SCHEMA["$defs"]["place"]["properties"],
        *SCHEMA["$defs"]["problem"]["properties"],
        *SCHEMA["$defs"]["finding"]["properties"],
        *Location.__slots__,
        *Seen,
        *(tier.name.lower() for tier in Tier),
    ],
)
def test_every_field_and_word_of_the_output_is_documented(name: str) -> None:
    assert f"`{name}`" in OUTPUT


def test_every_exit_code_is_documented() -> None:
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", OUTPUT, re.MULTILINE)] == list(Exit)


def test_the_example_of_the_settings_file_is_one() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", SETTINGS, re.DOTALL)
    settings = parse_settings(example.encode(), Path("/etc/leakcase.toml"))
    assert settings.scan.web == WebOptions(state=Path("/etc/crawl.state"))
    assert [pattern.category for pattern in settings.scan.custom] == ["member_number", "codename"]
