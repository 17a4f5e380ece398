"""Turns word lists and character orders into the arrays of a model, weights still zero."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from leakcase.pii.names import classes as cl
from leakcase.pii.names.model import Model
from leakcase.pii.names.surnames import PINYIN, double_surnames, single_shares
from tools.train_names import characters, people
from tools.train_names.lexicon import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

AREA_SUFFIXES = (
    "省 市 区 县 州 旗 镇 乡 村 屯 庄 街道 社区 开发区 新区 办事处 街道办事处 街道办 "
    "自治县 自治州 林场 农场"
).split()
ROAD_SUFFIXES = (
    "路 街 大道 大街 巷 弄 胡同 道 里 东路 西路 南路 北路 中路 东街 西街 南街 北街 一路 "
    "二路 三路 四路 支路 环路"
).split()
COMPOUND_SUFFIXES = (
    "小区 花园 家园 公寓 大厦 广场 新村 苑 嘉园 华府 名城 国际 中心 科技园 工业园 "
    "工业区 城 湾 公馆 雅苑 一期 二期 三期 "
    "宿舍 大楼 写字楼 山庄 别墅 花苑 佳苑 新城 家属院 产业园 软件园 创业园 大院 府 "
    "居 庭 园 楼 院 商城 市场"
).split()
UNITS = (
    "号 栋 幢 单元 室 楼 层 座 户 组 队 房 弄 号楼 号院 号附 # 巷 号铺 号房 社 号门 楼层".split()
)
STOPS = (
    "的了在是我有和不人这他们就说要会也着过很都把被对从与及为以将而但或其之所你她它吗呢吧啊给让向"
)
NUMERALS = "一二三四五六七八九十〇零百"
MARKS = {
    "COMMA": ",，", "PERIOD": "。.!！?？;；…", "PAUSE": "、/|｜／", "COLON": ":：=",
    "OPEN_QUOTE": "“‘「『【[",
    "CLOSE_QUOTE": "”’」』】]\"'", "OPEN_BRACKET": "(（<〈{", "CLOSE_BRACKET": ")）>〉}",
    "OPEN_TITLE": "《",
    "CLOSE_TITLE": "》", "SPACE": " \t\u3000\xa0\n\r", "AT": "@＠", "OTHER": "",
}  # fmt: skip
DOTS = "·•・‧．∙●-－—"


def blank_model() -> Model:
    """A model without weights."""
    lists = _word_values()
    ids = _letter_ids(lists)
    base, check, values = _trie(lists, ids)
    return Model(
        ids=ids,
        chars=_character_table(),
        base=base,
        check=check,
        values=values,
        weights=np.zeros(cl.FEATURE_COUNT, np.float32),
        between=np.zeros((cl.CLASS_COUNT, cl.CLASS_COUNT), np.float32),
    )


def _word_values() -> dict[str, int]:
    values: dict[str, int] = {}

    def put(items: object, bit: int) -> None:
        for word in items:  # type: ignore[attr-defined]
            if 0 < len(word) <= 12:
                values[word] = values.get(word, 0) | bit

    for name, found in words.by_class().items():
        if name == "FN":
            put((word for word in found if len(word) > 1), cl.BIT_FOREIGN_NAME)
        else:
            put(found, 1 << cl.INDEX[name])
        if name == "CITY":
            put((word + "市" for word in found), 1 << cl.INDEX[name])
    core = words.core()
    put(core, cl.BIT_CORE)
    put(people.JAPANESE, cl.BIT_JAPANESE_SURNAME)
    put(people.JAPANESE_GIVEN, cl.BIT_JAPANESE_GIVEN)
    put(double_surnames(), cl.BIT_DOUBLE_SURNAME)
    put(AREA_SUFFIXES, cl.BIT_AREA_SUFFIX)
    put(ROAD_SUFFIXES, cl.BIT_ROAD_SUFFIX)
    put(COMPOUND_SUFFIXES, cl.BIT_COMPOUND_SUFFIX)
    put(UNITS, cl.BIT_UNIT)
    for spelling in (str.capitalize, str.upper):
        put(map(spelling, PINYIN), cl.BIT_PINYIN_SURNAME)
        put(map(spelling, _syllables()), cl.BIT_PINYIN_SYLLABLE)
    put(_syllables(), cl.BIT_PINYIN_SYLLABLE)
    put(people.ENGLISH_GIVEN, cl.BIT_ENGLISH_GIVEN)
    put(people.ENGLISH_FAMILY, cl.BIT_ENGLISH_FAMILY)
    return values


def _syllables() -> list[str]:
    finals = {
        "": (
            "a ai an ang ao e en er o ou yi ya yan yang yao ye yin ying yo yong you yu "
            "yuan yue yun wa wai wan wang wei wen weng wo wu"
        ),
        "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
        "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
        "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
        "f": "a an ang ei en eng o ou u", "d": (
            "a ai an ang ao e ei eng i ian iao ie ing iu ong ou u uan ui un uo"
        ),
        "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
        "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
        "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve",
        "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
        "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
        "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
        "j": (
            "i ia ian iang iao ie in ing iong iu u uan ue un"
        ), "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
        "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
        "zh": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
        "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
        "sh": (
            "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo"
        ), "r": "an ang ao e en eng i ong ou u uan ui un uo",
        "z": (
            "a ai an ang ao e ei en eng i ong ou u uan ui un uo"
        ), "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
        "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    }  # fmt: skip
    return [initial + final for initial, ends in finals.items() for final in ends.split()]


def _letter_ids(lists: Mapping[str, int]) -> NDArray[np.uint16]:
    counts: dict[str, int] = {}
    for word in lists:
        for char in word:
            counts[char] = counts.get(char, 0) + 1
    ids = np.zeros(1 << 16, np.uint16)
    for number, char in enumerate(sorted(counts, key=lambda char: (-counts[char], char)), 1):
        ids[ord(char)] = number
    return ids


def _trie(
    lists: Mapping[str, int], ids: NDArray[np.uint16]
) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int64]]:
    """A double-array trie; node 0 is the root and ``base`` gives where a node's children begin."""
    children: list[dict[int, int]] = [{}]
    ends: list[int] = [0]
    for word, value in sorted(lists.items()):
        node = 0
        for char in word:
            letter = int(ids[ord(char)])
            if letter not in children[node]:
                children[node][letter] = len(children)
                children.append({})
                ends.append(0)
            node = children[node][letter]
        ends[node] |= value
    size = len(children) * 4 + int(ids.max()) + 2
    base = np.zeros(size, np.int32)
    check = np.full(size, -1, np.int32)
    values = np.zeros(size, np.int64)
    check[0] = 0
    place = {0: 0}
    # nodes with many children first: they are the hardest to fit
    order = sorted(range(len(children)), key=lambda node: (node != 0, -len(children[node])))
    queue = [0]
    free = 1
    del order
    pending = queue
    while pending:
        following: list[int] = []
        for node in sorted(pending, key=lambda node: -len(children[node])):
            letters = sorted(children[node])
            if not letters:
                continue
            while check[free] != -1:
                free += 1
            start = max(0, free - letters[0])
            while any(check[start + letter] != -1 for letter in letters):
                start += 1
            base[place[node]] = start
            for letter in letters:
                child = children[node][letter]
                place[child] = start + letter
                check[start + letter] = place[node]
                values[start + letter] = ends[child]
                following.append(child)
        pending = following
    used = int(np.flatnonzero(check != -1).max()) + 1
    # the check of the root's own cell must not make it a child of itself
    check[0] = -1
    return base[:used].copy(), check[:used].copy(), values[:used].copy()


def _bin(ratio: float) -> int:
    """Log-odds in steps of 0.75, from 1 to BINS - 1."""
    return int(min(max(math.log(ratio) / 0.75 + cl.BINS / 2, 1), cl.BINS - 1))


def _character_table() -> NDArray[np.uint8]:
    table = np.zeros((1 << 16, 8), np.uint8)
    table[0x4E00:0xA000, cl.C_KIND] = cl.K_HAN
    table[0x3400:0x4DC0, cl.C_KIND] = cl.K_HAN
    table[0x3007, cl.C_KIND] = cl.K_HAN
    for first, last, kind in (
        ("0", "9", cl.K_DIGIT),
        ("０", "９", cl.K_DIGIT),
        ("A", "Z", cl.K_UPPER),
        ("a", "z", cl.K_LOWER),
    ):
        table[ord(first) : ord(last) + 1, cl.C_KIND] = kind
    for name, marks in MARKS.items():
        for mark in marks:
            table[ord(mark), cl.C_KIND] = cl.K_MARK
            table[ord(mark), cl.C_MARK] = cl.INDEX[name]
    for mark in DOTS:
        table[ord(mark), cl.C_KIND] = cl.K_DOT
    for char in STOPS:
        table[ord(char), cl.C_FLAGS] |= cl.FLAG_STOP
    for char in NUMERALS:
        table[ord(char), cl.C_FLAGS] |= cl.FLAG_NUMERAL
    _figures(table)
    return table


def _figures(table: NDArray[np.uint8]) -> None:
    text = characters.text()
    rare = min(text.values()) / 3
    shares = single_shares()
    total = sum(shares.values())
    for char, share in shares.items():
        # a name begins about one character in sixty of the texts we care for
        table[ord(char), cl.C_SURNAME] = _bin(share / total / text.get(char, rare) / 6)
    first, last, foreign = characters.first_given(), characters.last_given(), characters.foreign()
    for code in range(0x4E00, 0xA000):
        char = chr(code)
        usual = text.get(char, rare)
        table[code, cl.C_FIRST] = _bin(max(first.get(char, 0), 1.5e-5) / usual)
        table[code, cl.C_LAST] = _bin(max(last.get(char, 0), 1.5e-5) / usual)
        if char in foreign:
            table[code, cl.C_FOREIGN] = _bin(foreign[char] / usual)
        table[code, cl.C_TEXT] = int(min(max(math.log(usual / rare) * 1.6 + 1, 1), cl.BINS - 1))
