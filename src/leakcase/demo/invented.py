"""Invented people: the same ones for the same seed, on every machine and Python.

No one here exists. Names are drawn from lists of characters, numbers are valid by their check
digits so that a scanner treats them as real, and a person's data agree with each other.
"""

# ruff: noqa: SIM905  (word lists are read by people)
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.demo.places import DISTRICTS, ESTATES, STREETS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from leakcase.demo.places import District

_SURNAMES = (
    "王 wang 李 li 张 zhang 刘 liu 陈 chen 杨 yang 赵 zhao 黄 huang 周 zhou 吴 wu 徐 xu 孙 sun "
    "胡 hu 朱 zhu 高 gao 林 lin 何 he 郭 guo 马 ma 罗 luo 梁 liang 宋 song 郑 zheng 谢 xie 韩 han "
    "唐 tang 冯 feng 于 yu 董 dong 萧 xiao 程 cheng 曹 cao 袁 yuan 邓 deng 许 xu 傅 fu 沈 shen "
    "曾 zeng 彭 peng 吕 lv 苏 su 卢 lu 蒋 jiang 蔡 cai 贾 jia 丁 ding 魏 wei 薛 xue 叶 ye 阎 yan "
    "余 yu 潘 pan 杜 du 戴 dai 夏 xia 钟 zhong 汪 wang 田 tian 任 ren 姜 jiang 范 fan 方 fang "
    "石 shi 姚 yao 谭 tan 廖 liao 邹 zou 熊 xiong 金 jin 陆 lu 郝 hao 孔 kong 白 bai 崔 cui "
    "康 kang 毛 mao 邱 qiu 秦 qin 江 jiang 史 shi 顾 gu 侯 hou 邵 shao 孟 meng 龙 long 万 wan "
    "段 duan 雷 lei 钱 qian 汤 tang 尹 yin 黎 li 易 yi 常 chang 武 wu 乔 qiao 贺 he 赖 lai "
    "龚 gong 文 wen 欧阳 ouyang 司马 sima 诸葛 zhuge 上官 shangguan 慕容 murong 皇甫 huangfu"
).split()
_GIVEN = {
    True: (
        "芷 zhi 涵 han 雅 ya 萱 xuan 琪 qi 妍 yan 蕾 lei 曼 man 瑶 yao 婷 ting 雪 xue 菲 fei "
        "岚 lan 茜 qian 璐 lu 倩 qian 莹 ying 兰 lan 秀 xiu 梅 mei 玲 ling 月 yue 颖 ying 露 lu "
        "瑾 jin 舒 shu 清 qing 苒 ran 禾 he 溪 xi 若 ruo 语 yu 诗 shi 梦 meng 依 yi 可 ke 恬 tian"
    ).split(),
    False: (
        "伟 wei 强 qiang 磊 lei 军 jun 洋 yang 勇 yong 杰 jie 涛 tao 明 ming 超 chao 刚 gang "
        "平 ping 辉 hui 鹏 peng 宇 yu 浩 hao 凯 kai 晨 chen 博 bo 文 wen 泽 ze 轩 xuan 睿 rui "
        "远 yuan 航 hang 嘉 jia 铭 ming 骁 xiao 毅 yi 峻 jun 川 chuan 砚 yan 松 song 衡 heng "
        "恺 kai 珩 heng 翊 yi 昀 yun 彦 yan 廷 ting"
    ).split(),
}
_EMPLOYERS = (
    "青禾健身有限公司 云杉软件有限公司 江畔百货有限公司 晨光第三小学 碧湾物流有限公司 "
    "橡果食品有限公司 北岸设计院 南枝会计师事务所 和悦酒店管理公司 春晖养老服务中心 "
    "山海机械厂 星桥传媒有限公司 滨河街道卫生服务站 麦田种业有限公司"
).split()
_OCCUPATIONS = (
    "会计 教师 护士 司机 软件工程师 销售经理 厨师 设计师 医生 电工 律师 快递员 店长 学生 "
    "健身教练 行政专员 仓库管理员 翻译 退休"
).split()
_ETHNICITIES = "汉族 汉族 汉族 汉族 汉族 汉族 回族 满族 壮族 苗族 维吾尔族 土家族 蒙古族".split()
_BLOOD_TYPES = ("A型", "B型", "O型", "AB型", "O型", "A型")
_DIAGNOSES = (
    "2型糖尿病 高血压2级 腰椎间盘突出症 过敏性鼻炎 慢性胃炎 抑郁发作 甲状腺结节 半月板损伤 "
    "乙型肝炎病毒携带者 支气管哮喘 缺铁性贫血 膝骨关节炎"
).split()
_MARITAL = ("未婚", "已婚", "已婚", "离异")
_MAIL_DOMAINS = ("example.com", "example.cn", "example.org", "mail.example.net", "163.com")


@dataclass(frozen=True, slots=True)
class Person:
    """One invented person, with data that agree with each other.

    ``email`` is at an example domain, or in the shape of a common provider with an invented
    local part; ``resident_id`` carries ``birth``, ``gender`` and the district of ``address``.
    """

    number: int
    name: str
    pinyin: str
    gender: str
    birth: dt.date
    ethnicity: str
    marital_status: str
    resident_id: str
    passport: str
    mobile: str
    landline: str
    email: str
    qq: str
    wechat: str
    address: str
    postcode: str
    bank_card: str
    plate: str
    vin: str
    employer: str
    occupation: str
    blood_type: str
    diagnosis: str
    password: str
    ip: str


def people(count: int, seed: int = 2026) -> tuple[Person, ...]:
    """That many people; a longer list begins with the shorter one."""
    return tuple(person for _, person in zip(range(count), stream(seed), strict=False))


def stream(seed: int = 2026) -> Iterator[Person]:
    """People without end, no two with the same number or name and mobile."""
    dice = Dice(seed)
    number = 0
    while True:
        number += 1
        yield person(dice, number)


def person(dice: Dice, number: int = 1, *, born: tuple[int, int] = (1950, 2004)) -> Person:
    """One person, born in those years."""
    female = dice.chance(2)
    name, pinyin = _name(dice, female=female)
    birth = identifiers.birth_date(dice, *born)
    district = dice.pick(DISTRICTS)
    qq = identifiers.qq(dice)
    return Person(
        number=number,
        name=name,
        pinyin=pinyin,
        gender="女" if female else "男",
        birth=birth,
        ethnicity=dice.pick(_ETHNICITIES),
        marital_status=dice.pick(_MARITAL),
        resident_id=identifiers.resident_id(dice, birth, female=female, region=district.code),
        passport=identifiers.passport_cn(dice),
        mobile=identifiers.mobile(dice),
        landline=identifiers.landline(dice, district.province.area_code),
        email=_email(dice, pinyin, qq),
        qq=qq,
        wechat=identifiers.wechat(dice),
        address=address(dice, district),
        postcode=district.province.postcode,
        bank_card=identifiers.bank_card(dice),
        plate=identifiers.plate_new_energy(dice) if dice.chance(3) else identifiers.plate(dice),
        vin=identifiers.vin(dice),
        employer=dice.pick(_EMPLOYERS),
        occupation=dice.pick(_OCCUPATIONS),
        blood_type=dice.pick(_BLOOD_TYPES),
        diagnosis=dice.pick(_DIAGNOSES),
        password=identifiers.password(dice),
        ip=identifiers.ipv4(dice),
    )


def full_name(dice: Dice) -> str:
    """A name in Han characters."""
    return _name(dice, female=dice.chance(2))[0]


def address(dice: Dice, district: District | None = None) -> str:
    """An address down to the room."""
    where = district or dice.pick(DISTRICTS)
    street = f"{dice.pick(STREETS)}{dice.between(1, 380)}号"
    home = f"{dice.pick(ESTATES)}{dice.between(1, 28)}栋{dice.between(1, 4)}单元"
    return f"{where.full_name}{street}{home}{dice.between(1, 32)}{dice.between(1, 6):02d}室"


def email(dice: Dice) -> str:
    """An e-mail address of no one in particular."""
    _, pinyin = _name(dice, female=dice.chance(2))
    return _email(dice, pinyin, identifiers.qq(dice))


def _name(dice: Dice, *, female: bool) -> tuple[str, str]:
    at = 2 * dice.below(len(_SURNAMES) // 2)
    name, sound = _SURNAMES[at], [_SURNAMES[at + 1]]
    given = _GIVEN[female]
    for _ in range(1 if dice.chance(5) else 2):
        at = 2 * dice.below(len(given) // 2)
        name += given[at]
        sound.append(given[at + 1])
    return name, " ".join(sound)


def _email(dice: Dice, pinyin: str, qq: str) -> str:
    surname, *given = pinyin.split()
    shape = dice.below(5)
    if shape == 0:
        return f"{qq}@qq.com"
    if shape == 1:
        return f"{surname}.{''.join(given)}@{dice.pick(_MAIL_DOMAINS[:4])}"
    local = surname + "".join(part[0] for part in given) + dice.digits(dice.between(3, 5))
    if shape == 2:
        local = f"{''.join(given)}_{dice.digits(4)}"
    return f"{local}@{dice.pick(_MAIL_DOMAINS)}"
