"""What the demo site serves besides pages: its API, scripts, a dump, files, robots and site map."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from importlib import resources
from typing import TYPE_CHECKING

from leakcase.demo.cast import appointment, cast
from leakcase.demo.leaks import Leak, leaks
from leakcase.demo.page import Page, render
from leakcase.pii.finding import Seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leakcase.demo.invented import Person

_JSON = "application/json; charset=utf-8"
_SCRIPT = "application/javascript; charset=utf-8"
_PLAIN = "text/plain; charset=utf-8"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PAGE_SIZE = 5
_SITE_MAP = ("", "shop.html", "clinic.html", "news/", "news/notice-2025.html", "about.html")


def downloads(address: str, forbidden: str) -> Iterator[Page]:
    """All of them; ``address`` is the site's own, ``forbidden`` the path robots.txt forbids."""
    yield from _api(cast().patients)
    yield _script(cast().coach)
    yield _source_map(cast().developer)
    yield _dump(cast().dumped)
    yield from _files()
    yield _broken_archive()
    robots = f"User-agent: *\nDisallow: {forbidden}\nSitemap: {address}sitemap.xml\n"
    yield Page("/robots.txt", robots.encode(), _PLAIN)
    yield _site_map(address)


def _api(patients: tuple[Person, ...]) -> Iterator[Page]:
    """Appointments, five to a page, each page linking the next, open to everyone."""
    last = -(-len(patients) // _PAGE_SIZE)
    for number in range(1, last + 1):
        path = _api_path(number)
        shown = patients[(number - 1) * _PAGE_SIZE : number * _PAGE_SIZE]
        answer = {
            "code": 0,
            "total": len(patients),
            "page": number,
            "next": _api_path(number + 1) if number < last else None,
            "data": [_appointment(patient) for patient in shown],
        }
        body = json.dumps(answer, ensure_ascii=False, indent=1).encode()
        found = leaks(path, shown, "person_name mobile birth_date diagnosis", Seen.DATA)
        yield Page(path, body, _JSON, leaks=found)


def _api_path(number: int) -> str:
    return f"/api/v1/appointments?page={number}"


def _appointment(patient: Person) -> dict[str, object]:
    return {
        "id": 202509000000 + patient.number,
        "patientName": patient.name,
        "phone": patient.mobile,
        "birthday": patient.birth.isoformat(),
        "diagnosis": patient.diagnosis,
        "visitDate": appointment(patient).isoformat(),
        "fee": 35.0 + patient.number % 4 * 20,
    }


def _script(coach: Person) -> Page:
    r"""A script whose maker wrote everything that is not ASCII as ``\u`` escapes."""
    path = "/js/app.js"
    text = (
        '(function(){"use strict";\n'
        f'var coach={{name:"{_escaped(coach.name)}",mobile:"{_escaped(coach.mobile)}",'
        f'wechat:"{coach.wechat}"}};\n'
        'var hotline="400-820-0000",version="3.14.159";\n'
        'document.querySelectorAll("[data-coach]").forEach(function(box){\n'
        "  box.textContent=coach.name;box.title=hotline;\n"
        "});\n})();\n//# sourceMappingURL=app.js.map\n"
    )
    found = leaks(path, [coach], "person_name wechat mobile", Seen.SCRIPT)
    return Page(path, text.encode(), _SCRIPT, leaks=found)


def _escaped(text: str) -> str:
    return "".join(f"\\u{ord(char):04x}" for char in text)


def _source_map(developer: Person) -> Page:
    path = "/js/app.js.map"
    source = (
        f"// 维护人：{developer.name}，有问题打我手机 {developer.mobile}\n"
        f"// 或者写信 {developer.email}\n"
        "export const coach = load('coach');\n"
    )
    content = {
        "version": 3,
        "file": "app.js",
        "sources": ["../src/app.ts"],
        "sourcesContent": [source],
        "names": [],
        "mappings": "AAAA,SAASA",
    }
    body = json.dumps(content, ensure_ascii=False).encode()
    found = leaks(path, [developer], "person_name mobile email", Seen.SCRIPT)
    return Page(path, body, _JSON, leaks=found)


def _dump(dumped: tuple[Person, ...]) -> Page:
    """What mysqldump leaves behind, linked from a page by mistake."""
    path = "/backup/db-2025-06.sql"
    text = render("dump.sql", dumped=dumped, hashed=_hashed)
    shown = "person_name gender mobile resident_id email address ipv4"
    found = leaks(path, dumped, shown, Seen.DATA)
    found += tuple(
        Leak(path, "password_hash", _hashed(someone), Seen.DATA, someone.number)
        for someone in dumped
    )
    return Page(path, text.encode(), "application/sql", leaks=found)


def _hashed(someone: Person) -> str:
    """The password as a careless shop keeps it: half a digest, no salt."""
    return hashlib.sha256(someone.password.encode()).hexdigest()[:32]


def _files() -> Iterator[Page]:
    """The files made by ``tools/demo_files``."""
    people = cast()
    path = "/files/members-export.xlsx"
    columns = "person_name gender mobile resident_id email address bank_card"
    found = leaks(path, people.exported, columns, Seen.DATA)
    yield Page(path, _file("members.xlsx"), _SHEET, leaks=found)
    path = "/files/winners-2025.pdf"
    found = leaks(path, people.winners, "person_name resident_id")
    yield Page(path, _file("winners.pdf"), "application/pdf", leaks=found)
    path = "/files/application.png"
    found = leaks(path, [people.applicant], "person_name resident_id mobile", Seen.VISIBLE)
    yield Page(path, _file("application.png"), "image/png", leaks=found)


def _file(name: str) -> bytes:
    return resources.files("leakcase.demo").joinpath("files", name).read_bytes()


def _broken_archive() -> Page:
    """An upload that was cut off: a ZIP file without its end. It makes a scan partial."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for number in range(1, 4):
            entry = zipfile.ZipInfo(f"photo-{number}.raw", (2025, 5, 1, 9, 0, 0))
            archive.writestr(entry, hashlib.sha256(bytes([number])).digest() * 200)
    return Page("/files/photos.zip", buffer.getvalue()[:9000], "application/zip")


def _site_map(address: str) -> Page:
    places = "".join(f"<url><loc>{address}{path}</loc></url>" for path in _SITE_MAP)
    namespace = "http://www.sitemaps.org/schemas/sitemap/0.9"
    text = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="{namespace}">{places}</urlset>'
    return Page("/sitemap.xml", text.encode(), "application/xml")
