"""Sentences with known names and addresses, from templates and our own word lists; seeded.

A sentence is a string and the spans in it: ``person_name``, ``address`` and ``place``.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leakcase.pii.names.surnames import PINYIN, double_surnames, single_shares
from tools.train_names import characters
from tools.train_names.lexicon import words

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Mapping, Sequence

VERSION = 1
HERE = Path(__file__).parent
SLOT = re.compile(r"\{([^{}]+)\}")
GIVEN_SYLLABLES = (
    "wei fang na min jing li qiang lei jun yang yong yan jie tao ming chao xiu ying hua wen ling hui "
    "peng xia gang bo fei juan bin yu hao lan ping qin yun mei xue ting xin kai jian shuai fan qian "
    "lin ning rui yi xuan zi han yue jia shan san feng xiao guo zhi hong de xiang long ze chen tian"
).split()
ENGLISH_GIVEN = (
    "James John Robert Michael William David Richard Joseph Thomas Charles Mary Patricia Jennifer "
    "Linda Elizabeth Barbara Susan Jessica Sarah Karen Daniel Paul Mark Donald George Kenneth Steven "
    "Edward Brian Kevin Jason Emily Anna Laura Alice Peter Henry Jack Tom Lucy Grace Andrew Amy Kate"
).split()
ENGLISH_FAMILY = (
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Wilson Anderson Taylor Thomas Moore "
    "Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright "
    "Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker"
).split()
HYPHENATED = "让 皮埃尔 安 玛丽 卡尔 汉斯 克劳斯 路易 弗朗索瓦".split()
JAPANESE = (
    "佐藤 铃木 高桥 田中 伊藤 渡边 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 斋藤 清水 山崎 "
    "阿部 池田 桥本 石川 山下 小川 石井 长谷川 后藤 冈田 近藤 前田 藤田 远藤 青木 坂本 村上 太田 金子 藤井 "
    "福田 西村 三浦 竹内 中川 冈本 松田 原田 中野 小野 田村 藤原 中山 石田 小岛 和田 森田 内田 柴田 酒井 "
    "宫崎 横山 高木 安藤 宫本 大野 小泉 安倍 野田 菅 麻生 鸠山 福原 石原 桥本 宫泽 细川 村山 森 小渊 冈崎 本田 香川"
).split()
JAPANESE_GIVEN = "太郎 一郎 次郎 三郎 健 健一 健太 诚 隆 茂 浩 浩二 弘 正 正雄 明 和夫 和子 惠子 美智子 由美 由纪 优子 美穗 真由美 香织 爱 舞 翔 翔太 大辅 直树 纯一郎 晋三 龙太郎 由纪夫 佳彦 真纪子 真一 圭佑 真司 俊辅 英寿 康夫 喜朗 惠三 洋平 裕子 京子 千惠 百合子 玲子 杏 结衣 彩 明日香 理惠 奈美惠 拓哉 慎吾 和也".split()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A text and its spans (start, end, kind), ascending."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


def _pick(random_: random.Random, weights: Mapping[str, float]) -> str:
    return random_.choices(list(weights), weights=list(weights.values()))[0]


class _Drawer:
    """Draws from a distribution by bisecting its running total."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._values = list(weights)
        self._totals = list(itertools.accumulate(weights.values()))

    def __call__(self, random_: random.Random) -> str:
        return random_.choices(self._values, cum_weights=self._totals)[0]


class Generator:
    """Draws sentences from a seeded source of chance."""

    def __init__(self, random_: random.Random, templates: Sequence[str] | None = None) -> None:
        self._random = random_
        self._words = words.by_class()
        self._templates = list(templates if templates is not None else load_templates())
        shares = single_shares()
        self._surname = _Drawer(shares)
        self._double = sorted(double_surnames())
        self._first = _Drawer(characters.first_given())
        self._last = _Drawer(characters.last_given())
        self._any = sorted(set(characters.TEXT) | set(characters.FIRST))
        self._usual = _Drawer({char: chance**0.7 for char, chance in characters.text().items()})
        self._foreign_char = _Drawer(characters.foreign())
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

    # -- people ---------------------------------------------------------------

    def person(self) -> str:
        """A person's name of any kind, as news has them."""
        chance = self._random.random()
        if chance < 0.68:
            return self.chinese()
        if chance < 0.96:
            return self.foreign()
        return self.japanese()

    def chinese(self) -> str:
        """A Chinese name: about one in six has one given character, as in the register."""
        random_ = self._random
        if random_.random() < 0.015:
            return self._uyghur()
        surname = (
            self._surname(random_) if random_.random() > 0.02 else random_.choice(self._double)
        )
        given = self._given()
        if len(surname + given) == len("张伟") and random_.random() < 0.06:
            return surname + random_.choice((" ", "\u3000", "  ")) + given
        return surname + given

    def surname(self) -> str:
        """A surname alone: no name of a person for us."""
        return self._surname(self._random)

    def _given(self) -> str:
        random_ = self._random
        if random_.random() < 0.16:
            return self._rare() if random_.random() < 0.15 else self._last(random_)
        first = self._rare() if random_.random() < 0.14 else self._first(random_)
        last = self._rare() if random_.random() < 0.14 else self._last(random_)
        return first + (first if random_.random() < 0.03 else last)

    def _rare(self) -> str:
        return self._random.choice(self._any)

    def _uyghur(self) -> str:
        return f"{self._random.choice(self._words['FN'])}·{self._random.choice(self._words['FN'])}"

    def japanese(self) -> str:
        """A Japanese name in Chinese characters."""
        return self._random.choice(JAPANESE) + self._random.choice(JAPANESE_GIVEN)

    def foreign(self) -> str:
        """A foreign name in Chinese characters, known or made of usual syllables."""
        random_ = self._random
        parts = [self._foreign_part()]
        if random_.random() < 0.22:
            parts += [self._foreign_part() for _ in range(random_.choice((1, 1, 1, 2)))]
        if len(parts) > 1 and random_.random() < 0.1:
            parts[0] = f"{random_.choice(HYPHENATED)}-{parts[0]}"
        return random_.choice("······••．・").join(parts)

    def _foreign_part(self) -> str:
        random_ = self._random
        known = random_.choice(self._words["FN"])
        chance = random_.random()
        if chance < 0.45:
            return known
        other = random_.choice(self._words["FN"])
        if chance < 0.75:  # a part of one and a part of another: new, yet of usual syllables
            return (known[: random_.randint(1, len(known))] + other[-random_.randint(1, 2) :])[:7]
        length = random_.choice((2, 3, 3, 3, 4, 4, 5))
        return "".join(self._foreign_char(random_) for _ in range(length))

    def pinyin(self) -> str:
        """A Chinese name in pinyin, in one of its usual spellings."""
        random_ = self._random
        surname = random_.choice(sorted(PINYIN)).capitalize()
        given = "".join(random_.choice(GIVEN_SYLLABLES) for _ in range(random_.choice((1, 2))))
        if random_.random() < 0.2:
            surname = surname.upper()
        name = f"{surname} {given.capitalize()}"
        return name if random_.random() < 0.8 else f"{given.capitalize()} {surname}"

    def english(self) -> str:
        """An English name."""
        return f"{self._random.choice(ENGLISH_GIVEN)} {self._random.choice(ENGLISH_FAMILY)}"

    # -- places ---------------------------------------------------------------

    def place(self) -> str:
        """The name of a place alone."""
        kind = self._random.choices(("PROV", "CITY", "DIST", "CTRY", "FCITY"), (3, 4, 3, 4, 2))[0]
        name = self._random.choice(self._words[kind])
        return name + "市" if kind == "CITY" and self._random.random() < 0.4 else name

    def address(self) -> str:
        """An address, from the largest unit written to the smallest."""
        random_ = self._random
        levels = [
            random_.choice(self._words["PROV"]) if random_.random() < 0.5 else "",
            self._city() if random_.random() < 0.7 else "",
            self._district() if random_.random() < 0.75 else "",
            self._town() if random_.random() < 0.3 else "",
        ]
        chance = random_.random()
        if chance < 0.62:
            levels += [self._road(), self._number()]
        elif chance < 0.8:
            levels += [self._village(), self._village_number()]
        else:
            levels += [self._compound(), self._room()]
        if random_.random() < 0.35:
            levels += [self._compound(), self._room()]
        if sum(1 for level in levels if level) < 2:
            return self.address()
        joiner = " " if random_.random() < 0.04 else ""
        return joiner.join(level for level in levels if level)

    def _city(self) -> str:
        name = self._random.choice(self._words["CITY"])
        return name + "市" if self._random.random() < 0.85 else name

    def _district(self) -> str:
        if self._random.random() < 0.6:
            return self._random.choice(self._words["DIST"])
        return self._toponym() + self._random.choice("县县区区市旗")

    def _toponym(self) -> str:
        length = self._random.choices((1, 2, 3), (1, 8, 1))[0]
        good = "东西南北中大小上下新老长高平安和永兴龙凤山河江湖海水石泉林桥塘沙田溪城阳宁泰福德明光华丰金银玉青白黄红"
        draw = [
            self._random.choice(good)
            if self._random.random() < 0.6
            else self._random.choice(self._any)
            for _ in range(length)
        ]
        if self._random.random() < 0.3:  # named for people, words or other places
            return self._random.choice(
                (self._short_word(), self._random.choice(self._words["CITY"]))
            )
        return "".join(draw)

    def _short_word(self) -> str:
        return self._random.choice(
            "人民 建设 解放 中山 和平 胜利 友谊 文化 科技 创业 工业 迎宾 滨江 滨河 环城 学府 幸福 团结 "
            "建国 光明 新华 长江 黄河 朝阳 南京 北京 世纪 体育 火炬 高新 健康 华强 深南 天府 迎春".split()
        )

    def _road(self) -> str:
        random_ = self._random
        direction = random_.choice("东西南北中") if random_.random() < 0.25 else ""
        suffix = random_.choices(
            ("路", "街", "大道", "大街", "巷", "弄", "胡同", "道", "里"),
            (9, 4, 3, 2, 1, 1, 1, 1, 1),
        )[0]
        return f"{self._toponym()}{direction}{suffix}"

    def _number(self) -> str:
        random_ = self._random
        number = random_.choice((self._digits(1, 3), self._digits(1, 3), self._digits(2, 4)))
        shape = random_.random()
        if shape < 0.6:
            return f"{number}号" + (self._room() if random_.random() < 0.5 else "")
        if shape < 0.7:
            return f"{number}弄{self._digits(1, 2)}号" + (
                f"{self._digits(3, 4)}室" if random_.random() < 0.6 else ""
            )
        if shape < 0.8:
            return f"{number}-{self._digits(1, 2)}号"
        if shape < 0.9:
            return (
                f"{number}号院{self._digits(1, 2)}号楼{self._digits(1, 1)}单元{self._digits(3, 4)}"
            )
        return f"{number}号附{self._digits(1, 1)}号"

    def _digits(self, low: int, high: int) -> str:
        length = self._random.randint(low, high)
        return str(self._random.randint(10 ** (length - 1), 10**length - 1))

    def _room(self) -> str:
        random_ = self._random
        parts = [
            self._digits(1, 2) + random_.choice(("栋", "幢", "号楼", "座", "楼", "#"))
            if random_.random() < 0.85
            else random_.choice("ABCDE") + "座",
            self._digits(1, 1) + "单元" if random_.random() < 0.5 else "",
            self._digits(3, 4) + random_.choice(("室", "室", "号", "房", "")),
        ]
        return "".join(parts)

    def _town(self) -> str:
        return self._toponym() + self._random.choice(
            ("镇", "镇", "乡", "街道", "街道办事处", "开发区")
        )

    def _village(self) -> str:
        surname = self._surname(self._random)
        name = f"{surname}家" if self._random.random() < 0.3 else self._toponym()
        return name + self._random.choice(("村", "村", "庄", "屯", "社区"))

    def _village_number(self) -> str:
        random_ = self._random
        return random_.choice(
            (
                f"{self._digits(1, 2)}组{self._digits(1, 3)}号",
                f"{self._digits(1, 3)}号",
                f"{random_.choice('一二三四五六七八九')}组",
                f"{random_.choice('一二三四五六七八九')}队{self._digits(1, 2)}号",
                "",
            )
        )

    def _compound(self) -> str:
        random_ = self._random
        suffix = random_.choice(
            "小区 花园 家园 公寓 大厦 广场 新村 苑 嘉园 华府 名城 国际 中心 科技园 工业园 城 湾 公馆 雅苑 里 一期 二期".split()
        )
        return self._toponym() + suffix

    # -- the rest of a sentence -------------------------------------------------

    def _one(self, kind: str) -> str:
        return self._random.choice(self._words[kind])

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
            "大专学历 本科学历 硕士研究生学历 大学本科 博士 研究生学历 高中文化 初中文化 MBA 工商管理硕士 经济学博士 EMBA 中专 大学学历 硕士学位 工学学士".split()
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
    "NP D V NP", "NP V NP", "PRON D V NP", "PRON AUX A 的 NP", "NP 的 NP D A", "P NP V NP", "D V 了 NP",
    "CJ PRON V NP", "NP 已经 V", "PRON V 着 NP", "NP 和 NP D V", "NP 对 NP V", "把 NP V 了", "NP 被 V",
    "PRON 在 NP 中 V NP", "TIME NP V NP", "NUM M NP V", "NP D 不 V", "NP V 了 NUM M NP", "AUX V NP 的 NP",
    "PRON 说 NP D A", "NP 是 NP 的 NP", "V NP V NP", "A 的 NP V 了", "NP A MOOD", "PRON D A MOOD",
    "有 NUM M NP V", "没有 NP 就 没有 NP", "V NP", "NP 与 NP 的 V", "KIN V NP", "TB V NP", "PRON 的 KIN D V",
    "NP V 到 NP", "从 NP 到 NP", "NP 上 的 NP", "V 得 D A", "V V NP", "NP NP V NP", "ORG V NP", "VS NP V",
    "VT NP V NP", "NP 等 NP V", "在 ORG V NP", "L 的 NP V", "PRON VS NP V", "TA 的 NP", "M NP V NP",
    "TB D VS NP V", "TB 和 TB V NP", "VS PRON V NP", "PRON VT NP", "KIN 和 KIN V", "NUM 年 NP V",
)  # fmt: skip


def load_templates() -> list[str]:
    """The templates, comments left out."""
    lines = (HERE / "templates.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("# ")]
