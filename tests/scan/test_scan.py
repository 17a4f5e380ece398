"""The pipeline: from a source to an exposure, in one process or in several."""

from __future__ import annotations

import multiprocessing
import os
import signal
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from leakcase.demo.invented import people
from leakcase.errors import SettingsError
from leakcase.pii.finding import Finding, Location, Tier
from leakcase.scan import Progress, scan
from leakcase.settings import NamesMode, ScanOptions
from leakcase.sources.segment import Note, Problem, ProblemKind, TableSegment, TextSegment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from leakcase.exposure.model import Exposure
    from leakcase.sources.segment import Piece

PEOPLE = people(60)


@dataclass
class Pieces:
    """A source of pieces in memory.

    Attributes:
        pieces: what it yields.
        between: called after each piece, with its number.
    """

    pieces: Sequence[Piece]
    between: Callable[[int], None] = field(default=lambda _: None)
    name: str = "pieces"

    def read(self) -> Iterator[Piece]:
        for number, piece in enumerate(self.pieces):
            yield piece
            self.between(number)


def line(number: int, path: str = "a.txt") -> TextSegment:
    person = PEOPLE[number % len(PEOPLE)]
    text = f"姓名：{person.name}，身份证号：{person.resident_id}，手机：{person.mobile}\n".encode()
    where = Location(path, line=number + 1, offset=number * 200)
    return TextSegment(where, text, size=len(text))


def table(first: int, rows: int, *, last: bool, path: str = "t.csv") -> TableSegment:
    some = [PEOPLE[k % len(PEOPLE)] for k in range(first, first + rows)]
    return TableSegment(
        Location(path),
        ("姓名", "证件", "电话"),
        [(one.name, one.resident_id, one.mobile) for one in some],
        first_row=first + 1,
        size=rows * 50,
        last=last,
    )


@pytest.fixture
def options(tmp_path: Path) -> ScanOptions:
    key = tmp_path / "key"
    key.write_bytes(bytes(range(32)))
    return ScanOptions(processes=1, key_file=key, names=NamesMode.OFF)


def scanned(source: Pieces, options: ScanOptions) -> tuple[Exposure, list[Finding]]:
    findings: list[Finding] = []
    return scan(source, options, sink=findings.extend), findings


def without_time(exposure: Exposure) -> Exposure:
    """Without what differs from scan to scan: times, and the numbers of records in samples."""
    categories = [
        replace(count, samples=[replace(one, record=None) for one in count.samples])
        for count in exposure.categories
    ]
    return replace(exposure, started="", seconds=0.0, categories=categories)


def grouped(findings: Sequence[Finding]) -> list[Finding]:
    """The findings with their records numbered as they come."""
    numbers: dict[int | None, int] = {}
    return [
        replace(found, record=numbers.setdefault(found.record, len(numbers))) for found in findings
    ]


def test_an_empty_source_is_an_empty_exposure(options: ScanOptions) -> None:
    exposure, findings = scanned(Pieces([]), options)
    assert (exposure.findings, exposure.read, exposure.partial, findings) == (0, 0, False, [])
    assert exposure.source == "pieces"


def test_text_and_tables_are_searched_and_counted(options: ScanOptions) -> None:
    text, cells = [line(0), line(1)], table(2, 3, last=True)
    exposure, findings = scanned(Pieces([*text, cells]), options)
    assert exposure.read == sum(piece.size for piece in text) + cells.size
    assert exposure.findings == len(findings)
    assert exposure.people.value == 5
    assert exposure.records == 5
    found = {(one.category, one.location.path, one.location.line) for one in findings}
    assert {("mobile", "a.txt", 1), ("mobile", "a.txt", 2), ("mobile", "t.csv", None)} <= found


def test_no_finding_holds_the_value(options: ScanOptions) -> None:
    exposure, findings = scanned(Pieces([line(0), table(1, 2, last=True)]), options)
    shown = repr((exposure, findings))
    assert [one.number for one in PEOPLE if one.mobile in shown or one.resident_id in shown] == []


@pytest.mark.parametrize("partial", [True, False])
def test_a_problem_is_told_and_may_make_the_result_partial(
    options: ScanOptions, *, partial: bool
) -> None:
    problem = Problem(Location("b.zip"), ProblemKind.ENCRYPTED, "needs a password", partial)
    exposure, _ = scanned(Pieces([line(0), problem, line(1)]), options)
    assert (exposure.partial, tuple(exposure.problems)) == (partial, (problem,))
    assert exposure.people.value == 2


def test_findings_come_in_the_order_of_the_text(options: ScanOptions) -> None:
    _, findings = scanned(Pieces([line(number) for number in range(50)]), options)
    offsets = [one.location.offset or 0 for one in findings]
    assert offsets == sorted(offsets)
    assert len(findings) >= 100


def test_the_findings_of_a_record_come_together(options: ScanOptions) -> None:
    lots: list[Sequence[Finding]] = []
    pieces = [line(number) for number in range(40)] + [table(0, 30, last=True)]
    scan(Pieces(pieces), options, sink=lots.append)
    records = [found.record for lot in lots for found in lot]
    changes = sum(one != other for one, other in pairwise(records))
    assert changes + 1 == len(set(records))
    assert all(lot for lot in lots)


def test_progress_grows_and_is_not_told_too_often(
    options: ScanOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter(range(10_000))
    monkeypatch.setattr("leakcase.scan.time.monotonic", lambda: next(clock) / 50)
    told: list[Progress] = []
    note = Note(Location("a.txt"), done=1, expected=3)
    scan(Pieces([note, *(line(number) for number in range(30))]), options, progress=told.append)
    assert {one.location for one in told} == {Location("a.txt")}
    assert [one.read for one in told] == sorted(one.read for one in told)
    assert all(b.seconds - a.seconds >= 0.1 for a, b in pairwise(told))
    assert (told[-1].done, told[-1].expected) == (1, 3)
    assert 2 < len(told) < 31


def test_what_is_below_the_tier_asked_for_is_dismissed(options: ScanOptions) -> None:
    weak = TextSegment(Location("w.txt"), PEOPLE[0].mobile.encode(), size=11)
    strong = TextSegment(Location("s.txt"), f"手机：{PEOPLE[1].mobile}".encode(), size=20)
    only_sure = replace(options, min_tier=Tier.CONFIRMED)
    exposure, findings = scanned(Pieces([weak, strong]), only_sure)
    assert [one.location.path for one in findings] == ["s.txt"]
    assert (exposure.findings, exposure.places_total) == (1, 1)


def test_only_the_categories_asked_for_are_found(options: ScanOptions) -> None:
    _, findings = scanned(Pieces([line(0)]), replace(options, categories=frozenset({"mobile"})))
    assert [one.category for one in findings] == ["mobile"]


def test_what_is_allowed_is_dismissed_and_counted(options: ScanOptions, tmp_path: Path) -> None:
    allowed = tmp_path / "allow.toml"
    allowed.write_text(f'[[allow]]\nvalue = "{PEOPLE[0].mobile}"\n', "utf-8")
    exposure, findings = scanned(Pieces([line(0), line(1)]), replace(options, allow_list=allowed))
    mobiles = [one for one in findings if one.category == "mobile"]
    assert [one.location.line for one in mobiles] == [2]
    assert exposure.dismissed == 1


def test_a_wrong_allow_list_is_told_before_anything_is_read(
    options: ScanOptions, tmp_path: Path
) -> None:
    allowed = tmp_path / "allow.toml"
    allowed.write_text("[[allow]\n", "utf-8")
    read: list[int] = []
    with pytest.raises(SettingsError):
        scan(Pieces([line(0)], between=read.append), replace(options, allow_list=allowed))
    assert read == []


def test_a_baseline_leaves_what_is_new(options: ScanOptions, tmp_path: Path) -> None:
    baseline = tmp_path / "baseline.json"
    before, _ = scanned(Pieces([line(0), line(1)]), replace(options, write_baseline=baseline))
    assert PEOPLE[0].mobile not in baseline.read_text("utf-8")
    later = replace(options, baseline=baseline)
    same, nothing = scanned(Pieces([line(0), line(1)]), later)
    assert (same.findings, same.dismissed, nothing) == (0, before.findings, [])
    _, new = scanned(Pieces([line(0), line(1), line(2)]), later)
    assert {one.location.line for one in new} == {3}


def test_batches_are_bounded(options: ScanOptions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leakcase.scan._BATCH_BYTES", 1_000)
    monkeypatch.setattr("leakcase.scan._BATCH_ITEMS", 7)
    lots: list[int] = []
    pieces = [line(number) for number in range(60)]
    scan(Pieces(pieces), options, sink=lambda lot: lots.append(len({f.record for f in lot})))
    assert sum(lots) == 60
    assert max(lots) <= 7


def test_a_slow_source_is_searched_as_it_comes(
    options: ScanOptions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("leakcase.scan._BATCH_SECONDS", -1.0)
    seen: list[int] = []
    lots: list[Sequence[Finding]] = []
    source = Pieces([line(0), line(1)], between=lambda _: seen.append(len(lots)))
    scan(source, options, sink=lots.append)
    assert seen == [1, 2]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("leakcase.scan._BATCH_ITEMS", 5)


@pytest.mark.usefixtures("small_batches")
def test_two_processes_find_what_one_finds(options: ScanOptions) -> None:
    pieces: list[Piece] = [line(number, f"{number % 4}.txt") for number in range(40)]
    for number in range(4):
        pieces += [table(0, 20, last=False, path=f"{number}.csv")]
        pieces += [table(20, 9, last=True, path=f"{number}.csv")]
    one, findings = scanned(Pieces(pieces), options)
    two, others = scanned(Pieces(pieces), replace(options, processes=2))
    assert without_time(one) == without_time(two)
    assert grouped(findings) == grouped(others)


def _kill_a_searcher(_: int) -> None:
    for child in multiprocessing.active_children():
        if child.pid is not None:
            os.kill(child.pid, signal.SIGKILL)
            return


@pytest.mark.usefixtures("small_batches")
@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_a_killed_search_process_is_a_problem_and_no_hang(options: ScanOptions) -> None:
    def between(number: int) -> None:
        if number == 40:
            _kill_a_searcher(number)

    pieces = [line(number) for number in range(120)]
    exposure, findings = scanned(Pieces(pieces, between), replace(options, processes=2))
    assert [problem.kind for problem in exposure.problems] == [ProblemKind.UNREADABLE]
    assert exposure.partial
    assert exposure.problems[0].detail.startswith("a search process ended early")
    assert 0 < exposure.findings <= len(findings)
    assert multiprocessing.active_children() == []


@pytest.mark.usefixtures("small_batches")
def test_an_error_while_reading_ends_the_processes(options: ScanOptions) -> None:
    def between(number: int) -> None:
        if number == 20:
            raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        scanned(
            Pieces([line(number) for number in range(30)], between), replace(options, processes=2)
        )
    assert multiprocessing.active_children() == []
