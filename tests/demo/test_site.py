"""The demo site serves what it says it leaks, and nothing else of anyone."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

import pypdfium2
import pytest
from python_calamine import CalamineWorkbook

from leakcase.demo import expected
from leakcase.demo.cast import cast
from leakcase.demo.pages import pages
from leakcase.demo.site import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.demo.page import Page

_BINARY = ("/files/members-export.xlsx", "/files/winners-2025.pdf", "/files/application.png")
_PAGES = pages("http://127.0.0.1/")
_READABLE = [page for page in _PAGES.values() if page.path not in _BINARY]
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with serve() as url:
        yield url


def _text(page: Page) -> str:
    """All of an answer as a reader with every decoder sees it."""
    charset = "gbk" if b"gb2312" in page.body else "utf-8"
    text = page.body.decode(charset) + "".join(f"{name}: {value}" for name, value in page.headers)
    return unescape(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)).replace(" ", "")


@pytest.mark.parametrize("page", _READABLE, ids=lambda page: page.path)
def test_every_leak_stands_in_its_page(page: Page) -> None:
    text = _text(page) if page.leaks else ""
    assert [leak.category for leak in page.leaks if leak.value not in text] == []


def test_the_excel_export_holds_its_people() -> None:
    export = _PAGES["/files/members-export.xlsx"]
    with CalamineWorkbook.from_filelike(io.BytesIO(export.body)) as book:
        rows = book.get_sheet_by_index(0).to_python()[1:]
    assert [tuple(row[1:8]) for row in rows] == [
        (p.name, p.gender, p.mobile, p.resident_id, p.email, p.address, p.bank_card)
        for p in cast().exported
    ]


def test_the_pdf_notice_holds_its_winners() -> None:
    with pypdfium2.PdfDocument(_PAGES["/files/winners-2025.pdf"].body) as notice:
        text = notice[0].get_textpage().get_text_range()
    found = re.findall(r"\d+\.\s+(\S+)\s+(\w{18})", text)
    assert found == [(winner.name, winner.resident_id) for winner in cast().winners]


def test_what_is_served_is_what_was_made(site: str) -> None:
    made = pages(site)
    assert {path: _fetch(site, path) for path in made} == {p.path: p.body for p in made.values()}


def _fetch(site: str, path: str) -> bytes:
    with urlopen(urljoin(site, path)) as answer:  # noqa: S310  (loopback)
        body: bytes = answer.read()
    return body


def test_any_other_path_is_missing(site: str) -> None:
    with pytest.raises(HTTPError) as caught:
        urlopen(site + "backup/")  # noqa: S310  (loopback)
    assert caught.value.code == HTTPStatus.NOT_FOUND
    caught.value.close()


def test_the_api_goes_on_to_its_end(site: str) -> None:
    path: str | None = "/api/v1/appointments?page=1"
    people: list[str] = []
    while path:
        answer = json.loads(_fetch(site, path))
        people += [entry["patientName"] for entry in answer["data"]]
        path = answer["next"]
    assert people == [patient.name for patient in cast().patients]


def test_every_page_can_be_reached_by_links(site: str) -> None:
    """All but the order of the crawl: each page is linked, mapped or named by another."""
    readable = [page.body for path, page in pages(site).items() if path not in _BINARY]
    text = b"".join(readable).decode("utf-8", "ignore")
    linked = {urljoin(site, link) for link in re.findall(r'(?:href|src)="([^"]+)"', text)}
    linked |= set(re.findall(r"<loc>([^<]+)</loc>", text))
    linked |= {urljoin(site, link) for link in re.findall(r'"next": "([^"]+)"', text)}
    linked |= {urljoin(site, "/js/" + name) for name in re.findall(r"sourceMappingURL=(\S+)", text)}
    missing = {urljoin(site, path) for path in pages(site)} - linked
    assert missing == {urljoin(site, "/robots.txt"), urljoin(site, "/sitemap.xml")}


def test_who_is_off_limits_is_not_in_the_truth() -> None:
    assert cast().off_limits.number not in {leak.person for leak in expected.truth(ocr=True)}


def test_the_truth_in_figures() -> None:
    assert expected.people(ocr=True) == expected.people() + 1 == 61
    assert expected.by_category() == {
        "mobile": 60,
        "person_name": 59,
        "resident_id": 36,
        "email": 35,
        "address": 34,
        "ipv4": 31,
        "password_hash": 31,
        "bank_card": 24,
        "birth_date": 20,
        "diagnosis": 12,
        "gender": 2,
        "wechat": 1,
    }
    assert sorted(expected.clean_paths()) == ["/about.html", "/clinic.html", "/news/", "/shop.html"]
