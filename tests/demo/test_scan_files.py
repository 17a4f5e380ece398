"""The demo site as a folder of files: a scan finds who leaks there, and no one else."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from leakcase.demo import expected
from leakcase.demo.pages import pages
from leakcase.pii.digests import Digester, normalise
from leakcase.pii.finding import Finding, Tier
from leakcase.scan import scan
from leakcase.settings import ScanOptions
from leakcase.sources.files import FileSource

if TYPE_CHECKING:
    from pathlib import Path

    from leakcase.demo.leaks import Leak
    from leakcase.exposure.model import Exposure

_KEY = bytes(range(32))
_UNSEEN = {"/admin/", "/account.html"}
"""Forbidden by robots.txt; leaking by a response header, which files have not."""
_IN_TEXT = {"person_name", "address"}
"""Found in running text only as well as the tagger does; measured on its own."""
_TABLES = ("/members.html", "/api/", "/files/members-export.xlsx", "/backup/")


class Scanned:
    """One scan of the site's files, with its findings by page."""

    def __init__(self, folder: Path) -> None:
        key_file = folder / "key"
        key_file.write_bytes(_KEY)
        site = folder / "site"
        names = {
            _write(site, path): path for path in pages("http://127.0.0.1/") if path not in _UNSEEN
        }
        self.findings: list[Finding] = []
        self.exposure: Exposure = scan(
            FileSource([site]),
            ScanOptions(processes=1, key_file=key_file),
            sink=self.findings.extend,
        )
        self.by_page: dict[str, list[Finding]] = defaultdict(list)
        for found in self.findings:
            self.by_page[names[found.location.path]].append(found)
        self._digester = Digester(_KEY)

    def has(self, leak: Leak) -> Finding | None:
        """The finding of a leak, if it was found."""
        value = normalise(leak.category, leak.value)
        digest = self._digester.digest(leak.category, value)
        for found in self.by_page[leak.path]:
            if (found.category, found.digest) == (leak.category, digest):
                return found
        return None


def _write(site: Path, path: str) -> str:
    name = path.strip("/").replace("?page=", "-") or "index.html"
    name += "/index.html" if path.endswith("/") and path != "/" else ""
    file = site / (name + ".json" if path.startswith("/api/") else name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(pages("http://127.0.0.1/")[path].body)
    return str(file)


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Scanned:
    return Scanned(tmp_path_factory.mktemp("demo"))


def _truth() -> list[Leak]:
    return [leak for leak in expected.truth() if leak.path not in _UNSEEN]


def _is_in_a_table(leak: Leak) -> bool:
    return leak.path.startswith(_TABLES)


def test_every_structured_value_is_found(scanned: Scanned) -> None:
    missed = [leak for leak in _truth() if leak.category not in _IN_TEXT and not scanned.has(leak)]
    assert missed == []


def test_every_cell_of_every_table_is_found(scanned: Scanned) -> None:
    missed = [leak for leak in _truth() if _is_in_a_table(leak) and not scanned.has(leak)]
    assert missed == []


def test_what_is_hidden_is_said_to_be_hidden(scanned: Scanned) -> None:
    pages_read = [leak for leak in _truth() if leak.path == "/" or leak.path.endswith(".html")]
    found = [(leak, scanned.has(leak)) for leak in pages_read]
    wrong = [(leak, hit.seen) for leak, hit in found if hit and hit.seen != leak.seen]
    assert wrong == []


def test_clean_pages_stay_clean(scanned: Scanned) -> None:
    """Article numbers, times, hotlines and the like are nobody's."""
    assert {path: scanned.by_page[path] for path in expected.clean_paths()} == {
        path: [] for path in expected.clean_paths()
    }


def test_people_and_children_are_counted(scanned: Scanned) -> None:
    assert scanned.exposure.people.value == len({leak.person for leak in _truth()})
    assert scanned.exposure.minors["under_14"].value == 2


def test_the_broken_archive_makes_the_scan_partial(scanned: Scanned) -> None:
    assert scanned.exposure.partial
    paths = {problem.location.path for problem in scanned.exposure.problems if problem.partial}
    assert [path.rpartition("/")[2] for path in paths] == ["photos.zip"]


def test_no_value_is_written_out(scanned: Scanned) -> None:
    shown = repr((scanned.findings, scanned.exposure))
    secret = {leak.value for leak in _truth() if len(leak.value) > 8}
    assert [value for value in secret if value in shown] == []


def test_check_digits_and_labels_together_confirm(scanned: Scanned) -> None:
    listed = [scanned.has(leak) for leak in _truth() if leak.path == "/members.html"]
    tiers = [found.tier for found in listed if found and found.category == "resident_id"]
    assert tiers == [Tier.CONFIRMED] * 20
