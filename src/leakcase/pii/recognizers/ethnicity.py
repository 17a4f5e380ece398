"""The 56 ethnic groups of China (GB/T 3304), with or without 族, after a label."""

from __future__ import annotations

from leakcase.pii.labelled import vocabulary

_NAMES = """
汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水
东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克
俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
"""
_LATIN = (
    "Han|Hui|Manchu|Mongol|Mongolian|Tibetan|Uyghur|Uygur|Zhuang|Miao|Yi|Tujia|Dong|Bai|"
    "Korean|Kazakh|Dai|Li"
)
NAMES = _NAMES.split()

RECOGNIZERS = (
    vocabulary("ethnicity", (*NAMES, *(f"{name}族" for name in NAMES)), _LATIN.split("|")),
)
