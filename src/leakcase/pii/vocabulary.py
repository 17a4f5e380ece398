"""The words of ``labels.toml`` as the engine uses them: what each word means, as matrices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.labels import LABELS, NOT_PERSONAL
from leakcase.pii.lexer import Word
from leakcase.pii.taxonomy import CATEGORIES, INDEX

if TYPE_CHECKING:
    from numpy.typing import NDArray

_UNNUMBERED = frozenset(
    {
        "person_name", "address", "gender", "ethnicity", "marital_status", "religion", "education",
        "political_status", "occupation", "employer", "sexual_orientation", "criminal_record",
        "diagnosis", "medication", "health_test", "blood_type", "biometric", "trajectory",
        "lodging", "message", "call_record", "social_account", "email", "password",
        "secret_key", "session_token", "birth_date", "age", "property_right", "credit_report",
        "wechat", "qq", "payment_account", "username", "coordinates", "transaction",
        "minor_under_14", "minor_under_18",
    }
)  # fmt: skip
"""Categories whose labels say nothing against a number that follows: ``客户 138...``."""


_AGAINST = {
    "ipv4": (
        "版本", "版本号", "升级", "版本升级", "固件", "补丁", "version", "release", "upgrade",
        "upgraded", "install", "ver", "v", "package", "firmware", "npm", "pip", "section",
        "chapter", "patch", "deps", "章节",
    ),
}  # fmt: skip
"""Words that, near a value, say it is not of the category: four numbers are a version then."""

_LIKE = {
    "resident_id": ("driving_licence", "social_security", "medical_insurance"),
    "resident_id_15": ("resident_id",),
    "hmt_residence_permit": ("resident_id",),
    "foreigner_pr_card": ("resident_id", "hmt_residence_permit"),
    "passport_foreign": ("passport_cn",),
    "hk_macao_permit": ("exit_permit",),
    "exit_permit": ("hk_macao_permit",),
    "taiwan_id": ("resident_id",),
    "hk_id": ("resident_id",),
    "macao_id": ("resident_id",),
    "jwt": ("session_token",),
    "ipv6": ("ipv4",),
    "landline": ("mobile",),
}
"""Categories that people call by the name of another one."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words and what they mean.

    Attributes:
        words: in the lexer's order.
        labels: ``bool[words, categories]``, the word names the category.
        context: ``bool[words, categories]``, the word supports the category when near.
        against: ``bool[words, categories]``, the word near a value speaks against the category.
        numbered: ``bool[words]``, the word names something written as a number or code, so a
            number after it is nothing else.
        announcing: ``bool[words]``, a name or an address may stand near the word.
    """

    words: tuple[Word, ...]
    labels: NDArray[np.bool_]
    context: NDArray[np.bool_]
    against: NDArray[np.bool_]
    numbered: NDArray[np.bool_]
    announcing: NDArray[np.bool_]


@cache
def vocabulary(own: tuple[tuple[str, str], ...] = ()) -> Vocabulary:
    """The vocabulary of ``labels.toml`` and of the user's own (word, category) pairs."""
    index: dict[str, int] = {}
    explicit: list[bool] = []
    rows: list[tuple[int, str, str]] = []
    nothing = ((word, group, "text") for group, words in NOT_PERSONAL.items() for word in words)
    against_words = ((w, c, "against") for c, words in _AGAINST.items() for w in words)
    uses = [
        *((label.word, label.category, label.use) for label in LABELS),
        *nothing,
        *against_words,
    ]
    uses += [(word, category, "text") for word, category in own]
    for word, category, use in uses:
        if word not in index:
            index[word] = len(index)
            explicit.append(True)
        row = index[word]
        explicit[row] &= use == "keys"
        rows.append((row, category, use))
    shape = (len(index), len(CATEGORIES))
    labels, context = np.zeros(shape, np.bool_), np.zeros(shape, np.bool_)
    against = np.zeros(shape, np.bool_)
    numbered = np.zeros(len(index), np.bool_)
    for row, category, use in rows:
        if use == "against":
            against[row, INDEX[category]] = True
            numbered[row] = True
            continue
        if category not in INDEX:
            numbered[row] |= use != "context"
            continue
        if use != "context":
            labels[row, INDEX[category]] = True
            numbered[row] |= category not in _UNNUMBERED
        context[row, INDEX[category]] = True
    own_labels = labels.copy()
    for category, others in _LIKE.items():
        for other in others:
            labels[:, INDEX[category]] |= own_labels[:, INDEX[other]]
            context[:, INDEX[category]] |= own_labels[:, INDEX[other]]
    words = tuple(Word(word, strict) for word, strict in zip(index, explicit, strict=True))
    announcing = context[:, INDEX["person_name"]] | context[:, INDEX["address"]]
    return Vocabulary(words, labels, context, against, numbered, announcing)
