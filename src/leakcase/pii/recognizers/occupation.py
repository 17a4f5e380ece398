"""Occupations after a label: words that end as occupations do (GB/T 6565), or a common one."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import HAN, NOT_HAN, is_nothing, words
from leakcase.pii.recognizer import LabelledRecognizer

_ENDINGS = """
工程师 医师 教师 老师 律师 会计师 设计师 厨师 护士 医生 教授 讲师 助教 研究员 公务员 营业员 收银员
服务员 驾驶员 司机 快递员 外卖员 保安 保洁员 程序员 销售员 业务员 推销员 经理 总监 主任 主管 处长
科长 局长 校长 院长 店长 董事长 总经理 董事 秘书 助理 顾问 记者 编辑 翻译 演员 导演 画家 作家 歌手
军人 警察 民警 消防员 法官 检察官 飞行员 船员 农民 工人 技工 电工 焊工 木工 瓦工 学生 会计 出纳
文员 职员 干部 个体户 个体工商户 自由职业 自由职业者 退休 退休人员 无业 待业 家庭主妇 企业主
私营业主 创业者 工程師 醫師 教師 律師 護理師 司機 學生 護士 經理
"""
_ENGLISH = (
    rb"(?:[A-Za-z]{3,15} ){0,3}(?:[Tt]eacher|[Ee]ngineer|[Dd]octor|[Nn]urse|[Ll]awyer"
    rb"|[Aa]ccountant|[Dd]river|[Ss]tudent|[Ff]armer|[Mm]anager|[Cc]lerk|[Dd]irector|[Dd]eveloper"
    rb"|[Dd]esigner|[Aa]nalyst|[Cc]onsultant|[Pp]rofessor|[Pp]rogrammer|[Ss]alesman|[Ww]orker"
    rb"|[Oo]fficer|[Aa]ssistant|[Rr]etired|[Uu]nemployed|[Ss]elf-employed)(?![A-Za-z])"
)
VALUE = re.compile(
    rb"(?:" + HAN + rb"{0,8}?" + words(_ENDINGS.split()) + NOT_HAN + rb"|" + _ENGLISH + rb")"
)


def check(value: bytes) -> Tier | None:
    """CHECKED unless it only holds a place."""
    return None if is_nothing(value.decode("utf-8", "replace")) else Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("occupation", VALUE, check),)
