"""Invented addresses, and names of places as they are."""

from __future__ import annotations

from tools.train_names.people import People

NAMESAKES = (
    "人民 建设 解放 中山 和平 胜利 友谊 文化 科技 创业 工业 迎宾 滨江 滨河 环城 学府 "
    "幸福 团结 建国 光明 新华 长江 黄河 朝阳 南京 北京 世纪 体育 火炬 高新 健康 华强 深南 "
    "天府 迎春"
).split()
"""What streets and towns are often named for."""


class Places(People):
    """Draws places and addresses from the same source of chance as names."""

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
        good = (
            "东西南北中大小上下新老长高平安和永兴龙凤山河江湖海水石泉林桥塘沙田溪城阳宁泰"
            "福德明光华丰金银玉青白黄红"
        )
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
        return self._random.choice(NAMESAKES)

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
            (
                "小区 花园 家园 公寓 大厦 广场 新村 苑 嘉园 华府 名城 国际 中心 科技园 "
                "工业园 城 湾 公馆 雅苑 里 一期 二期"
            ).split()
        )
        return self._toponym() + suffix
