"""The few words that columns of ethnicity, education, marital status ... are filled with."""

# ruff: noqa: SIM905  (word lists are read by people)
from __future__ import annotations

import re

# GB/T 3304-1991: names of nationalities of China
_ETHNICITIES = """
汉 满 蒙古 回 藏 维吾尔 苗 彝 壮 布依 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡
纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 朝鲜 塔吉克 怒 乌孜别克
俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
""".split()
ETHNICITIES = frozenset((*_ETHNICITIES, *(f"{name}族" for name in _ETHNICITIES)))

_GENDERS = "男 女 男性 女性 先生 女士 m f male female man woman 0 1 2 9 未知 保密 unknown u"
GENDERS = frozenset(_GENDERS.split())
_SURE_GENDERS = "男 女 男性 女性 male female Male Female MALE FEMALE"
SURE_GENDERS = frozenset(_SURE_GENDERS.split())

# GB/T 2261.2-2003: marital status, with its codes
_MARITAL = """
未婚 已婚 离异 离婚 丧偶 再婚 初婚 复婚 单身 保密 single married divorced widowed
10 20 21 22 23 30 40 90
"""
MARITAL = frozenset(_MARITAL.split())

# GB/T 4762-1984: political status
_POLITICAL = """
党员 中共党员 共产党员 预备党员 中共预备党员 团员 共青团员 群众 民革党员 民盟盟员 民建会员 民进会员
农工党党员 致公党党员 九三学社社员 台盟盟员 无党派 无党派人士 普通居民
"""
POLITICAL = frozenset(_POLITICAL.split())

_EDUCATION = """
博士 博士后 硕士 研究生 博士研究生 硕士研究生 本科 大学本科 大学 专科 大专 大学专科 高职 中专 职高
技校 高中 初中 小学 文盲 幼儿园 学前 学士 mba emba bachelor master phd doctor 本科及以上 大专及以下
高中及以下
"""
EDUCATION = frozenset(_EDUCATION.split())

_RELIGIONS = """
佛教 道教 伊斯兰教 基督教 天主教 东正教 无宗教信仰 buddhism islam christianity catholic
"""
RELIGIONS = frozenset(_RELIGIONS.split())

_BLOOD = re.compile(
    r"(?:rh[+-]?)?(?:ab|[abo])(?:型|rh)?[ (（]*(?:rh)?(?:阳性|阴性|[+-])?[)）]*型?|未查|不详",
    re.IGNORECASE,
)
_SURE_BLOOD = re.compile(r"(?:AB|[ABO])型")


def is_ethnicity(cell: str) -> bool:
    """Whether a cell is the name of a nationality, with or without 族."""
    return cell in ETHNICITIES


def is_surely_ethnicity(cell: str) -> bool:
    """The same, with 族."""
    return len(cell) > 1 and cell.endswith("族") and cell in ETHNICITIES


def is_gender(cell: str) -> bool:
    """Whether a cell can be a gender."""
    return cell.lower() in GENDERS


def is_surely_gender(cell: str) -> bool:
    """Whether a cell is a gender in words."""
    return cell in SURE_GENDERS


def is_marital(cell: str) -> bool:
    """Whether a cell can be a marital status."""
    return cell.lower() in MARITAL


def is_surely_marital(cell: str) -> bool:
    """Whether a cell is a marital status in words."""
    return cell.isalpha() and cell != "保密" and is_marital(cell)


def is_political(cell: str) -> bool:
    """Whether a cell is a political status."""
    return cell in POLITICAL


def is_education(cell: str) -> bool:
    """Whether a cell is a level of education."""
    return cell.lower() in EDUCATION


def is_religion(cell: str) -> bool:
    """Whether a cell is a religion."""
    return cell.lower() in RELIGIONS


def is_blood_type(cell: str) -> bool:
    """Whether a cell can be a blood type."""
    return _BLOOD.fullmatch(cell) is not None


def is_surely_blood_type(cell: str) -> bool:
    """Whether a cell is a blood type with 型."""
    return _SURE_BLOOD.fullmatch(cell) is not None
