"""The judge tells right from wrong, span by span."""

from __future__ import annotations

import pytest
from benchmarks.corpus import Label, LabelledText
from benchmarks.judge import Hit, Judge, Score

_TEXT = LabelledText(
    b"tel +86 13800000001, mail a@example.com; q=dGVsPTEz done",
    (
        Label(4, 19, "mobile", "+86", 8),
        Label(26, 39, "email", "plain", 26),
        Label(47, 51, "mobile", "base64", 47, (43, 51)),
    ),
)


def _total(*hits: Hit) -> Score:
    return Judge(_TEXT, ("mobile", "email"), ("person_name",))(hits).total


@pytest.mark.parametrize(
    ("hit", "right", "wrong"),
    [
        pytest.param(Hit(4, 19, "mobile"), 1, 0, id="with the country code"),
        pytest.param(Hit(8, 19, "mobile"), 1, 0, id="without it"),
        pytest.param(Hit(9, 19, "mobile"), 0, 1, id="one byte short"),
        pytest.param(Hit(4, 19, "bank_card"), 0, 1, id="another category"),
        pytest.param(Hit(0, 3, "mobile"), 0, 1, id="where nothing stands"),
        pytest.param(Hit(0, 3, "person_name"), 0, 0, id="of a category not judged"),
        pytest.param(Hit(43, 51, "mobile"), 1, 0, id="the whole base64 run"),
        pytest.param(Hit(43, 47, "mobile"), 0, 1, id="beside the value in the run"),
    ],
)
def test_one_hit(hit: Hit, right: int, wrong: int) -> None:
    assert _total(hit) == Score(labels=3, right=right, wrong=wrong)


def test_what_was_missed_is_shown_with_its_form() -> None:
    verdict = Judge(_TEXT, ("mobile", "email"), ())([Hit(26, 39, "email")])
    assert verdict.fault_counts == {
        ("missed", "mobile", "+86"): 1,
        ("missed", "mobile", "base64"): 1,
    }
    assert (verdict.total.recall, verdict.total.precision) == (1 / 3, 1.0)
