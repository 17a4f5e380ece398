"""Chinese surnames with approximate frequencies, and how much a single value looks like a name.

Source of the figures: the rankings the Ministry of Public Security publishes from the register of
residents (全国姓名报告 2019-2021; the first hundred surnames cover about 85 % of the population);
shares of the leading twenty are the published ones, those after them follow the published order.
"""

from __future__ import annotations

from functools import cache

LEADING = {
    "王": 7.25, "李": 7.19, "张": 6.83, "刘": 5.38, "陈": 4.53, "杨": 3.08, "黄": 2.23, "赵": 2.23,
    "吴": 2.05, "周": 2.00, "徐": 1.67, "孙": 1.54, "马": 1.49, "朱": 1.26, "胡": 1.31, "郭": 1.25,
    "何": 1.17, "林": 1.14, "高": 1.10, "罗": 1.06,
}  # fmt: skip
"""Per cent of the population."""

FOLLOWING = (
    "郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏傅"
    "付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤萧"
    "康易乔赖文樊兰殷施欧安庞岳翟申章柳葛牛齐倪耿颜鲁俞左祝关季洪梅舒毕甘童焦包辛温纪裴阮"
    "牟霍曲涂游苗凌裘盛查蒙喻翁滕尤柯项柴解骆成祁温宁卞闵梁阳农穆饶卓仇吉卜单鲍聂尚芦詹冉初靳"
    "佟路丛伍屈管阎谷岑费娄练鞠晏桂匡蔺时荣车房边桑符桥楼甄蓝应刁幸席戚窦简封裴景冷丘党"
    "宗沙麦迟丰屠竺苟褚司战盖池隋栾郁阚连郎官冼占宫原全来国明候权敖扈奚水衣缪花储鄢鄂"
    "邸都束芮竹印厉米茅和相帅税麻买庄揭闻茹荆郜鹿蒲邬邢艾臧乐巫戎瞿胥巩祖苑兆寇历展"
    "仝化仲伊佘信修候冀冒冶千卫厍台后咸商喜图墨夷奉姬娜宓宣容宾寻尧屈嵇巢干库廉弓归"
    "强恽慕户折排操敬斯旷旺昌晁普暴曾木权束松柏查栗计植楚欣步母毋水沃泮洛海渠湛满濮"
    "火烟焉玉环班琚甫生由畅益盘直瞿祈禹秘种稽窦竹笪筱索线练绳续缑罡羊羿翦耶肇肥胶臧舍良芦苍苏"
    "茆荀莘菅萨葆蒿蓟蔚虎虞蚁衡褟襄覃訾计谌谈谯豆贝赫赏逄逯邝邰郇郏郦郗郯鄞酆释鉏锁镡"
    "门闪问阙阴隗雍雒"
    "青靖鞏鞠韶项须题颉风饶首香骈魁鱼鲜麴黑默黎齐龚龙仉亓牧隆师巴布才常车揣笃端顿戈宫"
    "呼花皇霍吉晋鞠匡来利莉林"
    "璩闭闾么缴俱凤蹇斗抗拉普奉呙农占"
)  # fmt: skip
"""The surnames after them, in falling order of frequency (repeats are skipped)."""

DOUBLE = (
    "欧阳上官司马诸葛司徒皇甫东方尉迟夏侯令狐慕容端木公孙宇文长孙南宫西门轩辕独孤申屠太史"
    "闻人淳于单于万俟公冶澹台濮阳赫连宗政钟离鲜于闾丘仲孙亓官司寇子车颛孙巫马公西漆雕乐正"
    "壤驷公良拓跋夹谷宰父谷梁段干百里呼延东郭南门羊舌微生梁丘左丘东门西郭公羊第五完颜纳兰"
    "爱新叶赫那拉富察耶律贺兰达奚尔朱侯莫北堂羊角陆费范姜张简欧杨陈林张陈刘付"
)
"""Surnames of two characters; some written here are the common joined ones."""

TRADITIONAL = {
    "張": "张", "劉": "刘", "陳": "陈", "楊": "杨", "黃": "黄", "趙": "赵", "吳": "吴", "孫": "孙",
    "馬": "马", "羅": "罗", "鄭": "郑", "謝": "谢", "許": "许", "韓": "韩", "鄧": "邓", "馮": "冯",
    "蕭": "肖", "葉": "叶", "魏": "魏", "蘇": "苏", "呂": "吕", "盧": "卢",
    "鍾": "钟", "鐘": "钟", "譚": "谭", "陸": "陆", "賈": "贾", "韋": "韦", "鄒": "邹", "龍": "龙",
    "賀": "贺", "顧": "顾", "龔": "龚", "萬": "万", "錢": "钱", "嚴": "严", "湯": "汤", "賴": "赖",
    "蘭": "兰", "歐": "欧", "莊": "庄", "顏": "颜", "魯": "鲁", "關": "关", "閻": "闫", "溫": "温",
    "塗": "涂", "遊": "游", "單": "单", "車": "车", "邊": "边", "藍": "蓝", "應": "应", "竇": "窦",
    "鄺": "邝", "阎": "闫", "蔣": "蒋",
}  # fmt: skip
"""Other spellings of the same surnames."""

PINYIN = frozenset(
    """
    wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng
    liang xie song tang han deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye
    cheng wei su lv lu ding ren yao shen zhong cui tan fan liao shi jin jia xia fu fang zou
    xiong bai meng qin qiu hou yin xue yan duan lei long tao mao hao gu gong shao wan qian dai
    mo kong xiang chang kang yi qiao lai wen pang ou an yue zhai shen zhang ge niu qi ni geng
    zuo guan ji hong mei shu bi gan tong jiao bao ruan mu huo qu you miao ling sheng zha weng
    teng ke xin chai jie ouyang shangguan sima zhuge situ huangfu dongfang xiahou linghu murong
    duanmu
    """.split()  # noqa: SIM905  (a word list reads best as words)
)
"""Surnames in pinyin, lower case."""


def _shares() -> dict[str, float]:
    shares = dict(LEADING)
    share = 1.0
    for surname in FOLLOWING:
        if surname not in shares:
            shares[surname] = share
            share = max(share * 0.985, 0.0006)
    for other, usual in TRADITIONAL.items():
        shares.setdefault(other, shares.get(usual, 0.01) * 0.04)
    return shares


@cache
def single_shares() -> dict[str, float]:
    """Per cent of the population that bears each surname of one character."""
    return _shares()


@cache
def double_surnames() -> frozenset[str]:
    """The surnames of two characters."""
    return frozenset(DOUBLE[at : at + 2] for at in range(0, len(DOUBLE), 2))


def is_surname_start(text: str) -> bool:
    """Whether the text begins with a surname."""
    return text[:1] in single_shares() or text[:2] in double_surnames()
