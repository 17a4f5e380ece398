"""The demo site, crawled and as files: a scan finds who leaks there, and no one else."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from leakcase.demo import expected
from leakcase.demo.pages import pages
from leakcase.demo.site import serve
from leakcase.exposure.model import Reach
from leakcase.pii.digests import Digester, normalise
from leakcase.pii.finding import Finding, Tier
from leakcase.scan import scan
from leakcase.settings import ScanOptions
from leakcase.sources.files import FileSource
from leakcase.sources.web import CrawlOptions, WebSource

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from leakcase.demo.leaks import Leak
    from leakcase.sources.segment import Source

_KEY = bytes(range(32))
_PATHS = frozenset(pages("http://127.0.0.1/"))
_FORBIDDEN = {"/admin/"}
_IN_HEADERS = {"/account.html"}
"""Leaks by a cookie, which a file has not."""
_TAGGED = {"person_name", "address"}
"""Found in running text as well as the tagger can; measured on its own in ``names.py``."""
_TABLES = ("/members.html", "/api/", "/files/members-export.xlsx", "/backup/")


class Scanned:
    """One scan of the site, with its findings by page."""

    def __init__(self, folder: Path, source: Source, names: Mapping[str, str]) -> None:
        key_file = folder / "key"
        key_file.write_bytes(_KEY)
        self.findings: list[Finding] = []
        self.exposure = scan(
            source, ScanOptions(processes=1, key_file=key_file), sink=self.findings.extend
        )
        self.by_page: dict[str, list[Finding]] = defaultdict(list)
        for found in self.findings:
            self.by_page[names[found.location.path]].append(found)
        self.truth = [leak for leak in expected.truth() if leak.path in names.values()]
        self._digester = Digester(_KEY)

    def finding(self, leak: Leak) -> Finding | None:
        """The finding of a leak, if it was found."""
        value = normalise(leak.category, leak.value)
        digest = self._digester.digest(leak.category, value)
        for found in self.by_page[leak.path]:
            if (found.category, found.digest) == (leak.category, digest):
                return found
        return None


@pytest.fixture(scope="module", params=["crawled", "files"])
def scanned(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Scanned:
    folder = tmp_path_factory.mktemp("demo")
    return _crawled(folder) if request.param == "crawled" else _files(folder)


def _crawled(folder: Path) -> Scanned:
    with serve() as url:
        names = {urljoin(url, path): path for path in _PATHS}
        return Scanned(folder, WebSource([url], CrawlOptions(rate=None, allow_private=True)), names)


def _files(folder: Path) -> Scanned:
    site = folder / "site"
    names = {_write(site, path): path for path in _PATHS - _FORBIDDEN - _IN_HEADERS}
    return Scanned(folder, FileSource([site]), names)


def _write(site: Path, path: str) -> str:
    name = path.strip("/").replace("?page=", "-") or "index.html"
    name += "/index.html" if path.endswith("/") and path != "/" else ""
    file = site / (name + ".json" if path.startswith("/api/") else name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pages("http://127.0.0.1/")[path].body)
    return str(file)


def test_every_structured_value_is_found(scanned: Scanned) -> None:
    missed = [
        leak
        for leak in scanned.truth
        if leak.category not in _TAGGED and scanned.finding(leak) is None
    ]
    assert missed == []


def test_every_cell_of_every_table_is_found(scanned: Scanned) -> None:
    cells = [leak for leak in scanned.truth if leak.path.startswith(_TABLES)]
    assert [cell for cell in cells if scanned.finding(cell) is None] == []


def test_most_names_and_addresses_in_text_are_found(scanned: Scanned) -> None:
    tagged = [
        leak
        for leak in scanned.truth
        if leak.category in _TAGGED and not leak.path.startswith(_TABLES)
    ]
    found = [leak for leak in tagged if scanned.finding(leak)]
    assert len(found) / len(tagged) >= 0.8


def test_what_is_hidden_is_said_to_be_hidden(scanned: Scanned) -> None:
    read = [leak for leak in scanned.truth if leak.path == "/" or leak.path.endswith(".html")]
    found = [(leak, scanned.finding(leak)) for leak in read]
    assert [(leak, hit.seen) for leak, hit in found if hit and hit.seen != leak.seen] == []


def test_clean_pages_stay_clean(scanned: Scanned) -> None:
    """Article numbers, times, hotlines and the like are nobody's."""
    found = {path: scanned.by_page[path] for path in expected.clean_paths()}
    assert found == {path: [] for path in expected.clean_paths()}


def test_people_and_children_are_counted(scanned: Scanned) -> None:
    assert scanned.exposure.people.value == len({leak.person for leak in scanned.truth})
    assert scanned.exposure.minors["under_14"].value == 2


def test_the_broken_archive_makes_the_scan_partial(scanned: Scanned) -> None:
    assert scanned.exposure.partial
    paths = {problem.location.path for problem in scanned.exposure.problems if problem.partial}
    assert [path.rpartition("/")[2] for path in paths] == ["photos.zip"]


def test_no_value_is_written_out(scanned: Scanned) -> None:
    shown = repr((scanned.findings, scanned.exposure))
    secret = {leak.value for leak in scanned.truth if len(leak.value) > 8}
    assert [value for value in secret if value in shown] == []


def test_check_digits_and_labels_together_confirm(scanned: Scanned) -> None:
    listed = [scanned.finding(leak) for leak in scanned.truth if leak.path == "/members.html"]
    tiers = [found.tier for found in listed if found and found.category == "resident_id"]
    assert tiers == [Tier.CONFIRMED] * 20


def test_a_crawl_obeys_robots_txt_and_says_how_far_the_leak_reaches(tmp_path: Path) -> None:
    crawled = _crawled(tmp_path)
    assert crawled.by_page["/admin/"] == []
    assert crawled.exposure.reach is Reach.ANYONE_SEES
