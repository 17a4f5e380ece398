"""Han surnames, as far as a column of names needs them: most people bear one of a few hundred.

Counted after 公安部户政管理研究中心《全国姓名报告》, whose first hundred surnames cover about
85 % of people; the rest are those of the traditional 百家姓 that are still common.
"""

from __future__ import annotations

_SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓冯韩曹曾彭萧萧肖蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任"
    "姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武莫孔汤"
    "向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕"
    "单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦"
    "麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明"
    "佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅"
    "屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修"
    "張劉陳楊黃趙吳孫馬鄭羅謝許鄧馮韓蕭葉蔣蘇魏呂盧鐘譚範陸賈韋鄒閻龍賀顧龔萬錢嚴湯溫龐顏莊聶魯歐關蘭寧紀畢"
)
SINGLE = frozenset(_SINGLE)
DOUBLE = frozenset(
    (
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "端木",
        "夏侯",
        "长孙",
        "宇文",
        "南宫",
        "独孤",
        "西门",
        "轩辕",
        "呼延",
        "歐陽",
        "諸葛",
    )
)


def begins_with_surname(text: str) -> bool:
    """Whether the text begins as a Han name does."""
    return text[:1] in SINGLE or text[:2] in DOUBLE
