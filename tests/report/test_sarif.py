"""SARIF 2.1.0: what the standard requires, and what CI systems read."""

import io
import json
import re

import pytest

from leakcase.exposure.model import Exposure
from leakcase.messages import Language
from leakcase.pii.finding import Finding, Tier
from leakcase.report.sarif import Sarif, level
from leakcase.report.wording import Wording


def log_of(
    findings: tuple[Finding, ...], exposure: Exposure, language: Language
) -> dict[str, object]:
    out = io.StringIO()
    log = Sarif(out, Wording(language))
    for each in findings:
        log.write([each])
    log.finish(exposure)
    parsed: dict[str, object] = json.loads(out.getvalue())
    return parsed


@pytest.fixture
def run(findings: tuple[Finding, ...], exposure: Exposure) -> dict[str, object]:
    runs = log_of(findings, exposure, Language.ZH)["runs"]
    assert isinstance(runs, list)
    assert len(runs) == 1
    first: dict[str, object] = runs[0]
    return first


def test_the_log_names_its_version_and_schema(
    findings: tuple[Finding, ...], exposure: Exposure
) -> None:
    log = log_of(findings, exposure, Language.EN)
    assert log["version"] == "2.1.0"
    assert str(log["$schema"]).endswith("sarif-2.1.0.json")


def test_every_result_points_to_its_rule(run: dict[str, object]) -> None:
    run_ = json.loads(json.dumps(run))
    rules = run_["tool"]["driver"]["rules"]
    assert [result["ruleId"] for result in run_["results"]] == [
        rules[result["ruleIndex"]]["id"] for result in run_["results"]
    ]
    assert len({rule["id"] for rule in rules}) == len(rules) == 5


def test_a_result_says_what_where_and_how_sure(run: dict[str, object]) -> None:
    first = json.loads(json.dumps(run))["results"][0]
    place = first["locations"][0]["physicalLocation"]
    assert place["region"] == {
        "startLine": 3,
        "startColumn": 7,
        "byteOffset": 120,
        "byteLength": 11,
    }
    assert first["message"]["text"] == (
        "居民身份证号：110101********0013（确认：校验位正确、前面的标签写明是它）"
    )
    assert set(first["partialFingerprints"]) == {"leakcaseValue/v1", "leakcasePlace/v1"}
    assert first["properties"]["tier"] == "confirmed"


def test_addresses_are_valid_uri_references(run: dict[str, object]) -> None:
    uris = re.findall(r'"uri": "([^"]*)"', json.dumps(run))
    allowed = r"[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+"
    assert [uri for uri in uris if not re.fullmatch(allowed, uri)] == []
    assert "stdin" in uris
    assert "%E5%85%B3%E4%BA%8E.txt" in uris
    assert any("export.zip!/" in uri for uri in uris)


def test_what_was_not_read_is_notified(run: dict[str, object]) -> None:
    invocation = json.loads(json.dumps(run))["invocations"][0]
    assert invocation["executionSuccessful"] is True
    assert invocation["startTimeUtc"] == "2026-11-24T00:00:00Z"
    assert [
        (each["level"], each["properties"]["kind"], each["message"]["text"])
        for each in invocation["toolExecutionNotifications"]
    ] == [("warning", "encrypted", "已加密: 2 read"), ("note", "robots", "robots.txt 不允许")]


@pytest.mark.parametrize(
    ("category", "tier", "expected"),
    [
        ("bank_card", Tier.CONFIRMED, "error"),
        ("bank_card", Tier.CHECKED, "error"),
        ("bank_card", Tier.FORMAT, "note"),
        ("mobile", Tier.CONFIRMED, "warning"),
        ("uscc", Tier.CONFIRMED, "note"),
        ("member_number", Tier.CHECKED, "warning"),
    ],
)
def test_the_level_follows_sensitivity_and_sureness(
    category: str, tier: Tier, expected: str
) -> None:
    assert level(category, tier) == expected


def test_a_log_without_findings_is_complete(nothing: Exposure) -> None:
    log = json.loads(json.dumps(log_of((), nothing, Language.EN)))
    assert log["runs"][0]["results"] == []
    assert log["runs"][0]["tool"]["driver"]["rules"] == []
