"""The corpora are the judge: the same for a seed, and each label points at what it says."""

from __future__ import annotations

import base64
import hashlib
import html
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from benchmarks.corpus import STRUCTURED, Label, LabelledText, dense, matrix, sparse
from benchmarks.corpus.matrix import cells
from benchmarks.corpus.running import DENSE_SPACING, SPARSE_SPACING, blocks

if TYPE_CHECKING:
    from collections.abc import Callable

_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_SHAPES = {
    "resident_id": r"[1-9]\d{5}(19|20)\d{9}[\dX]",
    "resident_id_15": r"[1-9]\d{14}",
    "mobile": r"1[3-9]\d{9}",
    "landline": r"0?\d{2,3}[2-8]\d{6,7}",
    "email": r"[\w.]+@[\w.]+\.[A-Z]+",
    "bank_card": r"[46]\d{15,18}",
    "plate": r"[一-龥][A-Z][A-Z\d]{5,6}",
    "vin": r"[A-HJ-NPR-Z\d]{17}",
    "ipv4": r"\d+\.\d+\.\d+\.\d+",
    "imei": r"\d{15}",
    "iccid": r"8986\d{16}",
    "uscc": r"91\d{6}[A-Z\d]{10}",
    "passport_cn": r"[EG][A-Z\d]\d{7}",
    "otp": r"\d{4}|\d{6}",
    "postcode": r"\d{6}",
}


def _plain(text: LabelledText, label: Label) -> str:
    """The value a label stands for, with escapes and separators undone."""
    written = text.data[label.core : label.end].decode()
    if label.form == "\\u escapes":
        written = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), written)
    elif label.form in {"entities", "entity spaces"}:
        written = html.unescape(written)
    elif label.form in {"url-encoded", "in URL"}:
        written = unquote(written)
    written = unicodedata.normalize("NFKC", written).upper()
    kept = written if label.category in {"email", "ipv4"} else re.sub(r"[\s·.()-]", "", written)
    return kept.replace("\u200b", "")


@pytest.fixture(scope="module")
def every_form() -> LabelledText:
    return matrix(2)


def test_the_same_seed_gives_the_same_bytes_everywhere() -> None:
    """Digests fixed once: another Python or machine must reach them too."""
    made = (dense(40_000, seed=9), sparse(40_000, seed=9), matrix(1, seed=9))
    digests = [hashlib.sha256(text.data).hexdigest()[:12] for text in made]
    assert digests == ["2bf70e59270e", "d9a90b3cca4b", "361826ebd255"]


@pytest.mark.parametrize("category", sorted(_SHAPES))
def test_labels_point_at_values_of_their_category(every_form: LabelledText, category: str) -> None:
    labels = [entry for entry in every_form.labels if entry.category == category and not entry.run]
    values = [_plain(every_form, label) for label in labels]
    assert len(values) >= 10
    assert [value for value in values if not re.fullmatch(_SHAPES[category], value)] == []


def test_base64_labels_cover_the_characters_that_carry_the_value(
    every_form: LabelledText,
) -> None:
    for label in every_form.labels:
        if label.run is None:
            continue
        start, end = label.run
        run = every_form.data[start:end]
        first = (label.start - start) // 4 * 4
        last = -(-(label.end - start) // 4) * 4
        assert base64.b64decode(run)
        inside = base64.b64decode(run[first:last])
        assert len(inside) >= (label.end - label.start) * 3 // 4


def test_labels_ascend_and_never_overlap(every_form: LabelledText) -> None:
    for text in (every_form, dense(200_000)):
        bounds = [(label.start, label.end) for label in text.labels]
        assert all(a[1] <= b[0] for a, b in pairwise(bounds))
        assert bounds[-1][1] <= len(text.data)


def test_the_matrix_holds_every_structured_category_and_every_form(
    every_form: LabelledText,
) -> None:
    assert {label.category for label in every_form.labels} == set(STRUCTURED)
    assert {(entry.category, entry.form) for entry in every_form.labels} == {
        (cell.category, cell.form) for cell in cells()
    }


@pytest.mark.parametrize(("make", "spacing"), [(dense, DENSE_SPACING), (sparse, SPARSE_SPACING)])
def test_labels_stand_as_thick_as_promised(
    make: Callable[[int], LabelledText], spacing: int
) -> None:
    text = make(1_000_000)
    assert len(text.data) / len(text.labels) == pytest.approx(spacing, rel=0.1)


def test_blocks_fill_the_size_asked_for() -> None:
    made = list(blocks(9 << 20, seed=1, spacing=DENSE_SPACING, unique=1))
    assert 9 << 20 <= sum(map(len, made)) < 13 << 20
