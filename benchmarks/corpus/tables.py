"""Tables whose columns are known: people, vehicles, goods, under Chinese, pinyin, English headers.

A label is one filled cell. Columns of goods and times hold look-alikes; some cells are empty.
"""

# ruff: noqa: E501  (one kind of column, one line)
from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.corpus.values import LOOKALIKES
from leakcase.demo import identifiers
from leakcase.demo.dice import Dice
from leakcase.demo.invented import Person, person

if TYPE_CHECKING:
    from collections.abc import Callable

STYLES = ("zh", "pinyin", "en", "none")
"""How the columns are named; ``none`` has no header, so only values that speak for themselves."""

_ROWS = 40
_PEOPLE = ("person_name", "mobile", "resident_id")
_EDUCATION = ("小学", "初中", "高中", "大专", "本科", "硕士研究生", "博士研究生")
_POLITICAL = ("群众", "中共党员", "共青团员", "民盟盟员")


@dataclass(frozen=True, slots=True)
class Column:
    """One kind of column.

    Attributes:
        category: id of what it holds, ``""`` for nothing personal.
        names: headers in Chinese, pinyin and English.
        cell: a value for one row.
        speaks: whether a whole column of it is told without a header.
    """

    category: str
    names: dict[str, tuple[str, ...]]
    cell: Callable[[Person, Dice], str]
    speaks: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table and its truth.

    Attributes:
        style: of its headers.
        header: one name a column, all empty in style ``none``.
        rows: cells.
        truth: the category of each column, ``""`` for nothing personal.
        judged: whether a miss in the column counts.
    """

    style: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    truth: tuple[str, ...]
    judged: tuple[bool, ...]


def tables(count: int = 120, seed: int = 4) -> tuple[Table, ...]:
    """That many tables, the styles in turn."""
    dice = Dice(seed)
    return tuple(_table(STYLES[at % len(STYLES)], dice) for at in range(count))


def _table(style: str, dice: Dice) -> Table:
    chosen = dice.shuffled(PERSONAL)[: dice.between(2, 7)]
    if dice.chance(2):
        chosen = [entry for entry in PERSONAL if entry.category in _PEOPLE] + [
            entry for entry in chosen if entry.category not in _PEOPLE
        ]
    columns = dice.shuffled(chosen + dice.shuffled(NEUTRAL)[: dice.between(1, 4)])
    columns = [_number(), *columns]
    rows = tuple(_row(columns, number, dice) for number in range(1, _ROWS + 1))
    return Table(
        style,
        tuple(dice.pick(column.names[style]) if style != "none" else "" for column in columns),
        rows,
        tuple(column.category for column in columns),
        tuple(column.speaks or style != "none" for column in columns),
    )


def _row(columns: list[Column], number: int, dice: Dice) -> tuple[str, ...]:
    someone = person(dice, number)
    cells = [str(number), *(column.cell(someone, dice) for column in columns[1:])]
    return tuple("" if at and dice.chance(12) else cell for at, cell in enumerate(cells))


def _number() -> Column:
    return Column("", _named("序号|编号|id", "bh|xuhao|id", "id|no|row_id"), lambda _p, _d: "")


def _named(zh: str, pinyin: str, en: str) -> dict[str, tuple[str, ...]]:
    return {
        "zh": tuple(zh.split("|")),
        "pinyin": tuple(pinyin.split("|")),
        "en": tuple(en.split("|")),
    }


def _of(field: str) -> Callable[[Person, Dice], str]:
    return lambda someone, _dice: str(getattr(someone, field))


def _made(make: Callable[[Dice], str]) -> Callable[[Person, Dice], str]:
    return lambda _someone, dice: make(dice)


def _age(someone: Person, dice: Dice) -> str:
    del dice
    return str(2025 - someone.birth.year)


PERSONAL = (
    Column("person_name", _named("姓名|真实姓名|客户姓名|联系人", "xm|xingming|khxm", "name|real_name|full_name|customer_name"), _of("name"), speaks=True),
    Column("gender", _named("性别", "xb|xingbie", "gender|sex"), _of("gender")),
    Column("ethnicity", _named("民族", "mz|minzu", "ethnicity|ethnic_group"), _of("ethnicity")),
    Column("birth_date", _named("出生日期|生日", "csrq|shengri", "birthday|birth_date|dob"), _of("birth")),
    Column("age", _named("年龄", "nl|nianling", "age"), _age),
    Column("marital_status", _named("婚姻状况|婚姻", "hyzk", "marital_status|marriage"), _of("marital_status")),
    Column("resident_id", _named("身份证号|身份证号码|证件号码|身份证", "sfzh|sfzhm|sfz", "id_card|idcard_no|id_number|identity_no"), _of("resident_id"), speaks=True),
    Column("passport_cn", _named("护照号|护照号码", "hzh|huzhao", "passport|passport_no"), _of("passport")),
    Column("mobile", _named("手机号|手机|联系电话|手机号码", "sjh|shouji|sjhm|lxdh", "mobile|phone|cell_phone|phone_number"), _of("mobile"), speaks=True),
    Column("landline", _named("固定电话|办公电话", "gddh|zuoji", "landline|office_phone"), _of("landline"), speaks=True),
    Column("email", _named("邮箱|电子邮箱", "yx|dzyx|youxiang", "email|e_mail|mail"), _of("email"), speaks=True),
    Column("qq", _named("QQ|QQ号", "qqh|qq", "qq|qq_no"), _of("qq")),
    Column("wechat", _named("微信号|微信", "wxh|weixin", "wechat|wechat_id"), _of("wechat")),
    Column("address", _named("住址|家庭住址|收货地址|联系地址", "jtzz|dizhi|lxdz", "address|home_address|ship_to"), _of("address"), speaks=True),
    Column("postcode", _named("邮编|邮政编码", "yb|youbian", "postcode|zip_code"), _of("postcode")),
    Column("bank_card", _named("银行卡号|卡号|收款账号", "yhkh|kahao", "bank_card|card_no|account_number"), _of("bank_card"), speaks=True),
    Column("plate", _named("车牌号|车牌", "cph|chepai", "plate|plate_no"), _of("plate"), speaks=True),
    Column("vin", _named("车架号|车辆识别代号", "cjh", "vin|frame_no"), _of("vin"), speaks=True),
    Column("employer", _named("工作单位|单位", "gzdw", "employer|company"), _of("employer")),
    Column("occupation", _named("职业", "zhiye", "occupation|job"), _of("occupation")),
    Column("education", _named("学历|文化程度", "xueli|whcd", "education|education_level"), _made(lambda dice: dice.pick(_EDUCATION))),
    Column("political_status", _named("政治面貌", "zzmm", "political_status|political_affiliation"), _made(lambda dice: dice.pick(_POLITICAL))),
    Column("blood_type", _named("血型", "xuexing", "blood_type|blood_group"), _of("blood_type")),
    Column("diagnosis", _named("诊断|诊断结果|病情", "zhenduan|zdjg", "diagnosis"), _of("diagnosis")),
    Column("password", _named("密码|登录密码", "mm|mima", "password|passwd|pwd"), _of("password")),
    Column("ipv4", _named("登录IP|IP地址", "dlip|ip", "ip|login_ip|client_ip"), _of("ip"), speaks=True),
    Column("income", _named("月收入|年收入", "ysr|nsr", "income|monthly_income|salary"), _made(lambda dice: str(dice.between(30, 900) * 100))),
    Column("student_number", _named("学号", "xuehao", "student_no|student_number"), _made(lambda dice: str(dice.between(2015, 2025)) + dice.digits(6))),
    Column("imei", _named("IMEI|手机串号", "imei|sjch", "imei|device_imei"), _made(identifiers.imei)),
)  # fmt: skip
"""Columns about people."""

NEUTRAL = (
    Column("", _named("创建时间|更新时间", "cjsj|gxsj", "created_at|updated_at"), _made(lambda dice: f"{LOOKALIKES['day'](dice)} {LOOKALIKES['clock'](dice)}")),
    Column("", _named("时间戳", "sjc", "timestamp|ts"), _made(LOOKALIKES["ms"])),
    Column("", _named("金额|应付金额", "je|yfje", "amount|total"), _made(LOOKALIKES["amount"])),
    Column("", _named("状态", "zt", "status|state"), _made(lambda dice: dice.pick(("正常", "停用", "待审", "完成")))),
    Column("", _named("数量", "sl", "quantity|qty"), _made(lambda dice: str(dice.below(500)))),
    Column("", _named("商品编号|商品条码", "spbh|sptm", "sku|barcode"), _made(LOOKALIKES["ean"])),
    Column("", _named("商品名称|产品名称", "spmc|cpmc", "product_name|item"), _made(lambda dice: dice.pick(("瑜伽垫", "护膝", "跳绳", "蛋白粉", "泳镜", "哑铃", "水壶", "毛巾")))),
    Column("", _named("备注|说明", "bz|beizhu", "remark|note"), _made(lambda dice: dice.pick(("无", "已核对", "下周再看", "正常", "缺货", "加急")))),
    Column("", _named("校验值", "jyz", "checksum|etag"), _made(LOOKALIKES["md5"])),
    Column("", _named("版本", "bb", "version"), _made(LOOKALIKES["version"])),
    Column("", _named("批次号", "pch", "batch_no|lot"), _made(LOOKALIKES["compact_time"])),
    Column("", _named("比例|完成率", "bl|wcl", "ratio|rate"), _made(LOOKALIKES["decimal"])),
    Column("", _named("城市|门店", "cs|md", "city|store"), _made(lambda dice: dice.pick(("上海", "杭州", "成都", "西安", "城东店", "滨江店")))),
)  # fmt: skip
"""Columns about nobody."""
