"""PDF: text page by page, notes and links, form fields, properties and attached files.

Pages that hold only pictures are read by OCR where it is asked for, and named where it is not.
"""

from __future__ import annotations

import ctypes
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium

from leakcase.pii.finding import Seen
from leakcase.sources.documents.prose import Prose
from leakcase.sources.names import displayed, name_segment
from leakcase.sources.segment import Problem, ProblemKind
from leakcase.sources.streams import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.pii.finding import Location
    from leakcase.sources.reading import Reading
    from leakcase.sources.segment import Piece

_LARGEST = 200 << 20
"""Bytes of a file that is taken in; larger ones stay on disk and are read through the stream."""
_ATTACHMENTS = 1000
_ANNOTATIONS = 10_000
_STRING = 1 << 20


def read(stream: BinaryIO, location: Location, reading: Reading) -> Iterator[Piece]:
    """Read a PDF."""
    document = _open(stream)
    try:
        yield from _properties(document, location, reading)
        yield from _pages(document, location, reading)
        yield from _attachments(document, location, reading)
    finally:
        document.close()


def _open(stream: BinaryIO) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(stream)
        document.init_forms()
    except pypdfium2.PdfiumError as error:
        code = pdfium.FPDF_GetLastError()
        if code == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise Unreadable(
                ProblemKind.ENCRYPTED, "a PDF locked with a password; nothing of it was read"
            ) from error
        raise Unreadable(
            ProblemKind.CORRUPT, "a PDF whose structure is broken; not read as a document"
        ) from error
    return document


def _properties(
    document: pypdfium2.PdfDocument, location: Location, reading: Reading
) -> Iterator[Piece]:
    prose = Prose(location, reading.limits, Seen.METADATA)
    for key, value in document.get_metadata_dict(skip_empty=True).items():
        prose.line(f"{key}: {value[:_STRING]}")
    yield from prose.take()


@dataclass(slots=True)
class _Pictures:
    """Pages of which only a picture is known.

    Attributes:
        pages: how many.
        first: number of the first.
    """

    pages: int = 0
    first: int = 0


def _pages(
    document: pypdfium2.PdfDocument, location: Location, reading: Reading
) -> Iterator[Piece]:
    total = len(document)
    pictures = _Pictures()
    for number in range(1, min(total, reading.limits.pages) + 1):
        reading.clock.check()
        yield from _page(document, number, location.at(page=number), reading, pictures)
    if total > reading.limits.pages:
        yield Problem(
            location,
            ProblemKind.LIMIT,
            f"has {total} pages; the first {reading.limits.pages} were read",
        )
    if pictures.pages:
        yield Problem(
            location.at(page=pictures.first),
            ProblemKind.UNSUPPORTED,
            f"{pictures.pages} of {total} pages are pictures without text; "
            "install leakcase[ocr] and ask for OCR to read them",
            partial=False,
        )


def _page(
    document: pypdfium2.PdfDocument,
    number: int,
    place: Location,
    reading: Reading,
    pictures: _Pictures,
) -> Iterator[Piece]:
    try:
        page = document[number - 1]
    except pypdfium2.PdfiumError:
        yield Problem(place, ProblemKind.CORRUPT, "a page that is broken; the others were read")
        return
    try:
        text = _text(page)
        prose = Prose(place, reading.limits)
        prose.line(text)
        _add_annotations(page, document, prose)
        yield from prose.take()
        if not text.strip() and _has_picture(page):
            if reading.options.ocr:
                yield from _picture(page, place, reading)
            else:
                pictures.pages += 1
                pictures.first = pictures.first or number
    finally:
        page.close()


def _text(page: pypdfium2.PdfPage) -> str:
    """The text of a page; two hyphen marks pdfium puts for broken words are dropped."""
    text_page = page.get_textpage()
    try:
        text = text_page.get_text_bounded() if page.get_rotation() else text_page.get_text_range()
    except pypdfium2.PdfiumError:
        return ""
    finally:
        text_page.close()
    return str(text).replace("\r\n", "\n").replace("\ufffe", "").replace("\x02", "")


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3))


def _picture(page: pypdfium2.PdfPage, place: Location, reading: Reading) -> Iterator[Piece]:
    """The text in the picture of a page."""
    from leakcase.sources.ocr import MOST_PIXELS, read_picture  # noqa: PLC0415  (an extra)

    width, height = page.get_size()
    scale = min(200 / 72, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale)
    try:
        yield from read_picture(bitmap.to_numpy(), place, reading)
    finally:
        bitmap.close()


def _add_annotations(
    page: pypdfium2.PdfPage, document: pypdfium2.PdfDocument, prose: Prose
) -> None:
    """Notes, link targets and form fields, each on a line."""
    count = min(pdfium.FPDFPage_GetAnnotCount(page.raw), _ANNOTATIONS)
    form = document.formenv.raw if document.formenv else None
    for index in range(count):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        try:
            for key in (b"Contents", b"T", b"RC"):
                if value := _annotation_string(annotation, key):
                    prose.line(value, Seen.COMMENT)
            if form:
                _add_field(form, annotation, prose)
            if target := _link_target(document, annotation):
                prose.line(target, Seen.ATTRIBUTE)
        finally:
            pdfium.FPDFPage_CloseAnnot(annotation)


def _add_field(form: object, annotation: object, prose: Prose) -> None:
    """A form field as ``name: value``."""
    if pdfium.FPDFAnnot_GetFormFieldType(form, annotation) <= 0:
        return
    name = _sized_string(pdfium.FPDFAnnot_GetFormFieldAlternateName, form, annotation)
    name = name or _sized_string(pdfium.FPDFAnnot_GetFormFieldName, form, annotation)
    value = _sized_string(pdfium.FPDFAnnot_GetFormFieldValue, form, annotation)
    if value:
        prose.line(f"{name}: {value}")


def _annotation_string(annotation: object, key: bytes) -> str:
    size = pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0)
    buffer = _buffer(size)
    pdfium.FPDFAnnot_GetStringValue(annotation, key, buffer, len(buffer) * 2)
    return _decoded(buffer)


def _sized_string(function: object, form: object, annotation: object) -> str:
    size = function(form, annotation, None, 0)  # type: ignore[operator]
    buffer = _buffer(size)
    function(form, annotation, buffer, len(buffer) * 2)  # type: ignore[operator]
    return _decoded(buffer)


def _buffer(size: int) -> ctypes.Array[ctypes.c_ushort]:
    return (ctypes.c_ushort * max(min(size, _STRING) // 2, 1))()


def _decoded(buffer: ctypes.Array[ctypes.c_ushort]) -> str:
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _link_target(document: pypdfium2.PdfDocument, annotation: object) -> str:
    link = pdfium.FPDFAnnot_GetLink(annotation)
    action = pdfium.FPDFLink_GetAction(link) if link else None
    if not action:
        return ""
    size = pdfium.FPDFAction_GetURIPath(document.raw, action, None, 0)
    if not 0 < size <= _STRING:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document.raw, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def _attachments(
    document: pypdfium2.PdfDocument, location: Location, reading: Reading
) -> Iterator[Piece]:
    for index in range(min(document.count_attachments(), _ATTACHMENTS)):
        reading.clock.check()
        attachment = document.get_attachment(index)
        name = attachment.get_name()
        place = location.inside(displayed(name))
        yield name_segment(place, name)
        try:
            data = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            yield Problem(place, ProblemKind.CORRUPT, "an attachment that is broken; not read")
            continue
        yield from reading.member(io.BytesIO(data), place, name=name)
