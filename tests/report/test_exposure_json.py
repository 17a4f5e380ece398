"""The exposure as JSON holds what its schema says."""

import json

import jsonschema

from leakcase.custom import CustomPattern
from leakcase.exposure.model import Exposure
from leakcase.report.exposure_json import exposure_object, exposure_text, schema_text

SCHEMA = json.loads(schema_text())
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_an_exposure_is_as_the_schema_says(exposure: Exposure, nothing: Exposure) -> None:
    for each in (exposure, nothing):
        assert list(VALIDATOR.iter_errors(json.loads(exposure_text(each)))) == []


def test_the_schema_refuses_a_field_of_another_type(exposure: Exposure) -> None:
    wrong = json.loads(exposure_text(exposure)) | {"people": 3, "reach": "moon"}
    assert {error.json_path for error in VALIDATOR.iter_errors(wrong)} == {"$.people", "$.reach"}


def test_every_field_is_required_and_described(exposure: Exposure) -> None:
    assert set(exposure_object(exposure)) == set(SCHEMA["properties"]) == set(SCHEMA["required"])


def test_a_category_says_its_names_and_classes(exposure: Exposure) -> None:
    patterns = (CustomPattern("会员号", "member_number", "x"),)
    categories = json.loads(exposure_text(exposure, patterns))["categories"]
    card = next(each for each in categories if each["id"] == "bank_card")
    own = next(each for each in categories if each["id"] == "member_number")
    assert {
        key: card[key] for key in ("family", "sensitive", "distinct", "by_tier", "by_seen")
    } == {
        "family": "financial",
        "sensitive": "finance",
        "distinct": {"value": 1, "exact": True},
        "by_tier": {"checked": 1},
        "by_seen": {"data": 1},
    }
    assert own["name"] == {"zh": "会员号", "en": "会员号"}
    assert own["family"] == "custom"
