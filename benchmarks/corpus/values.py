"""One invented value of every category, and the look-alikes that are nobody's.

``VALUES`` are labelled wherever they are written. ``LOOKALIKES`` never are: a hit on one is wrong.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from leakcase.demo import check_digits, identifiers, invented

if TYPE_CHECKING:
    from collections.abc import Callable

    from leakcase.demo.dice import Dice

_B64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"


def _plate(dice: Dice) -> str:
    if dice.chance(3):
        return identifiers.plate_new_energy(dice)
    return identifiers.plate(dice)


def _pr_card(dice: Dice) -> str:
    if dice.chance(3):
        return identifiers.foreigner_pr_card_old(dice)
    return identifiers.foreigner_pr_card(dice)


def _otp(dice: Dice) -> str:
    return dice.digits(dice.pick((4, 6, 6, 6)))


def _postcode(dice: Dice) -> str:
    return str(dice.between(10, 83)) + dice.digits(4)


VALUES: dict[str, Callable[[Dice], str]] = {
    "resident_id": identifiers.resident_id,
    "resident_id_15": identifiers.resident_id_15,
    "passport_cn": identifiers.passport_cn,
    "hk_macao_permit": identifiers.hk_macao_permit,
    "taiwan_permit": identifiers.taiwan_permit,
    "exit_permit": identifiers.exit_permit,
    "hmt_residence_permit": identifiers.hmt_residence_permit,
    "foreigner_pr_card": _pr_card,
    "hk_id": identifiers.hk_id,
    "macao_id": identifiers.macao_id,
    "taiwan_id": identifiers.taiwan_id,
    "officer_card": identifiers.officer_card,
    "birth_certificate": identifiers.birth_certificate,
    "disability_card": identifiers.disability_card,
    "mobile": identifiers.mobile,
    "landline": identifiers.landline,
    "email": invented.email,
    "qq": identifiers.qq,
    "wechat": identifiers.wechat,
    "postcode": _postcode,
    "bank_card": identifiers.bank_card,
    "plate": _plate,
    "vin": identifiers.vin,
    "ipv4": identifiers.ipv4,
    "ipv6": identifiers.ipv6,
    "mac": identifiers.mac,
    "imei": identifiers.imei,
    "imsi": identifiers.imsi,
    "iccid": identifiers.iccid,
    "jwt": identifiers.jwt,
    "password": identifiers.password,
    "otp": _otp,
    "coordinates": identifiers.coordinates,
    "order_number": identifiers.order_number,
    "waybill": identifiers.waybill,
    "uscc": identifiers.uscc,
    "organisation_code": identifiers.organisation_code,
    "person_name": invented.full_name,
    "address": invented.address,
}


def _clock(dice: Dice) -> str:
    return f"{dice.below(24):02d}:{dice.below(60):02d}:{dice.below(60):02d}"


def _day(dice: Dice) -> str:
    return f"{dice.between(2015, 2026)}-{dice.between(1, 12):02d}-{dice.between(1, 28):02d}"


def _compact_time(dice: Dice) -> str:
    return (_day(dice) + _clock(dice)).replace("-", "").replace(":", "")


def _amount(dice: Dice) -> str:
    return f"{dice.between(1, 99_999_999):,}.{dice.below(100):02d}"


def _decimal(dice: Dice) -> str:
    """A long fraction; one in four hides a mobile number's digits."""
    digits = identifiers.mobile(dice) if dice.chance(4) else dice.digits(dice.between(4, 17))
    return f"{dice.below(100)}.{digits}"


def _ean(dice: Dice) -> str:
    first12 = dice.pick(("690", "692", "694", "695", "489", "400")) + dice.digits(9)
    return first12 + check_digits.ean13(first12)


def _isbn(dice: Dice) -> str:
    publisher, title = dice.digits(4), dice.digits(4)
    return f"978-7-{publisher}-{title}-{check_digits.ean13('9787' + publisher + title)}"


def _version(dice: Dice) -> str:
    """Mostly three numbers; the fourth, where there is one, often above 255 as browsers' are."""
    numbers = [dice.below(40) for _ in range(3)]
    if dice.chance(6):
        numbers.append(dice.pick((dice.below(40), dice.between(256, 6800))))
    return ".".join(map(str, numbers))


def _fingerprint(dice: Dice) -> str:
    return ":".join(identifiers.hex_digits(dice, 2).upper() for _ in range(20))


def _blob(dice: Dice) -> str:
    data = bytes(dice.below(256) for _ in range(dice.between(30, 120)))
    return base64.b64encode(data).decode()


def _svg(dice: Dice) -> str:
    steps = (
        f"{dice.pick('LCMQ')}{dice.below(900)}.{dice.digits(3)} {dice.below(900)}.{dice.digits(4)}"
        for _ in range(dice.between(3, 9))
    )
    return "".join(steps) + "Z"


def _masked(dice: Dice) -> str:
    mobile, number = identifiers.mobile(dice), identifiers.resident_id(dice)
    return dice.pick(
        (f"{mobile[:3]}****{mobile[7:]}", f"{number[:6]}********{number[14:]}", f"尾号{mobile[7:]}")
    )


LOOKALIKES: dict[str, Callable[[Dice], str]] = {
    "clock": _clock,
    "day": _day,
    "ms": lambda dice: str(dice.between(1_400_000_000, 1_790_000_000)) + dice.digits(3),
    "seconds": lambda dice: str(dice.between(1_400_000_000, 1_790_000_000)),
    "us": lambda dice: str(dice.between(1_400_000_000, 1_790_000_000)) + dice.digits(6),
    "compact_time": _compact_time,
    "amount": _amount,
    "decimal": _decimal,
    "percent": lambda dice: f"{dice.below(100)}.{dice.digits(2)}%",
    "count": lambda dice: str(dice.below(10 ** dice.between(1, 6))),
    "uid": lambda dice: str(dice.between(1, 9)) + dice.digits(dice.pick((7, 8, 9, 11, 12))),
    "uid11": identifiers.mobile,
    "snowflake": lambda dice: "1" + dice.digits(18),
    "serial": lambda dice: dice.letters("ABCDEFGHJKLMNPQRSTUVWXYZ", 2) + dice.digits(10),
    "uuid": identifiers.uuid,
    "md5": lambda dice: identifiers.hex_digits(dice, 32),
    "sha1": lambda dice: identifiers.hex_digits(dice, 40),
    "sha256": lambda dice: identifiers.hex_digits(dice, 64),
    "short_hash": lambda dice: identifiers.hex_digits(dice, dice.pick((7, 8, 12))),
    "ean": _ean,
    "isbn": _isbn,
    "version": _version,
    "fingerprint": _fingerprint,
    "blob": _blob,
    "svg": _svg,
    "colour": lambda dice: "#" + identifiers.hex_digits(dice, 6),
    "masked": _masked,
    "hotline": lambda dice: dice.pick(("400", "800")) + f"-{dice.digits(3)}-{dice.digits(4)}",
    "short_number": lambda dice: dice.pick(("95588", "12315", "10086", "12345", "96110")),
    "licence": lambda dice: f"{dice.pick('京沪粤浙')}ICP备{dice.digits(8)}号-{dice.between(1, 9)}",
    "police_record": lambda dice: f"{dice.pick('京沪粤浙')}公网安备{dice.digits(14)}号",
    "stock": lambda dice: dice.pick(("600", "000", "300", "688")) + dice.digits(3),
    "error_code": lambda dice: dice.pick("EFW") + dice.digits(dice.pick((4, 5, 6))),
    "port": lambda dice: str(dice.between(1024, 65535)),
    "hex_address": lambda dice: "0x" + identifiers.hex_digits(dice, 12),
    "package": lambda dice: f"{dice.letters('abcdefghijklmnop', 6)}@{_version(dice)}",
    "retina": lambda dice: f"{dice.letters('abcdefghijklmnop', 5)}@{dice.between(2, 3)}x.png",
    "base64_word": lambda dice: dice.letters(_B64, dice.between(20, 44)),
}
"""Values that look like personal information and are not."""
