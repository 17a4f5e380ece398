"""Invented names of people: Chinese, foreign, Japanese, in pinyin, English."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from leakcase.pii.names.surnames import PINYIN, double_surnames, single_shares
from tools.train_names import characters
from tools.train_names.lexicon import words

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

GIVEN_SYLLABLES = (
    "wei fang na min jing li qiang lei jun yang yong yan jie tao ming chao xiu ying "
    "hua wen ling hui "
    "peng xia gang bo fei juan bin yu hao lan ping qin yun mei xue ting xin kai jian "
    "shuai fan qian "
    "lin ning rui yi xuan zi han yue jia shan san feng xiao guo zhi hong de xiang long ze chen tian"
).split()
ENGLISH_GIVEN = (
    "James John Robert Michael William David Richard Joseph Thomas Charles Mary Patricia Jennifer "
    "Linda Elizabeth Barbara Susan Jessica Sarah Karen Daniel Paul Mark Donald "
    "George Kenneth Steven "
    "Edward Brian Kevin Jason Emily Anna Laura Alice Peter Henry Jack Tom Lucy Grace "
    "Andrew Amy Kate"
).split()
ENGLISH_FAMILY = (
    "Smith Johnson Williams Brown Jones Garcia Miller Davis Wilson Anderson Taylor Thomas Moore "
    "Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright "
    "Scott Hill Green Adams Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker"
).split()
HYPHENATED = "让 皮埃尔 安 玛丽 卡尔 汉斯 克劳斯 路易 弗朗索瓦".split()
JAPANESE = (
    "佐藤 铃木 高桥 田中 伊藤 渡边 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 "
    "井上 木村 斋藤 清水 山崎 "
    "阿部 池田 桥本 石川 山下 小川 石井 长谷川 后藤 冈田 近藤 前田 藤田 远藤 青木 "
    "坂本 村上 太田 金子 藤井 "
    "福田 西村 三浦 竹内 中川 冈本 松田 原田 中野 小野 田村 藤原 中山 石田 小岛 和田 "
    "森田 内田 柴田 酒井 "
    "宫崎 横山 高木 安藤 宫本 大野 小泉 安倍 野田 菅 麻生 鸠山 福原 石原 桥本 宫泽 "
    "细川 村山 森 小渊 冈崎 本田 香川"
).split()
JAPANESE_GIVEN = (
    "太郎 一郎 次郎 三郎 健 健一 健太 诚 隆 茂 浩 浩二 弘 正 正雄 明 和夫 和子 惠子 "
    "美智子 由美 由纪 优子 美穗 真由美 香织 爱 舞 翔 翔太 大辅 直树 纯一郎 晋三 龙太郎 "
    "由纪夫 佳彦 真纪子 真一 圭佑 真司 俊辅 英寿 康夫 喜朗 惠三 洋平 裕子 京子 千惠 "
    "百合子 玲子 杏 结衣 彩 明日香 理惠 奈美惠 拓哉 慎吾 和也"
).split()


class Drawer:
    """Draws from a distribution by bisecting its running total."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._values = list(weights)
        self._totals = list(itertools.accumulate(weights.values()))

    def __call__(self, random_: random.Random) -> str:
        return random_.choices(self._values, cum_weights=self._totals)[0]


class People:
    """Draws names from a seeded source of chance."""

    def __init__(self, random_: random.Random) -> None:
        self._random = random_
        self._words = words.by_class()
        self._surname = Drawer(single_shares())
        self._double = sorted(double_surnames())
        self._first = Drawer(characters.first_given())
        self._last = Drawer(characters.last_given())
        self._any = sorted(set(characters.TEXT) | set(characters.FIRST))
        self._foreign_char = Drawer(characters.foreign())

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

    def _one(self, kind: str) -> str:
        return self._random.choice(self._words[kind])

    def _digits(self, low: int, high: int) -> str:
        length = self._random.randint(low, high)
        return str(self._random.randint(10 ** (length - 1), 10**length - 1))
