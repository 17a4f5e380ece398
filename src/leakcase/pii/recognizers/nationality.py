"""Nationalities after a label: names of states in Chinese, their adjectives in English."""

from __future__ import annotations

from leakcase.pii.labelled import vocabulary

_HAN = """
中国 中华人民共和国 中国香港 中国澳门 中国台湾 美国 英国 法国 德国 日本 韩国 朝鲜 俄罗斯 加拿大
澳大利亚 新西兰 印度 巴基斯坦 孟加拉国 尼泊尔 斯里兰卡 缅甸 泰国 越南 老挝 柬埔寨 马来西亚 新加坡
印度尼西亚 菲律宾 蒙古 哈萨克斯坦 乌兹别克斯坦 吉尔吉斯斯坦 塔吉克斯坦 土库曼斯坦 阿富汗 伊朗
伊拉克 沙特阿拉伯 阿联酋 以色列 土耳其 埃及 南非 尼日利亚 肯尼亚 埃塞俄比亚 加纳 坦桑尼亚 摩洛哥
阿尔及利亚 意大利 西班牙 葡萄牙 荷兰 比利时 瑞士 奥地利 瑞典 挪威 丹麦 芬兰 爱尔兰 波兰 捷克
匈牙利 希腊 乌克兰 白俄罗斯 罗马尼亚 保加利亚 塞尔维亚 巴西 阿根廷 墨西哥 智利 秘鲁 哥伦比亚 古巴
"""
_LATIN = (
    "Chinese|China|American|British|French|German|Japanese|Korean|Russian|Canadian|Australian|"
    "Indian|Pakistani|Vietnamese|Thai|Malaysian|Singaporean|Indonesian|Filipino|Mongolian|"
    "Italian|Spanish|Portuguese|Dutch|Swiss|Swedish|Norwegian|Danish|Finnish|Irish|Polish|"
    "Ukrainian|Turkish|Egyptian|Nigerian|Kenyan|Brazilian|Mexican|Argentine|New Zealander"
)

RECOGNIZERS = (vocabulary("nationality", _HAN.split(), _LATIN.split("|")),)
