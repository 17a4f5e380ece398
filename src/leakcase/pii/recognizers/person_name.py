"""Names after a label: Han with a known surname, names with ·, pinyin and English names."""

from __future__ import annotations

import re
from functools import cache

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, NOT_TEMPLATE, is_nothing, words
from leakcase.pii.names.surnames import PINYIN, double_surnames, single_shares
from leakcase.pii.recognizer import LabelledRecognizer

_DOT = words(["·", "•", "・", "‧", "∙"])
_LATIN_WORD = rb"[A-Z][a-z]{1,14}(?:-[A-Z][a-z]{1,14}|'[A-Z]?[a-z]{1,10})?"
_TITLE = words(["先生", "女士", "小姐", "老师", "同学", "同志", "医生", "經理", "经理", "主任"])
# a name may follow its label across a space (姓名 张三), not at once (联系人方式)
_APART = (
    rb"(?:(?<=[\x00-\x7f])|(?<=\xef\xbc\x9a)|(?<=\xef\xbc\x9d)|(?<=\xe3\x80[\x80\x91])"
    rb"|(?<=\xe6\x98\xaf)|(?<=\xe4\xb8\xba)|(?<=\xe7\x82\xba)|\A)"
)
VALUE = re.compile(
    _APART + NOT_TEMPLATE + rb"(?:" + HAN + rb"{1,8}+(?:" + _DOT + HAN + rb"{1,8}){1,3}"
    rb"|" + HAN + rb"{2,4}?(?=" + _TITLE + rb")"
    rb"|" + HAN + rb"{2,4}(?![\xe4-\xe9][\x80-\xbf]|[(=]|[0-9A-Za-z_])"
    rb"|" + HAN + rb" {1,2}" + HAN + rb"(?![\xe4-\xe9][\x80-\xbf])"
    rb"|(?:Mr\.? |Mrs\.? |Ms\.? "
    rb"|Dr\.? )?"
    + _LATIN_WORD
    + rb"(?: [A-Z]\.)?(?: "
    + _LATIN_WORD
    + rb"){1,2}(?![0-9A-Za-z_(=/]| [A-Za-z])"
    rb"|[A-Z]{2,12},? [A-Z][A-Za-z]{1,14}(?: [A-Z][A-Za-z]{1,14})?(?![0-9A-Za-z_(=/]| [A-Za-z]))"
)

_NOT_NAMES = """
高级 高中 高清 高度 马上 方案 方法 方式 方向 江苏 江西 江南 成都 成功 成本 成员 金额 金融 金属
石油 白色 黄色 黄金 温度 时间 时尚 计划 计算 程序 程度 单位 单价 单元 项目 广东 广州 广告 安全
安装 安徽 常用 常见 常规 平台 平均 全部 全国 全文 全选 于是 包装 包括 任务 任意 文件 文章 文本
文化 文档 文字 文具 万元 年龄 年级 应用 应付 应收 管理 管道 商品 商城 商家 商务 家电 家具 家庭
车辆 车型 关于 关闭 关联 连接 连锁 张力 空调 空白 和平 阳光 阳台 华为 华东 华南 华北 华中 东方
东莞 东北 水果 水电 海南 海外 海报 海鲜 云南 云盘 花费 花园 客服 客户 用户 经理 主任 部门 公司
名称 姓名 汇总 合计 支持 支付 红色 蓝色 绿色 金色 银色 时长 冷藏 双方 甲方 乙方 黑色 简介 简体
明细 明天 强制 查询 查看 项链 党员 温馨 温泉 保险 保存 武汉 沈阳 洛阳 贵州 贵阳 柳州 苏州 徐州
郑州 杭州 常州 温州 宁波 宁夏 曲靖 荣誉 安卓 苹果 花生 牛奶 鱼类 牛肉 梅花 米饭 麦片 白酒 红酒
茅台 田径 游泳 游戏 游客 路由 路径 路线 井盖 封面 封装 司机 司法 充值 终端 通用 通知 通道 席位
相册 相关 宣传 那么 能源 解决 解释 关系 全称 简称 应当 应该 须知 时应 方可 暴雨 修改 修复 权限
权益 都市 和谐 盛世 盛大 幸福 乐园 暂无 匿名 本人 监护人 负责人 同上 无名氏 法定 法人 曾用名 别名
党支部 甘肃 山西 祖籍 冀州 巩固 白云 全职
"""
_ENDINGS = tuple(
    "版店部市县区省路街号型式类表品机器卡费价州局院校厅处科室网司厂行站组群套件款包盒瓶袋箱枚支台辆艘座栋层楼镇乡村率量度性化器们的了吗呢"
)


_DOTS = frozenset("·•・‧∙")


@cache
def _not_names() -> frozenset[str]:
    return frozenset(_NOT_NAMES.split())


def check(value: bytes) -> Tier | None:
    """CONFIRMED for a Han name with a known surname, CHECKED for other scripts and spellings."""
    text = value.decode("utf-8", "replace")
    if is_nothing(text):
        return None
    if text.isascii():
        return _latin(text)
    if not _DOTS.isdisjoint(text):
        return Tier.CONFIRMED
    name = text.replace(" ", "")
    return _han(name)


def _han(name: str) -> Tier | None:
    if name in _not_names() or name[:2] in _not_names():
        return None
    double = name[:2] in double_surnames()
    share = single_shares().get(name[0], 0.0)
    if not (double or share) or (len(name) == 4 and not double):
        return None
    if len(name) >= 3 and name.endswith(_ENDINGS):
        return Tier.FORMAT if len(name) == 3 and name[-1] in _ALSO_GIVEN else None
    if double or share >= _COMMON:
        return Tier.CONFIRMED
    return Tier.FORMAT if len(name) == 3 else None


_COMMON = 0.02
"""Per cent of the population; characters of rarer surnames begin more words than names."""
_ALSO_GIVEN = "行量化品科台支"
"""Endings of things that end given names too."""

_GIVEN = """
James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew
Anthony Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Edward Ronald Timothy
Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin
Samuel Gregory Frank Alexander Raymond Patrick Jack Dennis Jerry Tyler Aaron Jose Adam Nathan
Henry Peter Kyle Walter Ethan Jeremy Harold Keith Christian Roger Noah Gerald Carl Terry Sean
Austin Arthur Lawrence Jesse Dylan Bryan Joe Jordan Billy Bruce Albert Willie Gabriel Logan Alan
Juan Wayne Roy Ralph Randy Eugene Vincent Russell Elijah Louis Bobby Philip Johnny Mary Patricia
Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Margaret Sandra Ashley
Kimberly Emily Donna Michelle Carol Amanda Dorothy Melissa Deborah Stephanie Rebecca Sharon Laura
Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine
Christine Debra Rachel Carolyn Janet Catherine Maria Heather Diane Ruth Julie Olivia Joyce
Virginia Victoria Kelly Lauren Christina Joan Evelyn Judith Megan Andrea Cheryl Hannah Jacqueline
Martha Gloria Teresa Ann Sara Madison Frances Kathryn Janice Jean Abigail Alice Julia Judy Sophia
Grace Denise Amber Doris Marilyn Danielle Beverly Isabella Theresa Diana Natalie Brittany
Charlotte Marie Kayla Alexis Lori Lucy Lily Ella Chloe Sophie Mia Oliver Leo Oscar Max Tom Tony
Mike Jim Bob Ben Sam Dan Kate Jane Rose Ivy
"""


@cache
def _given() -> frozenset[str]:
    return frozenset(_GIVEN.casefold().split())


def _latin(text: str) -> Tier | None:
    """A known English given name first, or a pinyin surname at either end of two or three words."""
    parts = [part.strip(",").casefold() for part in text.split(" ")]
    titled = parts[0].rstrip(".") in {"mr", "mrs", "ms", "dr"}
    parts = parts[1:] if titled else parts
    if titled or parts[0] in _given():
        return Tier.CHECKED
    pinyin = parts[0] in PINYIN or parts[-1] in PINYIN
    rest = parts[1:] if parts[0] in PINYIN else parts[:-1]
    return Tier.CHECKED if pinyin and all(_PINYIN_WORD.fullmatch(word) for word in rest) else None


_PINYIN_WORD = re.compile(r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouv]{1,3}(?:ng|n|r)?-?){1,3}")

RECOGNIZERS = (LabelledRecognizer("person_name", VALUE, check, connector=False, priority=45),)
