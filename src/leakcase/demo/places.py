"""Districts with their codes, towns' area codes and streets: what invented people live in.

Codes are those of GB/T 2260 (national statistics bureau); street names are common ones, so that
a street, a number and a person together are invented.
"""

# ruff: noqa: SIM905  (word lists are read by people)
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Province:
    """A province and the city we use of it."""

    code: str
    name: str
    city: str
    area_code: str
    postcode: str


@dataclass(frozen=True, slots=True)
class District:
    """A county-level district."""

    code: str
    name: str
    province: Province

    @property
    def full_name(self) -> str:
        """As written in an address: province, city, district."""
        if self.province.name == self.province.city:
            return self.province.city + self.name
        return self.province.name + self.province.city + self.name


PROVINCES = tuple(
    Province(*line.split())
    for line in """\
11 北京市 北京市 010 100020
12 天津市 天津市 022 300041
13 河北省 石家庄市 0311 050011
14 山西省 太原市 0351 030012
15 内蒙古自治区 呼和浩特市 0471 010010
21 辽宁省 沈阳市 024 110001
22 吉林省 长春市 0431 130022
23 黑龙江省 哈尔滨市 0451 150010
31 上海市 上海市 021 200001
32 江苏省 苏州市 0512 215004
33 浙江省 杭州市 0571 310012
34 安徽省 合肥市 0551 230031
35 福建省 福州市 0591 350001
36 江西省 南昌市 0791 330006
37 山东省 济南市 0531 250014
41 河南省 郑州市 0371 450003
42 湖北省 武汉市 027 430060
43 湖南省 长沙市 0731 410011
44 广东省 深圳市 0755 518033
45 广西壮族自治区 南宁市 0771 530022
46 海南省 海口市 0898 570311
50 重庆市 重庆市 023 400010
51 四川省 成都市 028 610041
52 贵州省 贵阳市 0851 550002
53 云南省 昆明市 0871 650021
61 陕西省 西安市 029 710061
62 甘肃省 兰州市 0931 730030
63 青海省 西宁市 0971 810001
64 宁夏回族自治区 银川市 0951 750001
65 新疆维吾尔自治区 乌鲁木齐市 0991 830002
""".splitlines()
)
"""Code, province, one city of it, area code and postcode there."""

_BY_CODE = {province.code: province for province in PROVINCES}

DISTRICTS = tuple(
    District(code, name, _BY_CODE[code[:2]])
    for code, name in (
        entry.split()
        for entry in """\
110101 东城区, 110105 朝阳区, 110108 海淀区, 120101 和平区, 120103 河西区, 130102 长安区,
140105 小店区, 150102 新城区, 210102 和平区, 210103 沈河区, 220102 南关区, 230102 道里区,
310101 黄浦区, 310104 徐汇区, 310115 浦东新区, 320505 虎丘区, 320506 吴中区, 330102 上城区,
330106 西湖区, 340104 蜀山区, 340103 庐阳区, 350102 鼓楼区, 360102 东湖区, 370102 历下区,
410105 金水区, 420106 武昌区, 420111 洪山区, 430102 芙蓉区, 430104 岳麓区, 440304 福田区,
440305 南山区, 450103 青秀区, 460105 秀英区, 500103 渝中区, 500105 江北区, 510104 锦江区,
510107 武侯区, 520102 南明区, 530102 五华区, 610103 碑林区, 610113 雁塔区, 620102 城关区,
630104 城西区, 640104 兴庆区, 650102 天山区""".replace("\n", " ").split(", ")
    )
)
"""Districts of those cities."""

STREETS = (
    "青年路 解放路 人民路 建设路 和平路 文化路 新华街 中山路 胜利街 光明路 红旗大街 学府路 "
    "滨河路 迎宾大道 长江路 黄河路 湖滨路 梧桐街 桂花路 银杏路 翠竹路 春晖路 朝阳街 育才路 "
    "工业南路 科苑路 创新大道 凤凰路 丹霞路 云杉街"
).split()
ESTATES = (
    "锦绣花园 阳光家园 翠湖苑 金桂里 书香门第 江南春晓 碧水湾 御景园 青禾小区 紫荆苑 "
    "和谐家园 枫林半岛 橡树湾 望江苑 东方新城 百合公寓 星河湾 绿洲花园 云栖里 丽景苑"
).split()
