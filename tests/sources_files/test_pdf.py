"""PDF: pages, notes, forms, properties, attachments, and files that are broken or locked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from leakcase.sources.segment import Limits, ProblemKind

Reader = Callable[..., Any]


def pdf(objects: Sequence[bytes], *, trailer: bytes = b"", xref: bool = True) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(data)
    if xref:
        data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        data += b"".join(b"%010d 00000 n \n" % at for at in offsets)
    data += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start if xref else 7,
    )
    return data


def stream(body: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(body), entries, body)


FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pages(texts: Sequence[str]) -> list[bytes]:
    """Objects of a document with a line of text on each page."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(texts)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(texts), kids),
        FONT,
    ]
    for n, text in enumerate(texts):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Contents %d 0 R"
            b"/Resources<</Font<</F 3 0 R>>>>>>" % (5 + 2 * n)
        )
        objects.append(stream(b"BT /F 12 Tf 20 350 Td (%s) Tj ET" % text.encode()))
    return objects


def test_reads_pages_with_their_numbers(read: Reader) -> None:
    result = read(pdf(pages(["number 10000000001", "second page"])), "x.pdf")
    assert [(s.location.page, s.text.decode().strip(), s.seen) for s in result.texts] == [
        (1, "number 10000000001", "visible"),
        (2, "second page", "visible"),
    ]
    assert result.problems == []


def test_reads_properties(read: Reader) -> None:
    objects = [*pages(["x"]), b"<</Author(Some One)/Title<FEFF540D5355>>>"]
    result = read(pdf(objects, trailer=b"/Info 6 0 R"), "x.pdf")
    assert result.seen("Author: Some One") == "metadata"
    assert result.seen("Title: 名单") == "metadata"


def test_reads_notes_links_and_form_fields(read: Reader) -> None:
    objects = pages(["body"])
    objects[0] = b"<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]>>>>"
    objects[3] = objects[3][:-2] + b"/Annots[6 0 R 7 0 R 8 0 R]>>"
    objects += [
        b"<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/Contents(a note)/T(a reader)>>",
        b"<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(mailto:a@b.example)>>>>",
        b"<</Type/Annot/Subtype/Widget/FT/Tx/T(mobile)/V(10000000001)/Rect[0 0 9 9]>>",
    ]
    result = read(pdf(objects), "x.pdf")
    assert result.seen("a note") == "comment"
    assert result.seen("a reader") == "comment"
    assert result.seen("mailto:a@b.example") == "attribute"
    assert result.seen("mobile: 10000000001") == "visible"


def test_reads_attached_files(read: Reader) -> None:
    objects = pages(["body"])
    objects[0] = (
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(list.csv) 6 0 R]>>>>>>"
    )
    objects += [
        b"<</Type/Filespec/F(list.csv)/UF(list.csv)/EF<</F 7 0 R>>>>",
        stream(b"name,city,phone\nx,y,3\nz,w,6\n", b"/Type/EmbeddedFile"),
    ]
    result = read(pdf(objects), "x.pdf")
    assert result.names == ["list.csv"]
    assert [(t.location.members, t.header) for t in result.tables] == [
        (("list.csv",), ("name", "city", "phone"))
    ]


def locked() -> bytes:
    """A file whose password is not empty: no key fits."""
    objects = [*pages(["secret"]), b"<</Filter/Standard/V 1/R 2/P -4/O(%s)/U(%s)>>"]
    objects[-1] %= (b"o" * 32, b"u" * 32)
    return pdf(objects, trailer=b"/Encrypt 6 0 R/ID[(0123456789abcdef)(0123456789abcdef)]")


def test_a_locked_file_is_said_to_be(read: Reader) -> None:
    result = read(locked(), "x.pdf")
    assert (result.text, result.kinds) == ("", [ProblemKind.ENCRYPTED])


def test_a_broken_table_of_objects_is_mended(read: Reader) -> None:
    assert read(pdf(pages(["still here"]), xref=False), "x.pdf").text.strip() == "still here"


@pytest.mark.parametrize("sixteenth", range(1, 16))
def test_a_cut_file_is_a_problem_or_read_in_part(read: Reader, sixteenth: int) -> None:
    data = pdf(pages([f"page {n}" for n in range(20)]))
    result = read(data[: len(data) * sixteenth // 16], "x.pdf")
    assert result.kinds or "page 0" in result.text


def test_pages_of_pictures_are_counted_in_one_notice(read: Reader) -> None:
    objects = pages(["", "words", ""])
    image = stream(
        b"\0" * 3,
        b"/Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceRGB/BitsPerComponent 8",
    )
    objects.append(image)
    for at in (3, 7):
        objects[at] = objects[at].replace(b"/Font<<", b"/XObject<</I 10 0 R>>/Font<<")
        objects[at + 1] = stream(b"q 400 0 0 400 0 0 cm /I Do Q")
    result = read(pdf(objects), "x.pdf")
    assert [(p.location.page, p.kind, p.partial) for p in result.problems] == [
        (1, ProblemKind.UNSUPPORTED, False)
    ]
    assert "2 of 3 pages" in result.problems[0].detail


def test_pages_beyond_the_limit_are_reported(read: Reader) -> None:
    result = read(pdf(pages([f"p{n}" for n in range(9)])), "x.pdf", limits=Limits(pages=4))
    assert len(result.texts) == 4
    assert result.kinds == [ProblemKind.LIMIT]


def test_time_beyond_the_limit_is_reported(read: Reader) -> None:
    result = read(pdf(pages(["a", "b"])), "x.pdf", limits=Limits(seconds=-1.0))
    assert result.kinds == [ProblemKind.TIMEOUT]
