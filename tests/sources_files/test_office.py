"""Office Open XML and OpenDocument: text, tables, what is hidden, and what is hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any, cast

import docx
import pptx
import pytest
from pptx.util import Inches

from leakcase.sources.segment import Limits, ProblemKind

Reader = Callable[..., Any]
PEOPLE = [
    ["姓名", "电话", "地址"],
    ["甲某", "10000000001", "某市"],
    ["乙某", "10000000002", "某县"],
]
FORM = [["姓名", "甲某", "性别", "男"], ["身份证号", "10000", "联系电话", "10000000001"]]


def fill(table: Any, rows: list[list[str]]) -> None:
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            table.cell(at, column).text = cell


def word() -> bytes:
    document = docx.Document()
    document.add_heading("获奖名单")
    paragraph = document.add_paragraph("联系人见下表 ")
    hidden = paragraph.add_run("藏起来的话")
    hidden.font.hidden = True
    fill(document.add_table(3, 3), PEOPLE)
    fill(document.add_table(2, 4), FORM)
    document.sections[0].header.paragraphs[0].text = "页眉里的话"
    document.core_properties.author = "作者某"
    document.add_comment(paragraph.runs, text="批注里的话", author="批注人某", initials="p")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def slides() -> bytes:
    presentation = pptx.Presentation()
    for number in range(1, 12):
        slide = presentation.slides.add_slide(presentation.slide_layouts[5])
        cast("Any", slide.shapes.title).text = f"第{number}页标题"
    slide.notes_slide.notes_text_frame.text = "备注里的话"
    frame = slide.shapes.add_table(3, 3, Inches(1), Inches(1), Inches(5), Inches(2))
    fill(cast("Any", frame).table, PEOPLE)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def package(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return buffer.getvalue()


W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def word_with(body: str, parts: Mapping[str, str | bytes] | None = None) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    return package(
        {"[Content_Types].xml": "<Types/>", "word/document.xml": document, **(parts or {})}
    )


def test_word_text_stands_as_it_is_met(read: Reader) -> None:
    result = read(word(), "x")
    assert result.seen("获奖名单") == "visible"
    assert result.seen("藏起来的话") == "metadata"
    assert result.seen("页眉里的话") == "visible"
    assert result.seen("批注里的话") == "comment"
    assert result.seen("作者某") == "metadata"
    assert result.seen("批注人某") == "metadata"
    assert result.problems == []


def test_a_word_table_is_a_table_and_a_form_is_lines(read: Reader) -> None:
    result = read(word(), "x.docx")
    assert [(t.location.sheet, t.header, [list(r) for r in t.rows]) for t in result.tables] == [
        ("table 1", tuple(PEOPLE[0]), PEOPLE[1:])
    ]
    assert "姓名：甲某\t性别：男\n身份证号：10000\t联系电话：10000000001" in result.text


def test_deleted_text_and_field_codes_are_read_as_hidden(read: Reader) -> None:
    body = (
        "<w:p><w:del w:author='改稿人某'><w:r><w:delText>删去的话</w:delText></w:r></w:del>"
        "<w:r><w:instrText>HYPERLINK mailto:a@b.example</w:instrText></w:r></w:p>"
    )
    result = read(word_with(body), "x.docx")
    assert result.seen("删去的话") == "metadata"
    assert result.seen("a@b.example") == "attribute"
    assert result.seen("改稿人某") == "metadata"


def test_merged_cells_keep_columns_in_line(read: Reader) -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    wide = (
        "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    )
    rows = [
        "".join(cell.format(text) for text in ("甲", "乙", "丙")),
        wide.format("1") + cell.format("2"),
        "".join(cell.format(text) for text in ("3", "4", "5")),
    ]
    table = "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"
    (found,) = read(word_with(table), "x.docx").tables
    assert [list(row) for row in found.rows] == [["", "1", "2"], ["3", "4", "5"]]


def test_link_targets_and_embedded_files_are_read(read: Reader) -> None:
    links = (
        "<Relationships><Relationship TargetMode='External' Target='tel:10000000001'/>"
        "<Relationship Target='styles.xml'/></Relationships>"
    )
    data = word_with(
        "",
        {
            "word/_rels/document.xml.rels": links,
            "word/embeddings/list.csv": "姓名,电话\n甲,1\n乙,2\n".encode(),
        },
    )
    result = read(data, "x.docx")
    assert result.seen("tel:10000000001") == "attribute"
    assert [t.location.members for t in result.tables] == [("word/embeddings/list.csv",)]


def test_slides_have_numbers_in_order(read: Reader) -> None:
    result = read(slides(), "x.pptx")
    pages = [s.location.page for s in result.texts if "标题" in s.text.decode()]
    assert pages == list(range(1, 12))
    assert [(t.location.page, t.header) for t in result.tables] == [(11, tuple(PEOPLE[0]))]
    assert result.seen("备注里的话") == "comment"


O = (  # noqa: E741  (the name of the family)
    "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
    "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
    "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'"
)


def test_opendocument_text_tables_comments_and_properties(read: Reader) -> None:
    rows = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{c}</text:p></table:table-cell>" for c in row)
        + "</table:table-row>"
        for row in PEOPLE
    )
    content = (
        f"<office:document-content {O}><office:body><office:text><text:h>标题</text:h>"
        "<text:p>正文<text:tab/>后文<office:annotation><dc:creator>批注人</dc:creator>"
        "<text:p>批注</text:p></office:annotation></text:p>"
        f"<table:table>{rows}</table:table></office:text></office:body></office:document-content>"
    )
    meta = (
        f"<office:document-meta {O}><office:meta><dc:creator>作者</dc:creator>"
        "</office:meta></office:document-meta>"
    )
    result = read(
        package(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "content.xml": content,
                "meta.xml": meta,
            }
        ),
        "x",
    )
    assert "标题\n正文 后文" in result.text
    assert result.seen("批注人") == "comment"
    assert result.seen("creator: 作者") == "metadata"
    assert [(t.header, [list(r) for r in t.rows]) for t in result.tables] == [
        (tuple(PEOPLE[0]), PEOPLE[1:])
    ]


def test_a_book_is_read_chapter_by_chapter(read: Reader) -> None:
    data = package(
        {
            "mimetype": "application/epub+zip",
            "OEBPS/1.xhtml": "<html><body><p>章一</p></body></html>",
        }
    )
    result = read(data, "x.epub")
    assert "章一" in result.text
    assert result.texts[-1].location.members == ("OEBPS/1.xhtml",)


def test_entities_are_never_expanded(read: Reader) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    body = (
        f'<!DOCTYPE x [<!ENTITY l0 "lol">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f"<w:document {W}><w:p><w:r><w:t>&l9;&f;</w:t></w:r></w:p></w:document>"
    )
    data = package({"[Content_Types].xml": "<Types/>", "word/document.xml": body})
    result = read(data, "x.docx")
    assert (result.kinds, "root:" in result.text) == ([ProblemKind.REFUSED], False)


def test_deep_nesting_is_cut_and_what_came_before_kept(read: Reader) -> None:
    body = "<w:p><w:r><w:t>前文</w:t></w:r></w:p>" + "<w:x>" * 100_000
    result = read(word_with(body), "x.docx")
    assert (result.text.strip(), result.kinds) == ("前文", [ProblemKind.TOO_DEEP])


def test_a_tag_of_megabytes_is_cut(read: Reader) -> None:
    body = "<w:p><w:r><w:t>前文</w:t></w:r></w:p><w:x a='" + "ab" * (12 << 20) + "'/>"
    result = read(word_with(body), "x.docx", limits=Limits(ratio=1 << 30))
    assert (result.text.strip(), result.kinds) == ("前文", [ProblemKind.TOO_LARGE])


def test_broken_xml_keeps_what_came_before(read: Reader) -> None:
    body = "<w:p><w:r><w:t>前文</w:t></w:r></w:p><w:p><w:r></w:p>"
    result = read(word_with(body), "x.docx")
    assert (result.text.strip(), result.kinds) == ("前文", [ProblemKind.CORRUPT])


def test_a_bomb_in_a_part_is_cut(read: Reader) -> None:
    body = "<w:p><w:r><w:t>" + "0" * (20 << 20) + "</w:t></w:r></w:p>"
    result = read(word_with(body), "x.docx", limits=Limits(ratio=50))
    assert ProblemKind.TOO_LARGE in result.kinds
    assert sum(s.size for s in result.texts) < 4 << 20


@pytest.mark.parametrize("make", [word, slides])
def test_a_cut_document_ends_in_a_problem_not_in_a_crash(
    read: Reader, make: Callable[[], bytes]
) -> None:
    data = make()
    for sixteenth in range(1, 16):
        assert read(data[: len(data) * sixteenth // 16], "x").kinds


def test_a_long_paragraph_is_cut_and_overlaps(read: Reader) -> None:
    text = "一段很长的话没有句号" * 2000
    result = read(
        word_with(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"),
        "x.docx",
        limits=Limits(segment=4096, overlap=64),
    )
    assert b"".join(s.text[s.repeated :] for s in result.texts).decode().strip() == text
    assert all(len(s.text) <= 4096 + 64 for s in result.texts)
