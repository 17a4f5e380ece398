"""A photographed form, filled in: text only OCR can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

if TYPE_CHECKING:
    from pathlib import Path

    from leakcase.demo.invented import Person

_FONT = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
_SIMPLIFIED = 2
"""Index of the simplified Chinese face in the collection."""
_INK, _LINE, _PAPER = (36, 48, 42), (150, 165, 155), (252, 252, 248)


def write(path: Path, applicant: Person) -> None:
    """An application for a clinic card."""
    image = Image.new("RGB", (900, 620), _PAPER)
    draw = ImageDraw.Draw(image)
    title = ImageFont.truetype(_FONT, 38, index=_SIMPLIFIED)
    text = ImageFont.truetype(_FONT, 28, index=_SIMPLIFIED)
    draw.text((300, 36), "就诊卡申请表", _INK, title)
    rows = (
        ("姓名", applicant.name),
        ("身份证号", applicant.resident_id),
        ("手机号码", applicant.mobile),
        ("申请日期", "2025年6月3日"),
    )
    for row, (label, value) in enumerate(rows):
        top = 130 + row * 100
        draw.rectangle((60, top, 840, top + 100), outline=_LINE, width=2)
        draw.line((280, top, 280, top + 100), _LINE, 2)
        draw.text((90, top + 30), label, _INK, text)
        draw.text((310, top + 30), value, _INK, text)
    image.quantize(16).save(path, optimize=True)
