"""Invented identifiers of every kind, each with a valid structure and valid check digits.

A function takes the :class:`~leakcase.demo.dice.Dice` first and returns the identifier as it is
written without separators.
"""

# ruff: noqa: SIM905  (tables are read by people)
from __future__ import annotations

import base64
import datetime as dt
import json
from typing import TYPE_CHECKING

from leakcase.demo import check_digits
from leakcase.demo.places import DISTRICTS, PROVINCES

if TYPE_CHECKING:
    from leakcase.demo.dice import Dice

_MOBILE_SEGMENTS = (
    "130 131 132 133 134 135 136 137 138 139 145 147 149 150 151 152 153 155 156 157 158 159 "
    "166 172 173 175 176 177 178 180 181 182 183 184 185 186 187 188 189 190 191 193 195 196 "
    "197 198 199"
).split()
_CARDS = (  # issuer prefix and length of the number, from the issuers' public lists
    ("622202", 19), ("621226", 19), ("622208", 19),  # 工商银行
    ("622848", 19), ("621700", 19), ("622700", 19),  # 农业银行, 建设银行
    ("621661", 19), ("456351", 19), ("601382", 19),  # 中国银行
    ("622588", 16), ("621483", 16), ("622609", 16),  # 招商银行
    ("622260", 19), ("622262", 19),  # 交通银行
    ("622188", 19), ("621098", 19),  # 邮储银行
    ("622622", 16), ("622615", 16), ("622521", 16), ("622909", 18),  # 民生, 浦发, 兴业
)  # fmt: skip
_SEVEN_DIGIT_AREAS = frozenset(("0351", "0471", "0771", "0931", "0951", "0971", "0991"))
_PLATE_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_PLATE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_PLATE_SERIAL = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_VIN_MAKERS = ("LSV", "LFV", "LGX", "LRW", "LVS", "LBV", "LHG", "LVG", "LSG", "LGB", "WBA", "5YJ")
_VIN_CHARACTERS = "0123456789ABCDEFGHJKLMNPRSTUVWXYZ"
_VIN_YEARS = "ABCDEFGHJKLMNPRSTUVWXY123456789"
_USCC_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_NATIONALITIES = (("USA", "840"), ("GBR", "826"), ("CAN", "124"), ("FRA", "250"), ("JPN", "392"))
_URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_HEX = "0123456789abcdef"
_LOWER = "abcdefghijklmnopqrstuvwxyz"
_UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LETTERS_AND_DIGITS = _UPPER + _LOWER + "0123456789"


def birth_date(dice: Dice, first: int = 1945, last: int = 2007) -> dt.date:
    """A day in those years."""
    begin = dt.date(first, 1, 1).toordinal()
    end = dt.date(last, 12, 31).toordinal()
    return dt.date.fromordinal(dice.between(begin, end))


def resident_id(
    dice: Dice, birth: dt.date | None = None, *, female: bool | None = None, region: str = ""
) -> str:
    """公民身份号码, GB 11643-1999: 18 characters."""
    region = region or dice.pick(DISTRICTS).code
    day = birth or birth_date(dice)
    first17 = f"{region}{day:%Y%m%d}{_sequence(dice, female=female)}"
    return first17 + check_digits.resident(first17)


def resident_id_15(dice: Dice, birth: dt.date | None = None) -> str:
    """The 15-digit number used until 2013, without century and check digit."""
    day = birth or birth_date(dice, 1945, 1985)
    return f"{dice.pick(DISTRICTS).code}{day:%y%m%d}{dice.between(1, 899):03d}"


def hmt_residence_permit(dice: Dice) -> str:
    """港澳台居民居住证: numbered as a resident ID, region 810000, 820000 or 830000."""
    return resident_id(dice, region=dice.pick(("810000", "820000", "830000")))


def foreigner_pr_card(dice: Dice) -> str:
    """外国人永久居留身份证 since 2023: 18 digits, 9 first, GB 11643's check digit."""
    country = dice.pick(_NATIONALITIES)[1]
    province = dice.pick(DISTRICTS).code[:2]
    serial = dice.between(1, 999)
    first17 = f"9{province}{country}{birth_date(dice):%Y%m%d}{serial:03d}"
    return first17 + check_digits.resident(first17)


def foreigner_pr_card_old(dice: Dice) -> str:
    """The card before 2023: three letters and twelve digits, the last by ICAO 9303's weights."""
    country = dice.pick(_NATIONALITIES)[0]
    first14 = f"{country}{dice.pick(DISTRICTS).code[:4]}{birth_date(dice):%y%m%d}{dice.below(10)}"
    return first14 + check_digits.machine_readable(first14)


def passport_cn(dice: Dice) -> str:
    """普通护照: E and 8 digits, EA-EZ and 7 digits, or G and 8 digits."""
    return dice.pick(
        (
            "E" + dice.digits(8),
            "E" + dice.pick("ABCDEFGHJKLMNPQRSTUVWXYZ") + dice.digits(7),
            "G" + dice.digits(8),
        )
    )


def hk_macao_permit(dice: Dice) -> str:
    """港澳居民来往内地通行证: H or M and 8 digits."""
    return dice.pick("HM") + dice.digits(8)


def taiwan_permit(dice: Dice) -> str:
    """台湾居民来往大陆通行证: 8 digits."""
    return str(dice.between(1, 9)) + dice.digits(7)


def exit_permit(dice: Dice) -> str:
    """往来港澳通行证 (C and 8 digits, or CA-CZ and 7)."""
    return "C" + dice.pick((dice.pick("ABCDEFGHJKLMNPQRSTUVWXYZ"), dice.digits(1))) + dice.digits(7)


def hk_id(dice: Dice) -> str:
    """香港居民身份证, check digit in brackets: ``A123456(3)``."""
    body = dice.pick("ABCDEFGHKMPRSVYZ") + dice.digits(6)
    return f"{body}({check_digits.hong_kong(body)})"


def macao_id(dice: Dice) -> str:
    """澳門居民身份證: ``1234567(8)``; the check digit's rule is not public."""
    return f"{dice.pick('157')}{dice.digits(6)}({dice.digits(1)})"


def taiwan_id(dice: Dice) -> str:
    """國民身分證統一編號: a letter, 1 or 2, seven digits and a check digit."""
    body = dice.pick(_UPPER) + dice.pick("12") + dice.digits(7)
    return body + check_digits.taiwan(body)


def birth_certificate(dice: Dice) -> str:
    """出生医学证明: a letter and 9 digits, the first two of the province."""
    return dice.pick("OPQRSTU") + dice.pick(DISTRICTS).code[:2] + dice.digits(7)


def mobile(dice: Dice) -> str:
    """手机号: 11 digits in an allotted segment."""
    return dice.pick(_MOBILE_SEGMENTS) + dice.digits(8)


def landline(dice: Dice, area: str = "") -> str:
    """固定电话: area code, hyphen, 7 or 8 digits."""
    area = area or dice.pick(PROVINCES).area_code
    length = 7 if area in _SEVEN_DIGIT_AREAS else 8
    return f"{area}-{dice.between(2, 8)}{dice.digits(length - 1)}"


def bank_card(dice: Dice) -> str:
    """银行卡号 of a Chinese issuer, Luhn's check digit."""
    prefix, length = dice.pick(_CARDS)
    payload = prefix + dice.digits(length - 1 - len(prefix))
    return payload + check_digits.luhn(payload)


def plate(dice: Dice) -> str:
    """号牌: province, letter of the city, five characters of which at least three are digits."""
    serial = dice.pick(
        (
            dice.digits(5),
            dice.pick(_PLATE_LETTERS) + dice.digits(4),
            dice.pick(_PLATE_LETTERS) + dice.pick(_PLATE_LETTERS) + dice.digits(3),
            dice.digits(2) + dice.pick(_PLATE_LETTERS) + dice.digits(2),
            dice.digits(4) + dice.pick(_PLATE_LETTERS),
        )
    )
    return dice.pick(_PLATE_PROVINCES) + dice.pick(_PLATE_LETTERS[:15]) + serial


def plate_new_energy(dice: Dice) -> str:
    """新能源汽车号牌: six characters after the city, D or F first (small) or last (large)."""
    energy = dice.pick("DF")
    if dice.chance(5):
        return (
            dice.pick(_PLATE_PROVINCES) + dice.pick(_PLATE_LETTERS[:15]) + dice.digits(5) + energy
        )
    second = dice.pick("0123456789ABCDEFGHJKLMNPQRSTUVWXYZ")
    return (
        dice.pick(_PLATE_PROVINCES)
        + dice.pick(_PLATE_LETTERS[:15])
        + energy
        + second
        + dice.digits(4)
    )


def vin(dice: Dice) -> str:
    """车辆识别代号: 17 characters, check digit in position 9."""
    start = dice.pick(_VIN_MAKERS) + dice.letters(_VIN_CHARACTERS, 5)
    end = dice.pick(_VIN_YEARS) + dice.pick(_PLATE_LETTERS[:8]) + dice.digits(6)
    return start + check_digits.vin(f"{start}0{end}") + end


def imei(dice: Dice) -> str:
    """IMEI, 3GPP TS 23.003: 15 digits, Luhn's check digit."""
    payload = dice.pick(("35", "86", "99")) + dice.digits(12)
    return payload + check_digits.luhn(payload)


def imsi(dice: Dice) -> str:
    """IMSI of a Chinese operator: 460, network, ten digits."""
    return "460" + dice.pick(("00", "01", "02", "03", "07", "11", "15")) + dice.digits(10)


def iccid(dice: Dice) -> str:
    """ICCID of a Chinese operator: 8986 and 16 digits, Luhn's check digit last."""
    payload = "8986" + dice.pick(("00", "01", "02", "03", "06", "11")) + dice.digits(13)
    return payload + check_digits.luhn(payload)


def uscc(dice: Dice) -> str:
    """统一社会信用代码, GB 32100-2015, of a company; the organisation code inside is valid too."""
    core = dice.letters("0123456789", 1) + "MA"[: 2 * dice.below(2)]
    core = (core + dice.letters(_USCC_CHARACTERS, 8))[:8]
    first17 = "91" + dice.pick(DISTRICTS).code + core
    first17 += check_digits.organisation(core)
    return first17 + check_digits.uscc(first17)


def organisation_code(dice: Dice) -> str:
    """组织机构代码, GB 11714-1997: eight characters, hyphen, check digit."""
    core = dice.digits(8)
    return f"{core}-{check_digits.organisation(core)}"


def ipv4(dice: Dice) -> str:
    """An address in ranges no one else's documents use for examples."""
    first = dice.pick((36, 58, 61, 101, 113, 117, 123, 180, 183, 211, 218, 222))
    return f"{first}.{dice.below(256)}.{dice.below(256)}.{dice.between(1, 254)}"


def ipv6(dice: Dice) -> str:
    """An address under a Chinese operator's prefix, written in full or shortened."""
    groups = [f"{dice.below(65536):x}" for _ in range(6)]
    prefix = dice.pick(("2408:8207", "2409:8a55", "240e:3b7"))
    if dice.chance(2):
        return ":".join((prefix, *groups))
    return f"{prefix}:{groups[0]}::{groups[1]}"


def mac(dice: Dice) -> str:
    """MAC address of a maker's own (not locally administered)."""
    first = dice.below(64) * 4
    return ":".join(f"{octet:02x}" for octet in (first, *(dice.below(256) for _ in range(5))))


def qq(dice: Dice) -> str:
    """QQ number: 6 to 10 digits."""
    length = dice.pick((8, 9, 9, 10, 10))
    return str(dice.between(1, 3 if length == len("3123456789") else 9)) + dice.digits(length - 1)


def wechat(dice: Dice) -> str:
    """WeChat ID: a letter, then 5 to 19 letters, digits, ``_`` and ``-``."""
    if dice.chance(3):
        return "wxid_" + dice.letters(_LOWER + "0123456789", 14)
    word = dice.letters(_LOWER, dice.between(3, 7))
    return word + dice.pick(("_", "-", "")) + dice.digits(dice.between(3, 5))


def order_number(dice: Dice) -> str:
    """订单号: the time and a serial number, too long for anything else."""
    day = birth_date(dice, 2019, 2025)
    time = f"{dice.below(24):02d}{dice.below(60):02d}{dice.below(60):02d}"
    return f"{day:%Y%m%d}{time}{dice.digits(8)}"


def waybill(dice: Dice) -> str:
    """运单号 in the shapes of Chinese carriers."""
    return dice.pick(
        (
            "SF" + dice.digits(13),
            "YT" + dice.digits(13),
            "JT" + dice.digits(13),
            "JDVA" + dice.digits(11),
            "7" + dice.digits(13),
        )
    )


def jwt(dice: Dice) -> str:
    """JSON Web Token, RFC 7519, with an invented subject and a signature of no key."""
    header = _unpadded({"alg": "HS256", "typ": "JWT"})
    claims: dict[str, object] = {
        "sub": dice.digits(6),
        "iat": dice.between(1_600_000_000, 1_760_000_000),
    }
    return f"{header}.{_unpadded(claims)}.{dice.letters(_URL_SAFE, 43)}"


def password(dice: Dice) -> str:
    """A password as people make them."""
    word = dice.letters(_LOWER, dice.between(3, 6))
    word = word.capitalize() if dice.chance(2) else word
    return word + dice.pick(("@", "#", "!", "_", "")) + dice.digits(dice.between(2, 6))


def password_hash(dice: Dice) -> str:
    """A hash as databases keep them: bcrypt or 32 or 64 hex digits."""
    bcrypt = "$2b$12$" + dice.letters("./" + _LETTERS_AND_DIGITS, 53)
    return dice.pick((bcrypt, dice.letters(_HEX, 32), dice.letters(_HEX, 64)))


def hex_digits(dice: Dice, count: int) -> str:
    """Lower-case hex digits."""
    return dice.letters(_HEX, count)


def uuid(dice: Dice) -> str:
    """A version 4 UUID, RFC 9562."""
    digits = dice.letters(_HEX, 32)
    variant = dice.pick("89ab")
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"


def officer_card(dice: Dice) -> str:
    """军官证: 军, 士 or 武 字第, seven digits, 号."""
    return f"{dice.pick(('军', '士', '武'))}字第{dice.digits(7)}号"


def disability_card(dice: Dice) -> str:
    """残疾人证: a resident ID, kind of disability (1-7), level (1-4)."""
    return resident_id(dice) + str(dice.between(1, 7)) + str(dice.between(1, 4))


def coordinates(dice: Dice) -> str:
    """Longitude and latitude in China, six decimals, with a comma between."""
    longitude = f"{dice.between(98, 122)}.{dice.digits(6)}"
    return f"{longitude},{dice.between(22, 43)}.{dice.digits(6)}"


def _sequence(dice: Dice, *, female: bool | None) -> str:
    """Digits 15 to 17: odd for men, even for women."""
    number = dice.between(1, 498) * 2
    if female is None:
        return f"{number + dice.below(2):03d}"
    return f"{number if female else number + 1:03d}"


def _unpadded(claims: dict[str, object]) -> str:
    text = json.dumps(claims, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()
