"""Pictures: what their metadata tells, and their text where OCR is asked for."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from leakcase.sources.segment import ProblemKind

Reader = Callable[..., Any]


def picture(kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(buffer, kind, **options)
    return buffer.getvalue()


def exif() -> Image.Exif:
    data = Image.Exif()
    data[0x013B] = "Some Artist"
    data.get_ifd(0x8769)[0xA431] = "SN-12345"
    gps = data.get_ifd(0x8825)
    gps[1], gps[2] = "S", (39.0, 54.0, 15.0)
    gps[3], gps[4] = "E", (116.0, 24.0, 27.0)
    return data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_place_owner_and_serial_number(read: Reader, kind: str) -> None:
    data = exif().tobytes().removeprefix(b"Exif\0\0")
    result = read(data if kind == "TIFF" else picture(kind, exif=exif()), "x")
    assert result.text.splitlines() == [
        "Artist: Some Artist",
        "BodySerialNumber: SN-12345",
        "GPS: -39.904167,116.407500",
    ]
    assert {s.seen for s in result.texts} == {"metadata"}


def test_text_chunks_of_png(read: Reader) -> None:
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Some One")
    info.add_text("Comment", "某某的照片", zip=True)
    result = read(picture("PNG", pnginfo=info), "x.png")
    assert "Author: Some One" in result.text
    assert "某某的照片" in result.text


def test_text_that_was_not_read_is_said_once(read: Reader) -> None:
    result = read(picture("PNG"), "x.png")
    assert [(p.kind, p.partial) for p in result.problems] == [(ProblemKind.UNSUPPORTED, False)]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_a_cut_or_broken_picture_never_crashes(read: Reader, kind: str) -> None:
    data = picture(kind, exif=exif())
    for sixteenth in range(1, 16):
        at = len(data) * sixteenth // 16
        read(data[:at], "x")
        read(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :], "x")


def test_a_bomb_of_pixels_is_refused_unopened(read: Reader) -> None:
    data = bytearray(picture("PNG"))
    data[16:24] = struct.pack(">II", 100_000, 100_000)
    assert ProblemKind.TOO_LARGE in read(bytes(data), "x.png", ocr=True).kinds or [
        p for p in read(bytes(data), "x.png", ocr=True).problems if p.partial
    ]


def test_lines_of_text_are_read_with_a_label_beside_its_value(read: Reader) -> None:
    pytest.importorskip("rapidocr")
    buffer = io.BytesIO()
    image = Image.new("RGB", (640, 200), "white")
    draw = ImageDraw.Draw(image)
    draw.text((30, 30), "Phone", fill="black", font_size=36)
    draw.text((300, 30), "10000000001", fill="black", font_size=36)
    draw.text((30, 120), "second line", fill="black", font_size=36)
    image.save(buffer, "PNG")
    result = read(buffer.getvalue(), "x.png", ocr=True)
    assert result.text.replace(" ", "") == "Phone10000000001\nsecondline"
