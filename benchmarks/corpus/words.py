"""What people and programs call each kind of personal information, in words and in keys."""

# ruff: noqa: E501  (one category, one paragraph)
from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """Names of one category.

    Attributes:
        zh: as a Chinese form or sentence says it.
        en: as an English one does.
        keys: as programs do.
        bare: whether a value is recognisable without any of these.
    """

    zh: tuple[str, ...]
    en: tuple[str, ...]
    keys: tuple[str, ...]
    bare: bool = False


def _names(zh: str, en: str, keys: str, *, bare: bool = False) -> Names:
    return Names(tuple(zh.split()), tuple(en.split(", ")), tuple(keys.split()), bare)


NAMES = {
    "resident_id": _names(
        "身份证号 身份证号码 公民身份号码 身份证 居民身份证号 证件号码",
        "ID card number, resident ID, identity card no, national ID",
        "id_card idCard idcard idno identity_no sfzh id_number cert_no",
        bare=True,
    ),
    "resident_id_15": _names(
        "身份证号 旧身份证号 身份证号码", "old ID card number, ID card number", "id_card idcard sfzh"
    ),
    "passport_cn": _names(
        "护照号 护照号码 护照 因私护照号", "passport number, passport no, passport",
        "passport passport_no passportNo hzh",
    ),
    "hk_macao_permit": _names(
        "回乡证号 港澳居民来往内地通行证 回乡证 港澳通行证号",
        "home return permit, mainland travel permit", "hk_macao_permit home_permit hxz",
    ),
    "taiwan_permit": _names(
        "台胞证号 台湾居民来往大陆通行证 台胞证", "Taiwan compatriot permit, Taiwan travel permit",
        "taiwan_permit tbz tw_permit",
    ),
    "exit_permit": _names(
        "往来港澳通行证号 往来港澳通行证", "exit-entry permit", "exit_permit eep_no"
    ),
    "hmt_residence_permit": _names(
        "港澳台居民居住证号 港澳台居民居住证 居住证号码", "residence permit number",
        "residence_permit hmt_permit", bare=True,
    ),
    "foreigner_pr_card": _names(
        "外国人永久居留身份证号 永久居留证号 永居证号", "permanent residence card number, PR card",
        "pr_card prc_no foreigner_pr", bare=True,
    ),
    "hk_id": _names(
        "香港身份证号 香港身份证 香港居民身份证", "HKID, Hong Kong ID", "hkid hk_id", bare=True
    ),
    "macao_id": _names("澳门身份证号 澳门居民身份证", "Macao ID, Macau ID", "macao_id bir_no"),
    "taiwan_id": _names(
        "台湾身份证号 身分證字號 國民身分證", "Taiwan ID, ROC national ID", "taiwan_id tw_id"
    ),
    "officer_card": _names("军官证号 军官证 士兵证号", "officer card", "officer_no", bare=True),
    "birth_certificate": _names(
        "出生医学证明编号 出生证编号 出生医学证明", "birth certificate number",
        "birth_cert birth_certificate",
    ),
    "disability_card": _names(
        "残疾人证号 残疾证号 残疾人证", "disability card number", "disability_card cjz"
    ),
    "mobile": _names(
        "手机 手机号 手机号码 联系电话 电话 联系方式 移动电话",
        "mobile, phone, mobile number, cell, contact number",
        "phone mobile tel mobilePhone phone_number sjh cellphone contact_phone", bare=True,
    ),
    "landline": _names(
        "电话 座机 固定电话 办公电话 家庭电话", "telephone, landline, tel, office phone",
        "tel telephone landline home_phone", bare=True,
    ),
    "email": _names(
        "邮箱 电子邮箱 邮件 电子邮件 联系邮箱", "email, e-mail, mail, email address",
        "email mail e_mail userEmail contact_email yx", bare=True,
    ),
    "qq": _names("QQ QQ号 QQ号码 联系QQ", "QQ, QQ number", "qq qq_no qqNumber"),
    "wechat": _names(
        "微信 微信号 联系微信", "WeChat, WeChat ID", "wechat wechat_id weixin wxid"
    ),
    "postcode": _names("邮编 邮政编码", "postcode, zip code", "postcode zip zipcode yb"),
    "bank_card": _names(
        "银行卡号 卡号 银行卡 银行账号 储蓄卡号 收款账号",
        "bank card, card number, account number, debit card",
        "bank_card card_no cardNo bankcard bank_account yhkh", bare=True,
    ),
    "plate": _names(
        "车牌 车牌号 车牌号码 号牌号码", "plate, license plate, plate number",
        "plate plate_no license_plate car_no cph", bare=True,
    ),
    "vin": _names(
        "车架号 车辆识别代号 车辆识别代码 VIN", "VIN, chassis number", "vin vin_no frame_no",
        bare=True,
    ),
    "ipv4": _names(
        "IP IP地址 登录IP 客户端IP", "IP, IP address, client IP", "ip client_ip remote_addr login_ip",
        bare=True,
    ),
    "ipv6": _names("IPv6地址 IP地址", "IPv6 address, IP", "ipv6 ip client_ip", bare=True),
    "mac": _names(
        "MAC地址 网卡地址 物理地址", "MAC address, MAC", "mac mac_addr macAddress", bare=True
    ),
    "imei": _names("IMEI 手机串号 设备串号", "IMEI, IMEI number", "imei imei_no deviceImei"),
    "imsi": _names("IMSI 国际移动用户识别码", "IMSI", "imsi sim_imsi"),
    "iccid": _names("ICCID SIM卡号", "ICCID, SIM serial", "iccid sim_iccid", bare=True),
    "jwt": _names("令牌 登录令牌", "token, bearer token", "token access_token jwt", bare=True),
    "password": _names(
        "密码 登录密码 初始密码 口令", "password, login password", "password passwd pwd user_pwd mm"
    ),
    "otp": _names("验证码 短信验证码 动态码", "verification code, OTP", "sms_code otp verify_code"),
    "coordinates": _names(
        "经纬度 坐标 位置坐标", "coordinates, location", "lnglat location coordinate"
    ),
    "order_number": _names(
        "订单号 订单编号 订单", "order number, order no", "order_no orderNo order_id"
    ),
    "waybill": _names(
        "运单号 快递单号 物流单号", "waybill, tracking number", "waybill tracking_no express_no"
    ),
    "uscc": _names(
        "统一社会信用代码 社会信用代码 信用代码", "unified social credit code, USCC",
        "uscc credit_code social_credit_code tyshxydm", bare=True,
    ),
    "organisation_code": _names(
        "组织机构代码 机构代码", "organisation code", "org_code organisation_code"
    ),
}  # fmt: skip
"""Names of every structured category the corpora hold."""

STRUCTURED = tuple(NAMES)
"""The categories that are judged; names and addresses are measured by ``names.py``."""
