"""Sentences with known names and addresses, from templates and our own word lists; seeded.

A sentence is a string and the spans in it: ``person_name``, ``address`` and ``place``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.train_names import characters
from tools.train_names.people import Drawer
from tools.train_names.places import Places

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

VERSION = 1
HERE = Path(__file__).parent
SLOT = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text and its spans (start, end, kind), ascending."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


class Generator(Places):
    """Draws sentences from a seeded source of chance."""

    def __init__(self, random_: random.Random, templates: Sequence[str] | None = None) -> None:
        super().__init__(random_)
        self._templates = list(templates if templates is not None else load_templates())
        self._usual = Drawer({char: chance**0.7 for char, chance in characters.text().items()})
        self._slots: dict[str, Callable[[], str]] = {
            "人": self.person, "国": self.chinese, "外": self.foreign, "址": self.address,
            "地": self.place, "姓": self.surname, "拼音": self.pinyin, "英文": self.english,
        }  # fmt: skip

    def sentences(self, count: int) -> list[Sentence]:
        """That many sentences."""
        return [self.sentence() for _ in range(count)]

    def sentence(self) -> Sentence:
        """One sentence from a random template."""
        text = ""
        spans: list[tuple[int, int, str]] = []
        template = self._random.choice(self._templates)
        for index, piece in enumerate(SLOT.split(template)):
            value = self._fill(piece) if index % 2 else piece
            kind = _KINDS.get(piece, "") if index % 2 else ""
            if kind:
                spans.append((len(text), len(text) + len(value), kind))
            text += value
        if self._random.random() < 0.1:
            text = text.replace("，", ",")
        if self._random.random() < 0.15:
            text = text.rstrip("。！？")
        return Sentence(text, tuple(spans))

    def _fill(self, slot: str) -> str:
        if slot in self._slots:
            return self._slots[slot]()
        filler = getattr(self, f"_slot_{_PLAIN[slot]}")
        value: str = filler()
        return value

    def _slot_noun(self) -> str:
        chance = self._random.random()
        if chance < 0.1:
            return self._one("A") + "的" + self._one("N")
        if chance < 0.25:
            return self._one("N") + self._one("N")
        if chance < 0.33:
            return self._unknown()
        return self._one("N")

    def _unknown(self) -> str:
        """A word no list has: real text is full of them."""
        random_ = self._random
        length = random_.choice((1, 2, 2, 2, 3))
        return "".join(
            self._usual(random_) if random_.random() < 0.8 else random_.choice(self._any)
            for _ in range(length)
        )

    def _slot_verb(self) -> str:
        return self._one("V")

    def _slot_adjective(self) -> str:
        return self._one("A")

    def _slot_adverb(self) -> str:
        return self._one("D")

    def _slot_title(self) -> str:
        chance = self._random.random()
        if chance < 0.12:
            return self._one("TB") + self._random.choice(("、", "兼", "、")) + self._one("TB")
        return self._one("TB") if chance < 0.97 else ""

    def _slot_after(self) -> str:
        return self._one("TA")

    def _slot_say(self) -> str:
        return self._one("VS")

    def _slot_ask(self) -> str:
        return self._one("VT")

    def _slot_kin(self) -> str:
        return self._one("KIN")

    def _slot_time(self) -> str:
        random_ = self._random
        return random_.choice(
            (
                self._one("TIME"),
                f"{random_.randint(1950, 2025)}年",
                f"{random_.randint(1950, 2025)}年{random_.randint(1, 12)}月",
                f"{random_.randint(1, 12)}月{random_.randint(1, 28)}日",
                f"{random_.randint(1, 28)}日",
                self._one("TIME") + self._one("TIME"),
            )
        )

    def _slot_count(self) -> str:
        return (
            str(self._random.randint(1, 300)) if self._random.random() < 0.7 else self._one("NUM")
        )

    def _slot_phone(self) -> str:
        return "1" + self._random.choice("35789") + self._digits(9, 9)

    def _slot_identity(self) -> str:
        return self._digits(17, 17) + "X"

    def _slot_degree(self) -> str:
        return self._random.choice(
            (
                "大专学历 本科学历 硕士研究生学历 大学本科 博士 研究生学历 高中文化 "
                "初中文化 MBA 工商管理硕士 经济学博士 EMBA 中专 大学学历 硕士学位 "
                "工学学士"
            ).split()
        )

    def _slot_ethnic(self) -> str:
        return self._random.choice(
            "汉族 回族 满族 壮族 苗族 维吾尔族 土家族 彝族 蒙古族 藏族".split()
        )

    def _slot_work(self) -> str:
        random_ = self._random
        inner = random_.choice(
            (
                self._one("N"), self._one("N") + self._one("N"), self._one("A") + self._one("N"),
                self._unknown() + self._one("N"), self._one("N") + "的" + self._one("N"),
                self._surname(random_) + self._one("N"),
            )
        )  # fmt: skip
        return f"《{inner}》"

    def _slot_organisation(self) -> str:
        random_ = self._random
        place = self.place() if random_.random() < 0.5 else ""
        chance = random_.random()
        if chance < 0.25:
            core = self._one("N")
        elif chance < 0.55:
            core = self._unknown() + (self._one("N") if random_.random() < 0.5 else "")
        elif chance < 0.68:
            core = (
                self._surname(random_)
                + random_.choice(("氏", "记", "家", ""))
                + self._last(random_)
            )
        else:
            core = (
                self._first(random_)
                + self._last(random_)
                + (self._one("N") if random_.random() < 0.6 else "")
            )
        return f"{place}{core}{self._one('ORGS')}"

    def _slot_latin(self) -> str:
        return self.english()

    def _slot_clause(self) -> str:
        """A clause of running text in one of its usual orders."""
        random_ = self._random
        shape = random_.choice(_CLAUSES)
        out = ""
        for part in shape.split():
            out += self._unknown() if random_.random() < 0.05 else self._clause_part(part)
        return out

    def _clause_part(self, part: str) -> str:
        if part == "NP":
            return self._slot_noun()
        if part == "ORG":
            return self._slot_organisation()
        if part == "L":
            return self._one(self._random.choice(("CTRY", "CITY", "PROV")))
        if part in self._words:
            return self._one(part)
        return part


_KINDS = {
    "人": "person_name", "国": "person_name", "外": "person_name", "拼音": "person_name",
    "英文": "person_name", "外文": "person_name", "址": "address", "地": "place",
}  # fmt: skip
_PLAIN = {
    "名": "noun", "动": "verb", "形": "adjective", "副": "adverb", "衔": "title", "称": "after",
    "说": "say", "请": "ask", "亲": "kin", "时": "time", "数": "count", "话": "phone",
    "号": "identity", "学历": "degree", "民族": "ethnic", "书": "work", "机": "organisation",
    "句": "clause", "外文": "latin",
}  # fmt: skip
_CLAUSES = (
    "NP D V NP", "NP V NP", "PRON D V NP", "PRON AUX A 的 NP", "NP 的 NP D A",
    "P NP V NP", "D V 了 NP", "CJ PRON V NP", "NP 已经 V", "PRON V 着 NP",
    "NP 和 NP D V", "NP 对 NP V", "把 NP V 了", "NP 被 V", "PRON 在 NP 中 V NP",
    "TIME NP V NP", "NUM M NP V", "NP D 不 V", "NP V 了 NUM M NP", "AUX V NP 的 NP",
    "PRON 说 NP D A", "NP 是 NP 的 NP", "V NP V NP", "A 的 NP V 了", "NP A MOOD",
    "PRON D A MOOD", "有 NUM M NP V", "没有 NP 就 没有 NP", "V NP", "NP 与 NP 的 V",
    "KIN V NP", "TB V NP", "PRON 的 KIN D V", "NP V 到 NP", "从 NP 到 NP", "NP 上 的 NP",
    "V 得 D A", "V V NP", "NP NP V NP", "ORG V NP", "VS NP V", "VT NP V NP",
    "NP 等 NP V", "在 ORG V NP", "L 的 NP V", "PRON VS NP V", "TA 的 NP", "M NP V NP",
    "TB D VS NP V", "TB 和 TB V NP", "VS PRON V NP", "PRON VT NP", "KIN 和 KIN V",
    "NUM 年 NP V",
)  # fmt: skip


def load_templates() -> list[str]:
    """The templates, comments left out."""
    lines = (HERE / "templates.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]
