"""The categories of personal information, loaded from ``taxonomy.toml`` and checked.

Their order is that of the file; ``INDEX`` gives the place of a category in it.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from leakcase.pii.category import Category, Changeable, CriminalClass, Family

if TYPE_CHECKING:
    from collections.abc import Mapping

SENSITIVE_CLASSES = frozenset(
    {"", "biometric", "religion", "identity", "health", "finance", "whereabouts", "minor", "other"}
)
"""What ``Category.sensitive`` may say: the classes of PIPL art. 28; ``other`` stands for its
"and other information" as filled by the last group of GB/T 45574-2025 annex A."""

GBT_45574_GROUPS = frozenset(
    {
        "",
        "生物识别信息",
        "宗教信仰信息",
        "特定身份信息",
        "医疗健康信息",
        "金融账户信息",
        "行踪轨迹信息",
        "不满十四周岁未成年人的个人信息",
        "其他敏感个人信息",
    }
)
"""The groups of common sensitive personal information in GB/T 45574-2025 annex A."""

MAX_WEIGHT = 100


def _load() -> tuple[Category, ...]:
    text = files("leakcase.pii").joinpath("taxonomy.toml").read_text(encoding="utf-8")
    return tuple(
        _category(Family(family), id_, fields)
        for family, entries in tomllib.loads(text).items()
        for id_, fields in entries.items()
    )


def _category(family: Family, id_: str, fields: Mapping[str, str | int | bool]) -> Category:
    category = Category(
        id=id_,
        zh=str(fields["zh"]),
        en=str(fields["en"]),
        family=family,
        sensitive=str(fields["sensitive"]),
        gbt45574=str(fields["gbt45574"]),
        criminal=CriminalClass(str(fields["criminal"])),
        changeable=Changeable(str(fields["changeable"])),
        mask=str(fields["mask"]),
        identifies=bool(fields["identifies"]),
        weight=int(fields["weight"]),
    )
    if category.sensitive not in SENSITIVE_CLASSES or category.gbt45574 not in GBT_45574_GROUPS:
        raise ValueError(f"taxonomy.toml: {id_} names an unknown class of sensitive information")
    if not 1 <= category.weight <= MAX_WEIGHT:
        raise ValueError(f"taxonomy.toml: {id_} weighs {category.weight}, not 1 to {MAX_WEIGHT}")
    return category


CATEGORIES: tuple[Category, ...] = _load()
"""Every category, in the order of the file."""

BY_ID: Mapping[str, Category] = MappingProxyType({entry.id: entry for entry in CATEGORIES})
"""Category by id."""

INDEX: Mapping[str, int] = MappingProxyType({entry.id: i for i, entry in enumerate(CATEGORIES)})
"""Place of a category in :data:`CATEGORIES` by id; what ``Hits.category`` holds."""
