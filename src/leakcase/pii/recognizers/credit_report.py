"""Credit information after a label: a score, a grade, arrears."""

from __future__ import annotations

import re

from leakcase.pii.finding import Tier
from leakcase.pii.labelled import NOT_HAN, words
from leakcase.pii.recognizer import LabelledRecognizer

_GRADES = [
    "优秀",
    "良好",
    "一般",
    "较差",
    "极差",
    "正常",
    "关注",
    "次级",
    "可疑",
    "损失",
    "失信被执行人",
    "逾期",
    "无逾期",
    "有逾期",
    "连三累六",
    "黑名单",
]
VALUE = re.compile(
    rb"(?:"
    + words(_GRADES)
    + rb"(?:\s?[0-9]{1,4}\s?(?:\xe5\xa4\xa9|\xe6\xac\xa1|\xe7\xac\x94|\xe6\x9c\x9f))?"
    + NOT_HAN
    + rb"|[3-9][0-9]{2}(?:\s?\xe5\x88\x86)?(?![0-9A-Za-z.%])|[0-9]{1,4}\s?(?:\xe5\xa4\xa9"
    rb"|\xe6\xac\xa1|\xe7\xac\x94)|(?:AAA|AA|A|B|C|D)[+-]?(?![0-9A-Za-z_]))"
)


def check(_value: bytes) -> Tier:
    """CHECKED: the words and figures of credit reports."""
    return Tier.CHECKED


RECOGNIZERS = (LabelledRecognizer("credit_report", VALUE, check),)
