"""One value alone: does it look like a name, or like an address."""

from __future__ import annotations

import pytest

from leakcase.pii.names.cells import looks_like_address, looks_like_name
from leakcase.pii.names.surnames import double_surnames, is_surname_start, single_shares


@pytest.mark.parametrize(
    "text",
    [
        "张三", "李四", "欧阳娜娜", "阿依古丽·买买提", "李建国", "张 伟", "Zhang Wei",
        "ZHANG Sanfeng", "Li Xiaoming", "John Smith", " 王芳 ",
    ],
)  # fmt: skip
def test_names_look_like_names(text: str) -> None:
    assert looks_like_name(text) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "高兴", "公司", "马上", "黄金", "张家界", "王国", "时间", "北京", "方案", "安全", "女士",
        "金额", "Hello World", "Data Center", "13800138000", "", "王", "王小明" * 30,
    ],
)  # fmt: skip
def test_other_words_do_not(text: str) -> None:
    assert looks_like_name(text) == 0.0


@pytest.mark.parametrize(
    "text",
    [
        "广东省深圳市南山区科技园南路18号3栋502室", "朝阳区建国路88号", "红星村三组12号",
        "幸福小区3号楼2单元501室",
    ],
)  # fmt: skip
def test_addresses_look_like_addresses(text: str) -> None:
    assert looks_like_address(text) >= 0.75


@pytest.mark.parametrize(
    "text", ["北京", "科技有限公司", "这是一个备注", "", "深圳市某某计算机系统有限公司"]
)
def test_places_and_organisations_do_not(text: str) -> None:
    assert looks_like_address(text) < 0.5


def test_surnames_are_known_with_their_shares() -> None:
    shares = single_shares()
    assert len(shares) >= 500
    assert all(len(surname) == 1 and share > 0 for surname, share in shares.items())
    assert shares["王"] > shares["陈"] > shares["欧"]
    assert len(double_surnames()) >= 80
    assert is_surname_start("王小明")
    assert is_surname_start("欧阳娜娜")
    assert not is_surname_start("的确")
    assert not is_surname_start("")
